import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { main as compile } from 'assemblyscript/asc'

const source = 'src/wasm/scanner/assembly/scan.ts'
const target = 'src/wasm/scanner/generated/module.ts'

/** Compiles the scanner. Its memory limits are those that `scanner.ts` makes the memory with. */
export async function generateScanner(): Promise<ReadonlyMap<string, string>> {
  let binary: Uint8Array | undefined
  const flags = [
    ...['--runtime', 'stub', '-O3', '--noAssert', '--noExportMemory', '--use', 'abort='],
    ...['--importMemory', '--initialMemory', '64', '--maximumMemory', '16384'],
  ]
  const { error, stderr } = await compile(['scan.ts', ...flags, '--outFile', 'scan.wasm'], {
    readFile: name => (name === 'scan.ts' ? readFileSync(fileURLToPath(new URL(`../${source}`, import.meta.url)), 'utf8') : null),
    writeFile(name, contents) {
      if (name === 'scan.wasm' && contents instanceof Uint8Array) binary = contents
    },
    listFiles: () => [],
  })
  if (error !== null || binary === undefined) throw new Error(`${source} does not compile:\n${stderr.toString()}`)
  return new Map([[target, render(binary)]])
}

function render(binary: Uint8Array): string {
  const lines = Buffer.from(binary).toString('base64').match(/.{1,112}/g) ?? []
  return `// Generated from ../assembly/scan.ts by build/generate-scanner.ts; do not edit.

/** The scanner, compiled to WebAssembly. */
export function scannerModule(): Uint8Array<ArrayBuffer> {
  return Uint8Array.fromBase64(encoded)
}

// Base64 may hold white space.
const encoded = \`
${lines.join('\n')}\`
`
}

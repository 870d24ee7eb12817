import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = 'src/wasm/scanner/assembly/scan.ts'
const target = 'src/wasm/scanner/generated/module.ts'

// Run as a command: its type declarations would bring AssemblyScript's globals into this project.
const compiler = join(dirname(createRequire(import.meta.url).resolve('assemblyscript/package.json')), 'bin', 'asc.js')

/** Compiles the scanner. Its memory limits are those that `scanner.ts` makes the memory with. */
export function generateScanner(): ReadonlyMap<string, string> {
  const directory = mkdtempSync(join(tmpdir(), 'scanner-'))
  const output = join(directory, 'scan.wasm')
  try {
    execFileSync(
      process.execPath,
      [
        compiler, fileURLToPath(new URL(`../${source}`, import.meta.url)), '--outFile', output,
        '--runtime', 'stub', '-O3', '--noAssert', '--noExportMemory', '--use', 'abort=',
        '--importMemory', '--initialMemory', '64', '--maximumMemory', '16384',
      ],
      { stdio: ['ignore', 'inherit', 'inherit'] },
    )
    return new Map([[target, render(readFileSync(output))]])
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function render(binary: Buffer): string {
  const lines = binary.toString('base64').match(/.{1,112}/g) ?? []
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

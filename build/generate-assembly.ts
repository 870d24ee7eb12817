import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What is written in AssemblyScript, and the function that gives it compiled. */
const modules = [
  {
    source: 'src/wasm/scanner/assembly/scan.ts',
    target: 'src/wasm/scanner/generated/module.ts',
    name: 'scannerModule',
    title: 'The scanner',
    // The limits of its memory are those that scanner.ts makes the memory with.
    flags: ['--noExportMemory', '--importMemory', '--initialMemory', '64', '--maximumMemory', '16384'],
  },
  {
    source: 'src/core/digest/assembly/sha256.ts',
    target: 'src/core/digest/generated/module.ts',
    name: 'sha256Module',
    title: 'The compression function of SHA-256',
    flags: ['--initialMemory', '2'],
  },
] as const

// Run as a command: its type declarations would bring AssemblyScript's globals into this project.
const compiler = join(dirname(createRequire(import.meta.url).resolve('assemblyscript/package.json')), 'bin', 'asc.js')

/** Compiles every module. */
export function generateAssembly(): ReadonlyMap<string, string> {
  return new Map(modules.map(module => [module.target, render(module, compile(module.source, module.flags))]))
}

function compile(source: string, flags: readonly string[]): Buffer {
  const directory = mkdtempSync(join(tmpdir(), 'assembly-'))
  const output = join(directory, 'module.wasm')
  try {
    const input = fileURLToPath(new URL(`../${source}`, import.meta.url))
    const always = ['--runtime', 'stub', '-O3', '--noAssert', '--use', 'abort=']
    execFileSync(process.execPath, [compiler, input, '--outFile', output, ...always, ...flags], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    return readFileSync(output)
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function render({ source, name, title }: (typeof modules)[number], binary: Buffer): string {
  const lines = binary.toString('base64').match(/.{1,112}/g) ?? []
  const file = source.slice(source.lastIndexOf('/assembly/') + 1)
  return `// Generated from ../${file} by build/generate-assembly.ts; do not edit.

/** ${title}, compiled to WebAssembly. */
export function ${name}(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(encoded), char => char.charCodeAt(0))
}

// Base64 may hold white space.
const encoded = \`
${lines.join('\n')}\`
`
}

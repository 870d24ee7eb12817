import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeModule } from '../../src/wasm/decode.ts'

/**
 * Run as a process of its own: decodes every file of a folder, and prints as JSON how it went, and by how many bytes
 * the process grew at its largest.
 */
const [folder = ''] = process.argv.slice(2)
const inputs = readdirSync(folder).map(file => new Uint8Array(readFileSync(join(folder, file))))
const before = process.resourceUsage().maxRSS
const answers = inputs.map(bytes => {
  const decoded = decodeModule(bytes)
  return decoded.ok ? 'ok' : decoded.finding.code
})
const size = inputs.reduce((sum, bytes) => sum + bytes.length, 0)
const grown = (process.resourceUsage().maxRSS - before) * 1024
console.log(JSON.stringify({ answers: [...new Set(answers)], size, grown }))

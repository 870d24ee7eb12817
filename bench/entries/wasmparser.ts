import { readFileSync } from 'node:fs'
import { BinaryReader } from 'wasmparser/dist/cjs/WasmParser.js'

/** The peer `wasmparser`: reads every section and every instruction, and keeps none. */
const { buffer, byteOffset, byteLength } = readFileSync(process.argv[2] ?? '')
const reader = new BinaryReader()
reader.setData(buffer.slice(byteOffset, byteOffset + byteLength), 0, byteLength)
while (reader.read()) {
  // The reader moves on by itself.
}
if (reader.error !== null) throw reader.error

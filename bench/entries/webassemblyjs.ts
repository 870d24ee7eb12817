import { readFileSync } from 'node:fs'
import { decode } from '@webassemblyjs/wasm-parser'

/** The peer `@webassemblyjs/wasm-parser`: reads the whole module into a tree. */
const { buffer, byteOffset, byteLength } = readFileSync(process.argv[2] ?? '')
decode(buffer.slice(byteOffset, byteOffset + byteLength), {})

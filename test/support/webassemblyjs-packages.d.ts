// The packages have no types of their own.
declare module '@webassemblyjs/wasm-parser' {
  export function decode(bytes: ArrayBuffer, options: object): unknown
}

declare module '@webassemblyjs/ast' {
  export function traverse(program: unknown, visitors: object): void
}

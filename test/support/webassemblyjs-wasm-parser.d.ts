// The package has no types of its own.
declare module '@webassemblyjs/wasm-parser' {
  export function decode(bytes: ArrayBuffer, options: object): unknown
}

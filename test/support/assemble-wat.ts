import { parse } from '@bytecodealliance/jco-transpile/wasm-tools'

/**
 * Assembles text format with wasm-tools (inside jco-transpile). `@repeat(3, x)` in the source stands for `xxx`, with
 * blanks between words: large modules need not be large files.
 */
export async function assembleWat(source: string): Promise<Uint8Array<ArrayBuffer>> {
  const expanded = source.replace(/@repeat\((\d+), ([^)]+)\)/g, (_, times: string, text: string) =>
    (text.length > 1 ? `${text} ` : text).repeat(Number(times)),
  )
  return new Uint8Array(await parse(expanded))
}

/**
 * The part of the WebAssembly JavaScript Interface (https://webassembly.github.io/spec/js-api/) that is used. Node's
 * type package leaves it to TypeScript's DOM library, which would bring a browser's globals with it.
 */
declare namespace WebAssembly {
  interface ModuleExportDescriptor {
    readonly kind: 'function' | 'table' | 'memory' | 'global' | 'tag'
    readonly name: string
  }
  interface ModuleImportDescriptor extends ModuleExportDescriptor {
    readonly module: string
  }
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer>)
    static imports(module: Module): ModuleImportDescriptor[]
    static exports(module: Module): ModuleExportDescriptor[]
    static customSections(module: Module, name: string): ArrayBuffer[]
  }
  class Memory {
    constructor(descriptor: { initial: number; maximum?: number })
    readonly buffer: ArrayBuffer
    grow(pages: number): number
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, unknown>>)
    readonly exports: Readonly<Record<string, unknown>>
  }
  class Table {
    readonly length: number
    constructor(descriptor: { element: string; initial: number; maximum?: number })
  }
  class RuntimeError extends Error {
    readonly name: string
  }
  function instantiate(
    bytes: Uint8Array<ArrayBuffer>,
    imports?: Record<string, Record<string, unknown>>,
  ): Promise<{ readonly module: Module; readonly instance: Instance }>
  function validate(bytes: Uint8Array<ArrayBuffer>): boolean
  function compile(bytes: Uint8Array<ArrayBuffer>): Promise<Module>
}

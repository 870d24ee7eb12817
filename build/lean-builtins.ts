import { createRequire } from 'node:module'
import type { Plugin } from 'rolldown'

/**
 * An `import` of a built-in module makes Node read every property of it, and some of those load more: measured on bare
 * Node 26, `import 'node:process'` costs 6 ms and `import 'node:fs'` 3 ms, where `process.getBuiltinModule()` costs
 * nothing that can be measured. So the bundle fetches single names, and sources keep their ordinary imports. Functions
 * are fetched when they are called: `node:crypto` takes 5 ms to load, and only large modules need it.
 */
export function leanBuiltins(): Plugin {
  const require = createRequire(import.meta.url)
  const prefix = '\0builtin:'
  return {
    name: 'lean-builtins',
    resolveId(id, _importer, { kind }) {
      return id.startsWith('node:') && kind === 'import-statement' ? `${prefix}${id}` : undefined
    },
    load(id) {
      if (!id.startsWith(prefix)) return undefined
      const builtin = id.slice(prefix.length)
      const exported = require(builtin) as Readonly<Record<string, unknown>>
      const names = Object.keys(exported).filter(name => /^[A-Za-z_$][\w$]*$/.test(name) && name !== 'default')
      // A class is told by its capital; functions with properties of their own are passed on whole.
      const isPlainFunction = (name: string) =>
        typeof exported[name] === 'function' && /^[a-z]/.test(name) && Object.keys(exported[name]).length === 0
      return [
        `const get = name => process.getBuiltinModule(${JSON.stringify(builtin)})[name]`,
        ...names.map(name =>
          isPlainFunction(name)
            ? `const $${name} = (...args) => get(${JSON.stringify(name)})(...args)`
            : `const $${name} = /* @__PURE__ */ get(${JSON.stringify(name)})`,
        ),
        `export { ${names.map(name => `$${name} as ${name}`).join(', ')} }`,
        `const whole = /* @__PURE__ */ process.getBuiltinModule(${JSON.stringify(builtin)})`,
        'export { whole as default }',
      ].join('\n')
    },
  }
}

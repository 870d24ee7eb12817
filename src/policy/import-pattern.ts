import { matchesPattern } from '../core/pattern.ts'

/** Whether a pattern of a policy is for an import. */
export type ImportMatcher = (module: string, name: string) => boolean

/**
 * A pattern is `module.name`, split at one of its own dots: what stands before the dot has to match the whole module,
 * what stands after it the whole name. Joining the two names instead would let a module be named so that the dot of the
 * pattern falls somewhere else. As modules and names may hold dots themselves, each dot is tried.
 *
 * `*` stands for any run of characters, but in the module part not for "/", nor for a segment "." or "..": `./*.js` is
 * for files of one directory. Alone before the dot it is for every module; a pattern of nothing but `*` is for every
 * import; one without a dot that ends with `*` is for every name of the modules that it matches.
 */
export function importMatcher(pattern: string): ImportMatcher {
  if (/^\*+$/.test(pattern)) return () => true
  if (!pattern.includes('.')) return module => pattern.endsWith('*') && matchesModule(pattern, module)
  const splits: (readonly [module: string, name: string])[] = []
  for (let dot = pattern.indexOf('.'); dot >= 0; dot = pattern.indexOf('.', dot + 1)) {
    splits.push([pattern.slice(0, dot), pattern.slice(dot + 1)])
  }
  return (module, name) => splits.some(([m, n]) => matchesPattern(n, name) && matchesModule(m, module))
}

function matchesModule(pattern: string, module: string): boolean {
  if (!pattern.includes('*') || pattern === '*') return pattern === '*' || pattern === module
  const segments = module.split('/')
  const wanted = pattern.split('/')
  if (wanted.length !== segments.length) return false
  return segments.every((segment, index) => {
    const each = wanted[index] ?? ''
    return segment === '.' || segment === '..' ? each === segment : matchesPattern(each, segment)
  })
}

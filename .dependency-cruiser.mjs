// Who may import whom. Everything that a table below does not allow is forbidden; each rule carries its reason, which
// is printed when it is broken. Which globals a folder may touch is kept by oxlint.config.ts.

/** Layer → the layers it may import, and why no more. */
const layers = {
  core: { may: [], why: 'The shared nouns depend on nothing, or everything would depend on everything.' },
  wasm: { may: ['core'], why: 'The binary format knows nothing of capabilities or policies: it only reads bytes.' },
  wasi: { may: ['core'], why: 'ABI tables are plain data about functions, true whatever reads them.' },
  analyzer: { may: ['core', 'wasm', 'wasi'], why: 'A Profile is made from bytes alone: no policy may colour it.' },
  policy: { may: ['core', 'wasi'], why: 'A policy sees a Profile and never bytes, so that evaluating needs no module.' },
  report: { may: ['core'], why: 'A reporter turns a report into a string; it decides nothing.' },
  app: {
    may: ['core', 'wasm', 'wasi', 'analyzer', 'policy', 'report'],
    why: 'Use cases combine everything below them, and know nothing of the door they were called through.',
  },
  cli: { may: ['app', 'report', 'core'], why: 'A door holds no logic of its own: what it could do, the library could not.' },
  webhook: { may: ['app', 'report', 'core'], why: 'A door holds no logic of its own: what it could do, the library could not.' },
}

/** Layer → the built-in modules it may import, and why no more. */
const builtins = {
  pure: { layers: ['wasm', 'wasi', 'analyzer', 'policy', 'report'], may: [], why: 'Pure: the same arguments, the same result, on every machine.' },
  hashing: { layers: ['core'], may: ['crypto'], why: 'Pure but for hashing, whose result depends on the bytes alone.' },
  app: {
    layers: ['app'],
    may: ['crypto', 'events', 'fs', 'fs/promises', 'module', 'os', 'path', 'stream', 'stream/promises', 'url', 'util', 'worker_threads', 'zlib'],
    why: 'The one place that reads files and starts threads. It has no business on the network or with other programs.',
  },
  cli: { layers: ['cli'], may: ['path', 'tty', 'util'], why: 'It talks to the terminal; files are read and written by src/app.' },
  webhook: { layers: ['webhook'], may: ['http', 'https', 'path', 'util'], why: 'It serves requests; files are read by src/app.' },
}

/** Layer → the npm packages it may import, and why no more. A package that is not named here is not part of the product. */
const packages = {
  core: { may: ['js-yaml', 'typebox'], why: 'YAML is read in one place (yaml.ts); schemas are the source of types.' },
  policy: { may: ['typebox', '@marcbachmann/cel-js'], why: 'The schema is the source of types and files; rules are written in CEL.' },
  report: { may: ['chalk', 'typebox'], why: 'Colour is part of a text report, and the JSON report has a schema; all else is string building.' },
  app: { may: ['tinyglobby', 'tar-stream', 'ajv'], why: 'Patterns and archives are ways to name inputs; a Profile from a file is held against its schema.' },
  cli: { may: [], why: 'The command line is read by our own table, because every package costs each start.' },
  none: { may: [], why: 'Reading modules and judging them is our own work: no other code is trusted with hostile bytes.' },
}

const names = Object.keys(layers)
const anyOf = words => `(?:${words.map(word => word.replace(/[/.@-]/g, '\\$&')).join('|')})`
const inLayers = words => `^src/${anyOf(words)}/`
const builtinTypes = ['core']
const packageTypes = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown']

const layerRules = names.map(name => ({
  name: `${name}-imports-allowed-layers`,
  comment: `src/${name} may import ${layers[name].may.length === 0 ? 'nothing of src' : layers[name].may.join(', ')}. ${layers[name].why}`,
  severity: 'error',
  from: { path: inLayers([name]) },
  to: { dependencyTypes: ['local'], pathNot: inLayers([name, ...layers[name].may]) },
}))

const builtinRules = Object.entries(builtins).map(([name, { layers: of, may, why }]) => ({
  name: `${name}-imports-allowed-builtins`,
  comment: `src/${of.join(', src/')} may import ${may.length === 0 ? 'no built-in module' : may.map(m => `node:${m}`).join(', ')}. ${why}`,
  severity: 'error',
  from: { path: inLayers(of) },
  to: { dependencyTypes: builtinTypes, ...(may.length === 0 ? {} : { pathNot: `^(?:node:)?${anyOf(may)}$` }) },
}))

const packageRules = Object.entries(packages).map(([name, { may, why }]) => ({
  name: `${name}-imports-allowed-packages`,
  comment: `${may.length === 0 ? 'No npm package here' : `src/${name} may import ${may.join(', ')}`}. ${why}`,
  severity: 'error',
  from: name === 'none' ? { path: '^src/', pathNot: inLayers(Object.keys(packages)) } : { path: inLayers([name]) },
  to: { dependencyTypes: packageTypes, ...(may.length === 0 ? {} : { pathNot: `^node_modules/${anyOf(may)}/` }) },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...layerRules,
    ...builtinRules,
    ...packageRules,
    {
      name: 'known-folders-only',
      comment: 'A folder that no table above names would be free of every rule. Add it there, with its reason.',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: `${inLayers(names)}|^src/index\\.ts$` },
    },
    {
      name: 'library-has-no-door',
      comment: 'The library is the engine without a door: who imports it does not get a command line with it.',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { path: inLayers(['cli', 'webhook']) },
    },
    {
      name: 'nothing-imports-the-library-entry',
      comment: 'src/index.ts gathers what others may use; importing it from inside makes cycles and slow starts.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/index\\.ts$' },
    },
    {
      name: 'product-does-not-import-tooling',
      comment: 'What ships must not need what builds and proves it.',
      severity: 'error',
      from: { path: '^(?:src|bin)/' },
      to: { path: '^(?:test|bench|build|fuzz|demo|fixtures)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Modules that need each other can only be understood, tested and loaded together.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A module that nothing imports and that imports nothing is dead.',
      severity: 'error',
      // Declarations are ambient, and the scanner's source is compiled by another compiler.
      from: { path: '^src/', pathNot: '[.]d[.]ts$|/assembly/', orphan: true },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere fails at run time, and no rule can judge it.',
      severity: 'error',
      from: {},
      // dist/ is there only after a build.
      to: { couldNotResolve: true, pathNot: '(?:^|/)dist/' },
    },
    {
      name: 'declared-packages-only',
      comment: 'A package that package.json does not name is there by accident of hoisting.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: '^(?:node_modules|dist)/' },
    exclude: { path: '^(?:fixtures|dist)/' },
    tsPreCompilationDeps: true,
    // TypeScript 7 has no parser that can be called from here.
    parser: 'swc',
    detectProcessBuiltinModuleCalls: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['node', 'import', 'types', 'default'] },
  },
}

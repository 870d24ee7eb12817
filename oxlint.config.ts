import { defineConfig } from 'oxlint'

/**
 * Beside the usual rules, this keeps effects where they belong: which folder may touch which global. Which folder may
 * import what is kept by `.dependency-cruiser.mjs`. Both are tested to fail (test/layering/).
 */
interface Ban {
  readonly name: string
  readonly message: string
}
interface PropertyBan {
  readonly object?: string
  readonly property: string
  readonly message: string
}

const reproducible = 'The same bytes and the same policy must give the same verdict on every machine; take it as an argument.'
const edges = 'Effects live in src/app and src/cli; take what is needed as an argument.'
const locale = 'Order and text must not depend on a locale; compare code units with <.'

const bannedEverywhere: readonly Ban[] = [{ name: 'Intl', message: locale }]

const bannedInPureCode: readonly Ban[] = [
  ...bannedEverywhere,
  { name: 'Date', message: `${reproducible} Dates in files are compared as ISO 8601 text.` },
  { name: 'performance', message: reproducible },
  { name: 'navigator', message: reproducible },
  ...['process', 'fetch', 'WebSocket', 'setTimeout', 'setInterval', 'setImmediate'].map(name => ({ name, message: edges })),
]

const bannedProperties: readonly PropertyBan[] = [
  { object: 'Math', property: 'random', message: reproducible },
  { object: 'crypto', property: 'randomUUID', message: reproducible },
  { object: 'crypto', property: 'getRandomValues', message: reproducible },
  { property: 'localeCompare', message: locale },
  { property: 'toLocaleString', message: locale },
  { property: 'toLocaleDateString', message: locale },
  { property: 'toLocaleTimeString', message: locale },
  { property: 'toLocaleLowerCase', message: locale },
  { property: 'toLocaleUpperCase', message: locale },
  { object: 'process', property: 'exit', message: 'It cuts off output that is still being written; set process.exitCode in src/cli.' },
  { object: 'process', property: 'abort', message: 'Throw instead.' },
]

const bannedOutsideDoors: readonly PropertyBan[] = [
  ...bannedProperties,
  ...['stdout', 'stderr', 'exitCode', 'argv'].map(property => ({
    object: 'process',
    property,
    message: 'Only the command (src/cli) talks to its terminal.',
  })),
]

const schemas = 'Schemas are for types, generators and tests: loading typebox costs every start. Use "import type".'

type Globals = [{ globals: Ban[]; checkGlobalObject: boolean }]
const globals = (bans: readonly Ban[]): Globals => [{ globals: [...bans], checkGlobalObject: true }]

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error' },
  options: { typeAware: true, reportUnusedDisableDirectives: 'error' },
  env: { es2024: true, node: true },
  ignorePatterns: ['dist/**', '**/generated/**', 'fixtures/**', '**/assembly/**'],
  rules: {
    eqeqeq: 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'no-eval': 'error',
    'no-new-func': 'error',
    'no-throw-literal': 'error',
    'unicorn/no-abusive-eslint-disable': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'typescript/ban-ts-comment': 'error',
    'typescript/no-require-imports': 'error',
    // JSON.parse and casts after a check are honest; unknown-typed values are narrowed where they matter.
    'typescript/no-unsafe-type-assertion': 'off',
    // Each of these asks for code that is longer and no clearer.
    'unicorn/consistent-function-scoping': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/no-array-reverse': 'off',
    'eslint/no-shadow': 'off',
    'eslint/no-underscore-dangle': 'off',
    'typescript/no-unnecessary-type-parameters': 'off',
    // No class here has methods that need their object.
    'typescript/unbound-method': 'off',
    'import/no-named-as-default': 'off',
    'import/no-named-as-default-member': 'off',
    // Narrowing a union before looking at its members is not a condition that hides an expectation.
    'vitest/no-conditional-expect': 'off',
    'vitest/no-standalone-expect': 'off',
    // The second argument says which case failed.
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    'vitest/expect-expect': ['error', { assertFunctionNames: ['expect*', 'fc.assert'] }],
    // Names are spread into code points on purpose.
    'typescript/no-misused-spread': 'off',
    // The command's entry is imported for what it does.
    'import/no-unassigned-import': 'off',
  },
  overrides: [
    {
      files: ['src/**/*.ts'],
      rules: {
        'import/no-default-export': 'error',
        'no-console': 'error',
        'no-restricted-globals': ['error', ...globals(bannedInPureCode)],
        'no-restricted-properties': ['error', ...bannedOutsideDoors],
        'no-restricted-imports': [
          'error',
          {
            paths: [{ name: 'typebox', message: schemas, allowTypeImports: true }],
            patterns: [{ group: ['**/*schema.ts'], message: schemas, allowTypeImports: true }],
          },
        ],
      },
    },
    {
      files: ['src/**/*schema.ts'],
      rules: { 'no-restricted-imports': 'off' },
    },
    {
      files: ['src/app/**/*.ts'],
      rules: { 'no-restricted-globals': ['error', ...globals(bannedEverywhere)] },
    },
    {
      files: ['src/cli/**/*.ts', 'src/webhook/**/*.ts'],
      rules: {
        'no-restricted-globals': ['error', ...globals(bannedEverywhere)],
        'no-restricted-properties': ['error', ...bannedProperties],
      },
    },
  ],
})

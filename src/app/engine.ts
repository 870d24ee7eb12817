import { finding, type FindingOf } from '../core/finding.ts'
import { wholeInput } from '../core/location.ts'

/** The Node whose V8 validates: the command starts it by itself (bin/wasm-policy.js), a library can not. */
export const engineMajor = '26'

/**
 * V8's validator is part of a verdict, so that another V8 could give another one (RATIONALE: "One engine"). Undefined if
 * this is the one.
 *
 * @param version as in `process.versions.node`
 */
export function otherEngine(version: string): FindingOf<'WP9002'> | undefined {
  if (version.split('.')[0] === engineMajor) return undefined
  return finding('WP9002', { found: version, expected: engineMajor }, wholeInput)
}

import { capabilityIds, type CapabilityId } from '../../src/core/capability.ts'
import type { TextLocation } from '../../src/core/location.ts'
import type { Decision, Policy, Rule } from '../../src/policy/policy.ts'

/** Resolved policies written by hand, so that evaluation is tested without loading. */

export const policyLine = (line: number, column = 1, file = 'wasm-policy.yaml'): TextLocation => ({
  in: 'text',
  file,
  line,
  column,
})

export interface PolicySpec extends Partial<Omit<Policy, 'capabilities'>> {
  /** Decisions that are not the default; each gets a line of its own, from 100 on, in the order of the vocabulary. */
  readonly decisions?: Readonly<Partial<Record<CapabilityId, Decision['decision']>>>
  readonly capabilities?: Readonly<Partial<Record<CapabilityId, Decision>>>
}

export const lineOf = (capability: CapabilityId): TextLocation => policyLine(100 + capabilityIds.indexOf(capability), 5)

export function makePolicy({ decisions = {}, capabilities = {}, ...overrides }: PolicySpec = {}): Policy {
  return {
    name: 'test',
    origin: 'wasm-policy.yaml',
    digest: 'cd'.repeat(32),
    at: policyLine(1),
    match: undefined,
    capabilities: Object.fromEntries(
      capabilityIds.map((id): [CapabilityId, Decision] => {
        const decision = decisions[id]
        return [
          id,
          capabilities[id] ??
            (decision === undefined ? { decision: 'deny', at: undefined } : { decision, at: lineOf(id) }),
        ]
      }),
    ) as Policy['capabilities'],
    host: [],
    unanalyzable: [],
    scopes: {
      env: { allow: [], set: {} },
      fs: [],
      wallResolution: undefined,
      tcpConnect: [],
      tcpListen: [],
      udpConnect: [],
      udpListen: [],
      privateRanges: 'deny',
      httpOutgoing: [],
    },
    limits: {},
    features: undefined,
    featuresAt: undefined,
    isolation: undefined,
    onDenied: undefined,
    allowFlags: false,
    rules: [],
    exceptions: [],
    severity: new Map(),
    denyAt: { value: 'high', at: policyLine(1) },
    catalogues: [],
    ...overrides,
  }
}

export const ruleOf = (deny: string, overrides: Partial<Rule> = {}): Rule => ({
  id: 'rule',
  deny,
  message: 'not so',
  at: policyLine(10, 5),
  denyAt: policyLine(11, 11),
  ...overrides,
})

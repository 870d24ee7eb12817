import Type from 'typebox'
import { capabilityIds } from '../core/capability.ts'
import { exitCodes } from '../core/exit.ts'
import { ProfileSchema } from '../core/profile.schema.ts'
import { severities } from '../core/severity.ts'

/**
 * The JSON report, `wasm-policy check --format json`. A published format: within `report/v1` fields may be added, never
 * taken away or given another meaning. Loaded by generators and tests only.
 */

const options = { additionalProperties: false } as const

const oneOf = (values: readonly string[], description: string) =>
  Type.Unsafe<string>({ type: 'string', enum: [...values], description })

const Count = Type.Integer({ minimum: 0 })
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })

const TextLocation = Type.Object(
  {
    in: oneOf(['text'], 'a policy, catalogue or baseline'),
    file: Type.String(),
    line: Type.Integer({ minimum: 1 }),
    column: Type.Integer({ minimum: 1, description: 'in UTF-16 code units' }),
  },
  options,
)

const Location = Type.Union([
  Type.Object(
    {
      in: oneOf(['module'], 'the module'),
      offset: Type.Optional(Type.Integer({ minimum: 0, description: 'bytes from the start of the module' })),
      section: Type.Optional(Type.String()),
    },
    options,
  ),
  TextLocation,
  Type.Object({ in: oneOf(['input'], 'the input as a whole') }, options),
])

const Finding = Type.Object(
  {
    // Not the codes of this version: a report of a newer one is a report as well.
    code: Type.String({ pattern: '^WP\\d{4}$', description: 'stable; "wasm-policy explain CODE" says more' }),
    severity: oneOf(severities, 'as the code states it, unless the policy weighs it otherwise'),
    title: Type.String(),
    message: Type.String({ description: 'the finding in words; control and bidi characters are made visible' }),
    params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), {
      description: 'what the message was made of, as found; may hold any character',
    }),
    at: Location,
  },
  options,
)

const Reason = Type.Object(
  {
    effect: oneOf(['deny', 'warn', 'note', 'excepted'], 'what the finding does to the verdict'),
    finding: Finding,
    decidedBy: Type.Optional(TextLocation),
    suggestion: Type.Optional(Type.String({ description: 'YAML that would resolve the reason' })),
  },
  options,
)

const capabilityList = (description: string) =>
  Type.Array(oneOf(capabilityIds, 'a capability of the vocabulary'), { description })

const judged = {
  policy: Type.Object(
    {
      name: Type.String(),
      origin: Type.String({ description: 'a file, "preset:NAME", or the built-in default' }),
      digest: Type.String({ description: 'sha256 of the resolved policy; equal digests judge equally' }),
    },
    options,
  ),
  capabilities: Type.Object(
    {
      granted: capabilityList('needed and granted'),
      stubbed: capabilityList('needed, and linked to a denial stub'),
      denied: capabilityList('needed and not granted'),
      unneeded: capabilityList('granted and not needed'),
      undecidable: capabilityList('possibly used, not granted, and another grant covers the import'),
    },
    options,
  ),
  reasons: Type.Array(Reason, { description: 'deciding ones first' }),
}

const Verdict = Type.Union([
  Type.Object({ verdict: oneOf(['admit', 'deny'], 'the answer'), ...judged }, options),
  Type.Object(
    { verdict: oneOf(['unjudgeable'], 'it could not be read, so it is not admitted'), reasons: Type.Array(Reason, { minItems: 1 }) },
    options,
  ),
])

const Result = Type.Object(
  {
    subject: Type.Object(
      {
        path: Type.String({ description: 'as named; a member of an archive is "pkg.tgz!package/a.wasm"' }),
        sha256: Type.Optional(Sha256),
        size: Type.Optional(Type.Integer({ minimum: 0, description: 'bytes' })),
      },
      options,
    ),
    verdict: Verdict,
    fingerprints: Type.Array(Type.String(), { description: 'of verdict.reasons, index by index; stable across runs and machines' }),
    baselined: Type.Array(Type.Integer({ minimum: 0 }), { description: 'indices of verdict.reasons that the baseline holds' }),
    profile: Type.Optional(ProfileSchema),
  },
  options,
)

const Summary = Type.Object(
  {
    modules: Count,
    verdicts: Type.Object({ admit: Count, deny: Count, unjudgeable: Count }, options),
    reasons: Type.Object({ deny: Count, warn: Count, note: Count, excepted: Count }, options),
    baselined: Type.Integer({ minimum: 0, description: 'reasons to deny that the baseline already holds' }),
    notices: Count,
  },
  options,
)

export const ReportSchema = Type.Object(
  {
    schema: oneOf(['wasm-policy.dev/report/v1'], 'schema version'),
    tool: Type.Object({ name: oneOf(['wasm-policy'], 'always'), version: Type.String() }, options),
    exit: oneOf(Object.keys(exitCodes), 'the reason for the exit code'),
    failOn: Type.Optional(
      Type.Object(
        {
          severity: oneOf(severities, 'the least that fails'),
          findings: Type.Integer({ minimum: 0, description: 'how many are at least this severe, neither excepted nor in the baseline' }),
        },
        { ...options, description: 'what --fail-on asked for, where it decides the exit code' },
      ),
    ),
    summary: Summary,
    results: Type.Array(Result, { description: 'in input order' }),
    notices: Type.Array(Finding, { description: 'about policies and the command itself' }),
  },
  { ...options, $id: 'https://wasm-policy.dev/schemas/report.schema.json', title: 'wasm-policy check report' },
)

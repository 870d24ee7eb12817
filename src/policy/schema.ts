import Type, { type Static, type TProperties, type TSchema } from 'typebox'
import { proposalIds, type ProposalId } from '../core/proposals.ts'
import { severities } from '../core/severity.ts'
import { fsAccess, isolations, policyLimits, type PolicyLimit } from './policy.ts'

/**
 * A policy document, as people write it. This schema is the one source: the type below, `schemas/policy.schema.json`,
 * the validator and the reference page are derived from it by `build/generate-policy-schema.ts`; nothing imports it at
 * run time.
 *
 * `title` is what an error says was expected, `description` is what an editor and the reference page show. A `pattern`
 * only helps editors: `read.ts` holds the value against the real rule and can say more exactly what is wrong with it.
 */

const strict = { additionalProperties: false } as const

const oneOf = <const T extends readonly string[]>(values: T, description: string) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values], title: list(values), description })

const object = <P extends TProperties>(properties: P, description: string) =>
  Type.Object(properties, { ...strict, minProperties: 1, title: 'a mapping', description })

const optional = <S extends TSchema>(schema: S) => Type.Optional(schema)

const text = (title: string, description: string, pattern?: string) =>
  Type.String({ minLength: 1, title, description, ...(pattern === undefined ? {} : { pattern }) })

const listOf = <S extends TSchema>(items: S, title: string, description: string) =>
  Type.Array(items, { minItems: 1, title, description })

function list(values: readonly string[]): string {
  return values.length === 1 ? values[0]! : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`
}

const identifier = '^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$'
const date = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'

const decisions = ['allow', 'deny', 'stub'] as const

const decision = (what: string) =>
  oneOf(decisions, `${what}; deny is the default, stub admits a module but links a denial stub`)

const decisionOr = <S extends TSchema>(scoped: S, title: string, description: string) =>
  Type.Union([decision(description), scoped], { title: `allow, deny, stub or ${title}`, description })

const unitForms = {
  bytes: {
    title: 'a size such as 512, 64KiB or 20MiB',
    pattern: '^[0-9]+(\\.[0-9]+)?([eE]\\+?[0-9]+)? ?(B|KB|MB|GB|TB|KiB|MiB|GiB|TiB)?$',
  },
  milliseconds: {
    title: 'a duration such as 250ms, 10s or 2m',
    pattern: '^[0-9]+(\\.[0-9]+)?([eE]\\+?[0-9]+)? ?(ms|s|m|h)?$',
  },
  count: { title: 'a whole number such as 64 or 5e9', pattern: '^[0-9]+(\\.[0-9]+)?([eE]\\+?[0-9]+)?$' },
} as const

const quantity = (unit: keyof typeof unitForms, description: string) =>
  Type.Union([Type.Number({ minimum: 0 }), Type.String({ pattern: unitForms[unit].pattern })], {
    title: unitForms[unit].title,
    description: `${description} (${unit})`,
  })

const Mount = object(
  {
    guest: text('an absolute path', 'where the guest sees it: absolute, normalised, without ".."', '^/'),
    host: optional(text('a path', 'directory of the host, relative to the file that says so')),
    backend: optional(
      oneOf(
        ['host', 'memory', 'overlay'],
        'host: the directory itself; memory: empty, gone after the run; overlay: the directory, with changes in memory',
      ),
    ),
    access: optional(
      Type.Union(
        [
          oneOf(['read', 'read-write', 'all'], 'read (with metadata), read-write (and create, delete), all (and link)'),
          listOf(oneOf(fsAccess, 'a right'), 'a list of rights', 'exactly these rights'),
        ],
        {
          title: `read, read-write, all or a list of ${list(fsAccess)}`,
          description: 'what may be done below; read is the default',
        },
      ),
    ),
    quota: optional(quantity('bytes', 'how much the guest may add below')),
  },
  'a directory the guest sees',
)

const Fs = decisionOr(
  Type.Union([
    listOf(Mount, 'a list of mounts', 'directories the guest sees'),
    object(
      {
        mounts: optional(listOf(Mount, 'a list of mounts', 'directories the guest sees')),
        read: optional(decision('read files and list directories')),
        metadata: optional(decision('read names, sizes, times and link targets')),
        write: optional(decision('change existing files')),
        create: optional(decision('create files and directories')),
        delete: optional(decision('remove and rename')),
        link: optional(decision('create hard and symbolic links')),
      },
      'mounts, and a decision for single rights, which outweighs the mounts',
    ),
  ]),
  'a list of mounts or a mapping',
  'files; "allow" grants every right without mapping a directory, for hosts that choose the directories themselves',
)

const HostPort = text('host:port, such as api.example.com:443 or *.example.com:*', 'a peer', '^.+:(\\*|[0-9]+)$')
const hostPorts = (what: string) =>
  decisionOr(listOf(HostPort, 'a list of host:port', what), 'a list of host:port', what)

const sockets = (protocol: string) =>
  decisionOr(
    object(
      {
        connect: optional(hostPorts(`peers that may be reached over ${protocol}`)),
        listen: optional(hostPorts(`addresses to listen on over ${protocol}`)),
      },
      protocol,
    ),
    'a mapping',
    `${protocol} sockets`,
  )

const NamePattern = text('a pattern', 'module.name', '\\.|\\*')
const namePatterns = (what: string) =>
  decisionOr(
    object(
      {
        allow: optional(listOf(NamePattern, 'a list of patterns', 'granted')),
        stub: optional(listOf(NamePattern, 'a list of patterns', 'admitted, linked to a denial stub')),
      },
      `patterns "module.name" for ${what}; "*" matches any run of characters`,
    ),
    'a mapping',
    what,
  )

const Scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()], { title: 'a string' })

const Capabilities = object(
  {
    stdio: optional(
      decisionOr(
        object(
          {
            stdin: optional(decision('read standard input')),
            stdout: optional(decision('write standard output')),
            stderr: optional(decision('write standard error')),
          },
          'each stream by itself',
        ),
        'a mapping',
        'standard streams',
      ),
    ),
    args: optional(decision('command-line arguments')),
    env: optional(
      decisionOr(
        object(
          {
            allow: optional(
              Type.Array(text('a variable name', 'a variable, or a pattern such as LC_*'), {
                title: 'a list of names',
                description: 'taken from the host; with an empty list the module may ask and sees none of them',
              }),
            ),
            set: optional(
              Type.Record(Type.String(), Scalar, {
                minProperties: 1,
                title: 'a mapping of names to values',
                description: 'variables with fixed values',
              }),
            ),
          },
          'which variables',
        ),
        'a mapping',
        'environment variables',
      ),
    ),
    fs: optional(Fs),
    clock: optional(
      decisionOr(
        object(
          {
            wall: optional(
              decisionOr(
                object({ resolution: quantity('milliseconds', 'times are rounded down') }, 'granted, but coarse'),
                'a mapping',
                'the wall clock',
              ),
            ),
            monotonic: optional(decision('the monotonic clock')),
            cpu: optional(decision('CPU-time clocks')),
          },
          'each clock by itself',
        ),
        'a mapping',
        'clocks',
      ),
    ),
    sleep: optional(decision('sleeping and timeouts')),
    random: optional(
      decisionOr(
        object(
          {
            secure: optional(decision('secure random bytes')),
            insecure: optional(decision('insecure random bytes')),
          },
          'each source by itself',
        ),
        'a mapping',
        'random numbers',
      ),
    ),
    net: optional(
      decisionOr(
        object(
          {
            tcp: optional(sockets('TCP')),
            udp: optional(sockets('UDP')),
            dns: optional(decision('resolving names')),
            'private-ranges': optional(
              oneOf(['allow', 'deny'], 'private, loopback and link-local addresses, whatever lists say; default deny'),
            ),
          },
          'sockets',
        ),
        'a mapping',
        'sockets and name resolution',
      ),
    ),
    http: optional(
      decisionOr(
        object(
          {
            outgoing: optional(
              decisionOr(
                listOf(text('a URL', 'the path may hold *', '^https?://'), 'a list of URLs', 'what may be requested'),
                'a list of URLs',
                'requests to other servers',
              ),
            ),
            incoming: optional(decision('requests from others')),
          },
          'each direction by itself',
        ),
        'a mapping',
        'HTTP',
      ),
    ),
    process: optional(
      decisionOr(
        object(
          {
            exit: optional(decision('end its own run')),
            signal: optional(decision('raise a signal')),
            yield: optional(decision('give up its time slice')),
          },
          'each by itself',
        ),
        'a mapping',
        'process control',
      ),
    ),
    thread: optional(decision('starting threads')),
    host: optional(namePatterns('host functions that no table or catalogue classifies')),
    unanalyzable: optional(namePatterns('imports whose names were minified or erased')),
  },
  'what the module may do; what is not mentioned is denied',
)

const limitProperties = Object.fromEntries(
  Object.entries(policyLimits).map(([name, row]) => [name, optional(quantity(row.unit, row.bounds))]),
) as Record<PolicyLimit, ReturnType<typeof optional<ReturnType<typeof quantity>>>>

const Proposal = Type.Unsafe<ProposalId>({
  type: 'string',
  enum: [...proposalIds],
  title: 'a proposal such as simd or threads',
  description: 'a proposal beyond WebAssembly 1.0',
})

const paths = (what: string) => listOf(text('a path', what), 'a list of paths', what)

export const PolicySchema = Type.Object(
  {
    apiVersion: oneOf(['wasm-policy.dev/v1'], 'version of this format'),
    kind: oneOf(['SandboxPolicy'], 'what the document is'),
    metadata: Type.Object(
      {
        name: text('a name', 'letters, digits, ".", "_" and "-"; reports show it', identifier),
        description: optional(Type.String({ title: 'a string', description: 'for people; not inherited' })),
      },
      { ...strict, title: 'a mapping', description: 'who this policy is; not inherited' },
    ),
    extends: optional(
      Type.Union(
        [
          text('a path or preset:NAME', 'one base'),
          listOf(text('a path or preset:NAME', 'a base'), 'a list', 'several bases, later ones win'),
        ],
        {
          title: 'a path, preset:NAME, or a list of them',
          description: 'policies that this one builds on: files, relative to this one, and presets',
        },
      ),
    ),
    match: optional(
      object(
        {
          digests: optional(
            listOf(
              text('sha256: and 64 hex digits', 'sha256 of the module', '^(sha256:)?[0-9a-f]{64}$'),
              'a list of digests',
              'modules by their bytes',
            ),
          ),
          paths: optional(paths('globs of module paths, relative to this file')),
          images: optional(
            listOf(text('an image pattern', 'an image reference; * as in paths'), 'a list of images', 'OCI images'),
          ),
        },
        'which modules this policy is for; all without it. Not inherited',
      ),
    ),
    capabilities: optional(Capabilities),
    limits: optional(object(limitProperties, 'what the module may declare and a run may use')),
    features: optional(
      Type.Object(
        {
          allow: Type.Array(Proposal, {
            title: 'a list of proposals',
            description: 'proposals that the module may use; an empty list allows WebAssembly 1.0 only',
          }),
        },
        { ...strict, title: 'a mapping', description: 'WebAssembly proposals; all that the engine has without it' },
      ),
    ),
    isolation: optional(oneOf(isolations, 'the weakest model that may run the module')),
    'on-denied': optional(
      oneOf(['errno', 'trap', 'refuse'], 'what a denied call gives at run time: an error code, a trap, or no start'),
    ),
    'allow-flags': optional(
      Type.Boolean({ title: 'true or false', description: 'whether flags of the command line may add grants' }),
    ),
    rules: optional(
      listOf(
        Type.Object(
          {
            id: text('an id', 'unique in the resolved policy', identifier),
            deny: text('a CEL expression', 'CEL over "module", the profile; true denies'),
            message: text('a string', 'what to tell whoever is denied'),
          },
          { ...strict, title: 'a mapping', description: 'a rule' },
        ),
        'a list of rules',
        'rules of your own',
      ),
    ),
    exceptions: optional(
      listOf(
        Type.Object(
          {
            finding: text('a code such as WP2004', 'the finding that is accepted', '^WP[0-9]{4}$'),
            reason: text('a string', 'why, and who agreed'),
            expires: text('a date such as 2027-01-31', 'the last day on which it holds (UTC)', date),
            digests: optional(
              listOf(
                text('sha256: and 64 hex digits', 'sha256 of the module', '^(sha256:)?[0-9a-f]{64}$'),
                'a list of digests',
                'only these modules; all without it',
              ),
            ),
          },
          { ...strict, title: 'a mapping', description: 'an exception' },
        ),
        'a list of exceptions',
        'findings that are accepted for a time',
      ),
    ),
    severity: optional(
      Type.Record(Type.String(), oneOf(severities, 'how much the finding matters here'), {
        minProperties: 1,
        title: 'a mapping of codes to severities',
        description: 'findings that matter more or less here',
      }),
    ),
    'deny-at': optional(oneOf(severities, 'findings at least this severe deny; the default is high')),
    catalogues: optional(paths('catalogues of host functions, relative to this file')),
  },
  {
    ...strict,
    $id: 'https://wasm-policy.dev/schemas/policy.schema.json',
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'a SandboxPolicy document',
    description: 'What WebAssembly modules may do.',
  },
)

/** A policy document as YAML or JSON gives it, before units are converted and bases are merged in. */
export type PolicyDocument = Static<typeof PolicySchema>

import { boundaryChecks } from './generated/checks.ts'
import type { Severity } from './severity.ts'

/**
 * Every error and finding that wasm-policy can give, once. Codes are stable: they are never reused or renumbered,
 * users match on them in exceptions, baselines and CI. A message is a template; its `{names}` are the parameters a
 * finding carries, and the type of a finding is derived from them.
 *
 * - `WP0xxx` input: what was named can't be read
 * - `WP1xxx` format: it is not a module that can be judged
 * - `WP2xxx` boundary: how it touches the sandbox's edges (one file each under `rules/checks/`)
 * - `WP3xxx` policy decisions: what was asked against what was granted
 * - `WP4xxx` policy files: a policy, catalogue or baseline that does not load
 * - `WP9xxx` wasm-policy itself failed
 */
export interface CodeRow {
  readonly title: string
  readonly severity: Severity
  readonly message: string
  /** Why it matters, and what exactly triggers it. */
  readonly explanation: string
  /** What to do about it. */
  readonly remedy: string
  /** Where it is specified or explained. */
  readonly source?: string
}

const inputCodes = {
  WP0001: {
    title: 'input not found',
    severity: 'critical',
    message: 'no such file or directory',
    explanation: 'The path was given on the command line but nothing is there.',
    remedy: 'Check the spelling, and that the build step that makes the module has run.',
  },
  WP0002: {
    title: 'no modules found',
    severity: 'critical',
    message: 'no WebAssembly modules found in this {what}',
    explanation: 'A directory, archive or pattern that yields nothing to judge would pass every policy by accident, so it is an error.',
    remedy: 'Name the files, or the directory that holds them. Directories are searched for names that end in .wasm.',
  },
  WP0003: {
    title: 'not a regular file',
    severity: 'critical',
    message: 'this is a {found}; expected a regular file',
    explanation: 'FIFOs, sockets and devices may block for ever or give other bytes each time they are read.',
    remedy: 'Give a regular file, or pipe the bytes in with "-".',
  },
  WP0004: {
    title: 'input not readable',
    severity: 'critical',
    message: 'cannot be read: {reason}',
    explanation: 'The operating system refused to open or read the input.',
    remedy: 'Check its permissions and the file system.',
  },
  WP0005: {
    title: 'empty input',
    severity: 'critical',
    message: 'the file is empty; expected a WebAssembly module',
    explanation: 'Nothing can be said about an empty file; usually a build or download went wrong.',
    remedy: 'Build or fetch the module again.',
  },
  WP0006: {
    title: 'input too large',
    severity: 'critical',
    message: '{size} bytes; the limit for {what} is {limit}',
    explanation: 'A size is checked before anything is read, so that a sparse file or a decompression bomb costs nothing.',
    remedy: 'No engine takes a module beyond 1 GiB. Split it, or check that this is the right file.',
  },
  WP0007: {
    title: 'archive not readable',
    severity: 'critical',
    message: 'the archive cannot be read: {reason}',
    explanation: 'The tarball is truncated, corrupt, or not a gzip-compressed or plain tar file.',
    remedy: 'Fetch or pack it again.',
  },
  WP0008: {
    title: 'symbolic-link loop',
    severity: 'critical',
    message: 'the path goes round in a loop of symbolic links',
    explanation: 'The operating system gave up on resolving the path.',
    remedy: 'Name the file directly.',
  },
  WP0009: {
    title: 'input changed while it was read',
    severity: 'critical',
    message: 'the file changed size while it was read: {found} bytes, expected {expected}',
    explanation: 'A verdict on bytes that are not those on disk is worth nothing.',
    remedy: 'Check again when the build has finished.',
  },
} as const satisfies Record<string, CodeRow>

const malformed = 'Every engine refuses such a file, or, worse, engines differ in how they read it.'
const rebuild = 'Build or fetch the module again; if a tool produced it, report it there with this offset.'

const formatCodes = {
  WP1001: {
    title: 'not a WebAssembly module',
    severity: 'critical',
    message: 'not a WebAssembly module: found {found}, expected the magic bytes 00 61 73 6d',
    explanation: 'A WebAssembly binary begins with "\\0asm".',
    remedy: 'Check that this is the compiled module and not its text form, its JavaScript glue, or another program.',
  },
  WP1002: {
    title: 'unknown binary version',
    severity: 'critical',
    message: 'unknown version {version} (layer {layer}); expected version 1, layer 0 (a core module)',
    explanation: 'After the magic come a version and a layer. Version 1 of layer 0 is the only core format there is.',
    remedy: rebuild,
  },
  WP1003: {
    title: 'components are not judged yet',
    severity: 'critical',
    message: 'this is a component (version {version}, layer 1); only core modules are judged yet',
    explanation: 'The component model wraps core modules in a second format. wasm-policy recognises it, but does not read it yet, so it is not admitted.',
    remedy: 'Judge the core module it was made from, or extract it with "wasm-tools component unbundle".',
  },
  WP1004: {
    title: 'unexpected end',
    severity: 'critical',
    message: 'unexpected end: {what} needs {needed} more bytes, {left} are left',
    explanation: 'The file or a section is truncated, or a length before this point is wrong.',
    remedy: rebuild,
  },
  WP1005: {
    title: 'integer encoding too long',
    severity: 'critical',
    message: '{what}: integer representation too long, more than {max} bytes',
    explanation: 'LEB128 integers have a maximal length (spec, 5.2.2 Integers).',
    remedy: rebuild,
  },
  WP1006: {
    title: 'integer too large',
    severity: 'critical',
    message: '{what}: integer too large, unused bits of the last byte are set',
    explanation: 'The unused bits of the last byte of an LEB128 integer must be zero, or the sign (spec, 5.2.2 Integers).',
    remedy: rebuild,
  },
  WP1007: {
    title: 'malformed UTF-8',
    severity: 'critical',
    message: '{what} is not valid UTF-8',
    explanation: 'Names are UTF-8 (spec, 5.2.4 Names). Two readers that replace bad bytes differently see two names.',
    remedy: rebuild,
  },
  WP1008: {
    title: 'unknown section',
    severity: 'critical',
    message: 'unknown section id {id}',
    explanation: 'What can not be read is never skipped: an unknown section may change what the module does.',
    remedy: rebuild,
  },
  WP1009: {
    title: 'section out of order',
    severity: 'critical',
    message: 'the {section} section is repeated or out of order, after the {previous} section',
    explanation: 'Each section may occur once, in the order of the specification (5.5.2 Sections).',
    remedy: rebuild,
  },
  WP1010: {
    title: 'section size mismatch',
    severity: 'critical',
    message: 'the {section} section declares {declared} bytes, its contents take {used}',
    explanation: malformed,
    remedy: rebuild,
  },
  WP1011: {
    title: 'illegal opcode',
    severity: 'critical',
    message: 'illegal opcode {opcode}',
    explanation: 'No instruction of WebAssembly 3.0 or of a known proposal has this encoding, so what it does is unknown.',
    remedy: 'If this is a new proposal, a newer wasm-policy may know it. Otherwise build the module again.',
  },
  WP1012: {
    title: 'malformed type',
    severity: 'critical',
    message: 'malformed {what}: {found}',
    explanation: malformed,
    remedy: rebuild,
  },
  WP1013: {
    title: 'malformed flags',
    severity: 'critical',
    message: 'malformed {what}: {found}; expected {expected}',
    explanation: 'A byte or flag field holds a value that the specification does not define.',
    remedy: rebuild,
  },
  WP1014: {
    title: 'count beyond the end',
    severity: 'critical',
    message: '{what}: {count} declared, but at most {possible} fit in the {left} bytes left',
    explanation: 'A count is never trusted: memory is only set aside for what the file can really hold.',
    remedy: rebuild,
  },
  WP1015: {
    title: 'limit exceeded',
    severity: 'critical',
    message: '{found} {what}; the limit is {limit} ({name})',
    explanation: 'Counts and sizes are bounded so that a hostile module can stall neither this tool nor the engine behind it.',
    remedy: 'Engines refuse most of these as well. Split the function or module.',
  },
  WP1016: {
    title: 'function and code sections disagree',
    severity: 'critical',
    message: 'function and code section have inconsistent lengths: {declared} functions declared, {bodies} bodies',
    explanation: malformed,
    remedy: rebuild,
  },
  WP1017: {
    title: 'data count disagrees',
    severity: 'critical',
    message: 'data count and data section have inconsistent lengths: {declared} declared, {segments} segments',
    explanation: malformed,
    remedy: rebuild,
  },
  WP1018: {
    title: 'duplicate export name',
    severity: 'critical',
    message: 'duplicate export name "{name}", first used by export {first}',
    explanation: 'Export names must be unique (spec, 3.4.13 Modules); readers differ in which of two they take.',
    remedy: rebuild,
  },
  WP1019: {
    title: 'malformed function body',
    severity: 'critical',
    message: 'function {function}: {problem}',
    explanation: 'A function body must end with "end" exactly at its declared size, with every block closed.',
    remedy: rebuild,
  },
  WP1020: {
    title: 'data count section required',
    severity: 'critical',
    message: 'data count section required: function {function} uses {instruction}',
    explanation: 'memory.init and data.drop need the number of data segments before the code (spec, 5.5.17 Modules).',
    remedy: rebuild,
  },
  WP1021: {
    title: 'index out of range',
    severity: 'critical',
    message: '{what}: unknown {space} {index}; the module has {count}',
    explanation: 'An index that names nothing makes the module invalid.',
    remedy: rebuild,
  },
  WP1022: {
    title: 'zero byte expected',
    severity: 'critical',
    message: '{what}: found {found}, expected the reserved byte 00',
    explanation: 'A reserved byte that is not zero belongs to a proposal that is not known here.',
    remedy: rebuild,
  },
  WP1023: {
    title: 'not a constant instruction',
    severity: 'critical',
    message: 'constant expression required: {instruction} is not constant',
    explanation: 'Initial values and segment addresses are computed before the module runs, by a few instructions only (spec, 3.3.12).',
    remedy: rebuild,
  },
  WP1030: {
    title: 'invalid module',
    severity: 'critical',
    message: 'the engine rejects the module: {reason}',
    explanation: 'The module is well-formed, but V8, which would run it, does not validate it: it is ill-typed or names what is not there.',
    remedy: 'Build the module again with a current toolchain. The offset is the engine\'s.',
  },
  WP1031: {
    title: 'unsupported proposal',
    severity: 'critical',
    message: 'unsupported: {proposal}; the engine does not implement it ({reason})',
    explanation: 'The module can be read, but the engine can not validate or run modules that use this proposal, so nothing vouches for its validity.',
    remedy: 'Build without the proposal.',
  },
} as const satisfies Record<string, CodeRow>

const decisionCodes = {
  WP3001: {
    title: 'capability denied',
    severity: 'high',
    message: '{capability} is not granted; needed by {imports}',
    explanation: 'The module imports host functions that need this capability, and the policy denies it or does not mention it. What is not granted is denied.',
    remedy: 'Grant the capability if the module should have it, or "stub" it if it only imports it.',
  },
  WP3002: {
    title: 'unneeded grant',
    severity: 'low',
    message: '{capability} is granted, but the module does not ask for it',
    explanation: 'A grant nobody needs today is one that the next, compromised version can use.',
    remedy: 'Remove the line.',
  },
  WP3003: {
    title: 'undecidable use',
    severity: 'info',
    message: '{imports} may use {capability}; only the arguments decide, and it is not granted',
    explanation: 'One import serves several capabilities, and some of them are granted. At run time the others are refused by the shim.',
    remedy: 'Nothing, if the sandbox is run with the same policy. Grant or stub the capability to state the intent.',
  },
  WP3004: {
    title: 'capability stubbed',
    severity: 'info',
    message: '{capability} is stubbed: {imports} will be refused at run time',
    explanation: 'The policy admits the import but links it to a denial stub.',
    remedy: 'Nothing. Run the module with the same policy, or the stub is only a promise.',
  },
  WP3005: {
    title: 'proposal not allowed',
    severity: 'high',
    message: 'the module uses {proposal}, which the policy does not allow',
    explanation: 'Each proposal widens what the engine must get right. The policy lists those it trusts.',
    remedy: 'Add it to features.allow, or build without it.',
  },
  WP3006: {
    title: 'policy limit exceeded',
    severity: 'high',
    message: '{what}: the module has {found}, the policy allows {limit}',
    explanation: 'The module declares more than the limits section of the policy permits.',
    remedy: 'Raise the limit if that is intended, or build the module smaller.',
  },
  WP3007: {
    title: 'custom rule denies',
    severity: 'high',
    message: 'rule "{rule}": {message}',
    explanation: 'The deny expression of a rule in the policy evaluated to true.',
    remedy: 'See the message of the rule; it was written by the owner of the policy.',
  },
  WP3008: {
    title: 'custom rule failed',
    severity: 'high',
    message: 'rule "{rule}" could not be evaluated: {reason}',
    explanation: 'A rule that can not be evaluated can not admit a module.',
    remedy: 'Mend the expression. Use has() for fields that are not always there.',
  },
  WP3009: {
    title: 'not matched by any policy',
    severity: 'high',
    message: 'no policy matches this module',
    explanation: 'Every given policy has a match section, and none covers the module, so nothing is granted.',
    remedy: 'Widen a match section, or add a policy for this module.',
  },
  WP3010: {
    title: 'unused exception',
    severity: 'low',
    message: 'the exception for {finding} matched nothing',
    explanation: 'An exception that is no longer needed would hide the finding when it comes back.',
    remedy: 'Remove it.',
  },
  WP3011: {
    title: 'finding excepted',
    severity: 'info',
    message: '{finding} is excepted until {expires}: {reason}',
    explanation: 'The policy accepts the finding for a stated time and reason.',
    remedy: 'Resolve the finding before the exception expires.',
  },
} as const satisfies Record<string, CodeRow>

const fileCodes = {
  WP4001: {
    title: 'policy file not readable',
    severity: 'critical',
    message: 'cannot be read: {reason}',
    explanation: 'The policy, or a file that it extends or names, could not be opened.',
    remedy: 'Check the path; paths in a policy are relative to the file they stand in.',
  },
  WP4002: {
    title: 'YAML syntax',
    severity: 'critical',
    message: 'YAML: {problem}',
    explanation: 'The file is not YAML 1.2.',
    remedy: 'Correct the syntax at the place shown.',
  },
  WP4003: {
    title: 'YAML feature refused',
    severity: 'critical',
    message: '{feature} is not accepted in a policy',
    explanation: 'Anchors, aliases, merge keys, tags and duplicate keys let a file mean something else than it shows.',
    remedy: 'Write the value out.',
  },
  WP4004: {
    title: 'policy file too large',
    severity: 'critical',
    message: '{found} {what}; the limit is {limit} ({name})',
    explanation: 'Policies are written by people; larger ones are refused before they cost time or memory.',
    remedy: 'Split the policy with "extends".',
  },
  WP4005: {
    title: 'unknown key',
    severity: 'critical',
    message: 'unknown key "{key}" in {where}{hint}',
    explanation: 'A misspelt key would silently grant or deny something else than was meant.',
    remedy: 'Correct the spelling; "wasm-policy policy schema" prints what is known.',
  },
  WP4006: {
    title: 'bad value',
    severity: 'critical',
    message: '{where}: found {found}, expected {expected}{hint}',
    explanation: 'The value does not have the form that the policy schema wants.',
    remedy: 'Correct the value; "wasm-policy policy schema" prints the schema.',
  },
  WP4007: {
    title: 'missing key',
    severity: 'critical',
    message: '{where} lacks the key "{key}"',
    explanation: 'The key is required.',
    remedy: 'Add it.',
  },
  WP4008: {
    title: 'bad unit',
    severity: 'critical',
    message: '{where}: cannot read "{found}" as {expected}',
    explanation: 'Sizes are written 512, 64KiB, 20MiB, 1GiB; durations 10ms, 5s, 2m; plain and scientific numbers are bytes, milliseconds or counts.',
    remedy: 'Write the value with one of the units shown.',
  },
  WP4009: {
    title: 'extends forms a cycle',
    severity: 'critical',
    message: 'extends goes round in a circle: {chain}',
    explanation: 'A policy cannot extend itself, directly or through others.',
    remedy: 'Move what they share into a third policy.',
  },
  WP4010: {
    title: 'unknown preset',
    severity: 'critical',
    message: 'unknown preset "{preset}"{hint}',
    explanation: 'Presets ship with wasm-policy under rules/presets.',
    remedy: 'Use one of the presets that "wasm-policy rules list" shows.',
  },
  WP4011: {
    title: 'exception expired',
    severity: 'critical',
    message: 'the exception for {finding} expired on {expires}',
    explanation: 'Exceptions are for a time. An expired one is an error, so that nobody forgets it.',
    remedy: 'Resolve the finding, or renew the exception with a reason.',
  },
  WP4012: {
    title: 'catalogue conflict',
    severity: 'critical',
    message: '{import} is already classified at {first}',
    explanation: 'Two catalogues that disagree about an import would make the verdict depend on their order.',
    remedy: 'Remove one of the two entries.',
  },
  WP4013: {
    title: 'impossible path',
    severity: 'critical',
    message: '{where}: "{found}" {problem}',
    explanation: 'Guest paths are absolute, normalised and free of "..", so that a grant means one place.',
    remedy: 'Write the path as the guest sees it, for example /data.',
  },
  WP4014: {
    title: 'unknown finding code',
    severity: 'critical',
    message: '{where}: unknown code "{found}"{hint}',
    explanation: 'An exception or severity for a code that does not exist does nothing.',
    remedy: 'See "wasm-policy rules list" for the codes.',
  },
  WP4015: {
    title: 'rule does not compile',
    severity: 'critical',
    message: 'rule "{rule}": {problem}',
    explanation: 'Rules are CEL expressions over "module", the profile; they must be boolean.',
    remedy: 'Correct the expression at the place shown.',
  },
  WP4016: {
    title: 'ambiguous match',
    severity: 'critical',
    message: 'policies "{first}" ({firstAt}) and "{second}" ({secondAt}) both match {subject}; narrow the match section of one, or judge by one of them only',
    explanation: 'When two policies of the same files match one module, the verdict would depend on their order.',
    remedy: 'Narrow the match section of one of the two, or name only one of them with --policy.',
  },
  WP4017: {
    title: 'bad baseline',
    severity: 'critical',
    message: 'the baseline cannot be used: {problem}',
    explanation: 'A baseline that is misread would hide findings.',
    remedy: 'Record it again with --update-baseline.',
  },
  WP4018: {
    title: 'exception expires soon',
    severity: 'info',
    message: 'the exception for {finding} expires on {expires}, in {days} days',
    explanation: 'After that day the policy no longer loads, and every check that uses it fails.',
    remedy: 'Resolve the finding, or renew the exception with a reason.',
  },
  WP4019: {
    title: 'no policy given',
    severity: 'info',
    message: 'no wasm-policy.yaml here or above: the strictest preset applies, "{preset}", which grants nothing',
    explanation: 'Without --policy, wasm-policy.yaml is looked for in the current directory and those above it. Where there is none, nothing is granted.',
    remedy: 'Write a wasm-policy.yaml ("wasm-policy suggest MODULE" proposes one), or name a policy or preset with --policy.',
  },
  WP4020: {
    title: 'baseline can shrink',
    severity: 'info',
    message: '{count} of the findings that the baseline holds for these modules no longer occur',
    explanation: 'A finding that was resolved but stays in the baseline would be let through if it came back.',
    remedy: 'Record the baseline again with --update-baseline.',
  },
  WP4021: {
    title: 'not one module or Profile',
    severity: 'critical',
    message: 'expected one module, or one Profile: {found}',
    explanation: '"diff" and "suggest" take modules, or Profiles as "wasm-policy inspect --format json" writes them.',
    remedy: 'Name one module, or write the Profile again with this version of wasm-policy.',
  },
} as const satisfies Record<string, CodeRow>

const internalCodes = {
  WP9001: {
    title: 'internal error',
    severity: 'critical',
    message: 'wasm-policy failed: {reason}',
    explanation: 'A defect in wasm-policy. The module is not admitted.',
    remedy: 'Please report it with the module, or its sha256, and the version.',
  },
  WP9002: {
    title: 'other engine',
    severity: 'critical',
    message: 'this is Node {found}; verdicts are given under Node {expected}',
    explanation: 'The engine\'s validator is part of a verdict. Under another engine the same module could get another one, so it gets none.',
    remedy: 'Run the program under the Node that is expected: the npm package "node" that comes with wasm-policy brings it, first on the path of npm scripts and npx.',
  },
} as const satisfies Record<string, CodeRow>

export const codes = {
  ...inputCodes,
  ...formatCodes,
  ...boundaryChecks,
  ...decisionCodes,
  ...fileCodes,
  ...internalCodes,
} as const satisfies Record<string, CodeRow>

export type Code = keyof typeof codes
export type InputCode = keyof typeof inputCodes
export type FormatCode = keyof typeof formatCodes
export type BoundaryCode = keyof typeof boundaryChecks
export type DecisionCode = keyof typeof decisionCodes
export type FileCode = keyof typeof fileCodes

export function isCode(code: string): code is Code {
  return Object.hasOwn(codes, code)
}

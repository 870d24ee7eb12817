/**
 * The vocabulary of what a module can ask its host for. A capability is the effect in the world, not the name of an
 * import: `fd_write` and Emscripten's `_fd_write` may both be `stdio.stdout`. One row is one grantable thing; policies,
 * profiles, verdicts and reference docs all use these ids.
 */
interface CapabilityRow {
  /** What a person reads in a report. */
  readonly title: string
  /** What a module that holds it can do to its host, in one sentence. */
  readonly risk: string
}

export const capabilities = {
  'stdio.stdin': { title: 'read standard input', risk: 'Reads what is typed or piped into the host process.' },
  'stdio.stdout': { title: 'write standard output', risk: 'Writes to the terminal or log of the host process.' },
  'stdio.stderr': { title: 'write standard error', risk: 'Writes to the terminal or log of the host process.' },
  args: { title: 'read arguments', risk: 'Reads the command line, which may hold secrets.' },
  env: { title: 'read environment variables', risk: 'Reads variables, which often hold secrets.' },
  'fs.read': { title: 'read files', risk: 'Reads file contents and directory listings below a granted directory.' },
  'fs.metadata': { title: 'read file metadata', risk: 'Reads names, sizes, times and link targets.' },
  'fs.write': { title: 'write files', risk: 'Changes the contents, size or times of existing files.' },
  'fs.create': { title: 'create files', risk: 'Creates files and directories, and so fills disks.' },
  'fs.delete': { title: 'delete files', risk: 'Removes or renames files and directories.' },
  'fs.link': { title: 'create links', risk: 'Creates hard and symbolic links, the classic way out of a directory.' },
  'clock.wall': { title: 'read the wall clock', risk: 'Learns the date; makes runs irreproducible.' },
  'clock.monotonic': { title: 'read the monotonic clock', risk: 'Times operations, which side channels need.' },
  'clock.cpu': { title: 'read CPU-time clocks', risk: 'Measures CPU time, which side channels need.' },
  sleep: { title: 'sleep', risk: 'Holds its host thread or slot while idle.' },
  'random.secure': { title: 'secure random bytes', risk: 'Makes keys; makes runs irreproducible.' },
  'random.insecure': { title: 'insecure random bytes', risk: 'Makes runs irreproducible.' },
  'net.tcp.connect': { title: 'open TCP connections', risk: 'Talks to other machines, and so can exfiltrate.' },
  'net.tcp.listen': { title: 'accept TCP connections', risk: 'Can be reached by other machines.' },
  'net.udp.connect': { title: 'send UDP datagrams', risk: 'Talks to other machines, and so can exfiltrate.' },
  'net.udp.listen': { title: 'receive UDP datagrams', risk: 'Can be reached by other machines.' },
  'net.dns': { title: 'resolve names', risk: 'Talks to a resolver, which is enough to exfiltrate.' },
  'http.outgoing': { title: 'send HTTP requests', risk: 'Talks to other machines, and so can exfiltrate.' },
  'http.incoming': { title: 'serve HTTP requests', risk: 'Handles requests that others send.' },
  'process.exit': { title: 'end the process', risk: 'Ends its own run with a code; a careless host ends with it.' },
  'process.signal': { title: 'raise signals', risk: 'Raises a signal; a careless host is hit itself.' },
  'process.yield': { title: 'yield', risk: 'Gives up its time slice.' },
  thread: { title: 'start threads', risk: 'Runs code in parallel on shared memory, which also makes precise timers.' },
  host: { title: 'call host functions', risk: 'Whatever the embedder put behind the name; nobody classified it.' },
  unanalyzable: { title: 'unanalyzable', risk: 'The names were minified or erased, so nothing can be said.' },
} as const satisfies Record<string, CapabilityRow>

export type CapabilityId = keyof typeof capabilities

export const capabilityIds = Object.keys(capabilities) as readonly CapabilityId[]

export function isCapabilityId(id: string): id is CapabilityId {
  return Object.hasOwn(capabilities, id)
}

/**
 * What one host function needs of its host.
 *
 * - `none`: no authority at all (it computes, or calls back into the module).
 * - `held`: acts only on what another grant already handed out (`fd_close`); needs no grant of its own.
 * - `all`: needs every listed capability.
 * - `any`: exercises at least one of the listed capabilities; which one is decided by arguments at run time
 *   (`fd_write` may reach stdout, stderr, or an open file).
 */
export type Needs =
  | { readonly mode: 'none' | 'held' }
  | { readonly mode: 'all' | 'any'; readonly capabilities: readonly CapabilityId[] }

/** How strong the proof is that a module has a capability, weakest first. */
export const evidenceLevels = ['imported', 'reachable', 'constrained', 'observed'] as const

export type Evidence = (typeof evidenceLevels)[number]

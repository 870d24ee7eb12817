/** The command line is wrong; the message says how, for people. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The command line is wrong; the message says how, for people. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  /** The command, or group of commands, whose help tells more; absent where it is not known here. */
  readonly topic: string | undefined

  constructor(message: string, topic?: string) {
    super(message)
    this.topic = topic
  }
}

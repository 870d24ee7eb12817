import type { Terminal } from './terminal.ts'

const quietFor = 300
const between = 50
const cells = 24

/** A bar on standard error, for runs that take long enough to wonder, and only where it can be drawn over. */
export class ProgressBar {
  readonly #terminal: Terminal
  /** In milliseconds; absent where nothing is drawn, since asking for the time alone loads a module of Node. */
  readonly #start: number | undefined
  #drawn = 0

  constructor(terminal: Terminal) {
    this.#terminal = terminal
    this.#start = terminal.animated ? performance.now() : undefined
  }

  update(done: number, total: number): void {
    if (this.#start === undefined) return
    const now = performance.now()
    if (now - this.#start < quietFor || now - this.#drawn < between) return
    this.#drawn = now
    const full = Math.floor((done / total) * cells)
    const bar = `${'#'.repeat(full)}${'-'.repeat(cells - full)}`
    void this.#terminal.err(`\r  judging [${bar}] ${done}/${total}`)
  }

  /** Takes the bar away. */
  end(): void {
    if (this.#drawn > 0) void this.#terminal.err('\r\u001b[K')
  }
}

import type { Terminal } from './terminal.ts'

const quietFor = 300
const between = 50
const cells = 24

/** A bar on standard error, for runs that take long enough to wonder, and only where it can be drawn over. */
export class ProgressBar {
  readonly #terminal: Terminal
  readonly #start = performance.now()
  #drawn = 0

  constructor(terminal: Terminal) {
    this.#terminal = terminal
  }

  update(done: number, total: number): void {
    if (!this.#terminal.animated) return
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

import { writeError } from '../app/write-file.ts'
import type { FormatOptions } from '../report/options.ts'
import { plainTheme, type Theme } from '../report/theme.ts'

/** Where the command writes: standard output for what was asked for, standard error for everything else. */
export interface Terminal {
  /** Settles when the text is written, or when nobody reads it any more; rejects with a WriteError. */
  out(text: string): Promise<void>
  err(text: string): Promise<void>
  /** How text on standard output is laid out. */
  layout(): Promise<FormatOptions>
  /** Standard error is a terminal that a progress bar can be drawn on. */
  readonly animated: boolean
}

export interface TerminalWishes {
  readonly color: boolean | undefined
  readonly verbose: boolean
}

/** The layout of reports that are written to files: the same on every machine. */
export const fileLayout: FormatOptions = { width: 80, theme: plainTheme, unicode: true, verbose: false }

type Output = NodeJS.WriteStream
type Environment = Readonly<Record<string, string | undefined>>

/** The terminal of this process. */
export function processTerminal(wishes: TerminalWishes): Terminal {
  const { env } = process
  return {
    async out(text) {
      try {
        await write(process.stdout, text)
      } catch (error) {
        throw writeError('standard output', error)
      }
    },
    async err(text) {
      // There is nowhere left to say that even this cannot be written.
      await write(process.stderr, text).catch(() => undefined)
    },
    async layout() {
      const { stdout } = process
      return {
        width: stdout.isTTY ? Math.min(Math.max(stdout.columns || 80, 40), 120) : 80,
        theme: await themeFor(colorLevel(wishes.color, stdout, env)),
        unicode: !stdout.isTTY || drawsUnicode(env),
        verbose: wishes.verbose,
      }
    },
    get animated() {
      return process.stderr.isTTY && !isSet(env['CI']) && env['TERM'] !== 'dumb'
    },
  }
}

async function themeFor(level: 0 | 1 | 2 | 3): Promise<Theme> {
  if (level === 0) return plainTheme
  const { chalkTheme } = await import('../report/chalk-theme.ts')
  return chalkTheme(level)
}

/** `--color` and `--no-color` come first, then NO_COLOR (no-color.org), FORCE_COLOR (force-color.org), and the terminal. */
export function colorLevel(
  wish: boolean | undefined,
  stdout: Pick<Output, 'isTTY' | 'getColorDepth'>,
  env: Environment,
): 0 | 1 | 2 | 3 {
  if (wish === false) return 0
  const force = env['FORCE_COLOR']
  if (wish === undefined) {
    if (isSet(env['NO_COLOR'])) return 0
    if (force === '0' || force === 'false') return 0
  }
  if (force === '2') return 2
  if (force === '3') return 3
  if (wish === true || force !== undefined) return 1
  if (!stdout.isTTY) return 0
  const levels: Readonly<Record<number, 0 | 1 | 2 | 3>> = { 4: 1, 8: 2, 24: 3 }
  return levels[stdout.getColorDepth(env)] ?? 0
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== ''
}

// A locale that is not set says nothing; the console of Linux has few glyphs.
function drawsUnicode(env: Environment): boolean {
  if (env['TERM'] === 'linux' || env['TERM'] === 'dumb') return false
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find(isSet)
  return locale === undefined || /utf-?8/i.test(locale)
}

const broken = new WeakSet<Output>()
const listening = new WeakSet<Output>()

/** A reader that has gone (`| head -1`) is no error: the exit code still says what was found. */
function write(stream: Output, text: string): Promise<void> {
  if (broken.has(stream) || text === '') return Promise.resolve()
  if (!listening.has(stream)) {
    listening.add(stream)
    // The callback below gets the error as well; without a listener it would end the process.
    stream.on('error', () => broken.add(stream))
  }
  return new Promise((resolve, reject) => {
    stream.write(text, error => {
      if (error === null || error === undefined) return resolve()
      broken.add(stream)
      if ('code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')) resolve()
      else reject(error)
    })
  })
}

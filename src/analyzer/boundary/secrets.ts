import {
  alphanumeric,
  byteSet,
  digit,
  distinctBytes,
  holdsAny,
  isIn,
  letter,
  runEnd,
  runStart,
  startsWith,
  text,
  type ByteSet,
} from './byte-text.ts'
import type { Pattern, Placeholder } from './matches.ts'

/**
 * Secrets in the formats that services publish. Each row is a fixed prefix and a run of an alphabet; what follows a run
 * of full length is not looked at, because compilers put string literals side by side without a separator.
 */
interface TokenFormat {
  readonly kind: string
  readonly prefix: string
  /** Where in the prefix the four bytes begin that it is looked for by. */
  readonly chunk?: number
  readonly alphabet: ByteSet
  readonly length: readonly [least: number, most: number]
  /** Bytes that may stand neither before nor after; for prefixes that occur by chance. */
  readonly apart?: ByteSet
}

const base64url = byteSet('a-zA-Z0-9_-')
const hex = byteSet('0-9a-f')
const upper = byteSet('A-Z0-9')
const base32 = byteSet('A-Z2-7')

const tokenFormats: readonly TokenFormat[] = [
  { kind: 'an AWS access key id', prefix: 'AKIA', alphabet: base32, length: [16, 16], apart: upper },
  { kind: 'a temporary AWS access key id', prefix: 'ASIA', alphabet: base32, length: [16, 16], apart: upper },
  { kind: 'a GitHub personal access token', prefix: 'ghp_', alphabet: alphanumeric, length: [36, 36] },
  { kind: 'a GitHub OAuth token', prefix: 'gho_', alphabet: alphanumeric, length: [36, 36] },
  { kind: 'a GitHub user token', prefix: 'ghu_', alphabet: alphanumeric, length: [36, 36] },
  { kind: 'a GitHub server token', prefix: 'ghs_', alphabet: alphanumeric, length: [36, 36] },
  { kind: 'a GitHub refresh token', prefix: 'ghr_', alphabet: alphanumeric, length: [36, 76] },
  {
    kind: 'a GitHub fine-grained token',
    prefix: 'github_pat_',
    chunk: 3,
    alphabet: byteSet('a-zA-Z0-9_'),
    length: [82, 82],
  },
  { kind: 'a GitLab token', prefix: 'glpat-', alphabet: base64url, length: [20, 64] },
  { kind: 'a Slack bot token', prefix: 'xoxb-', alphabet: byteSet('a-zA-Z0-9-'), length: [24, 250] },
  { kind: 'a Slack user token', prefix: 'xoxp-', alphabet: byteSet('a-zA-Z0-9-'), length: [24, 250] },
  { kind: 'a Slack access token', prefix: 'xoxa-', alphabet: byteSet('a-zA-Z0-9-'), length: [24, 250] },
  { kind: 'a Slack refresh token', prefix: 'xoxr-', alphabet: byteSet('a-zA-Z0-9-'), length: [24, 250] },
  { kind: 'a Slack app token', prefix: 'xapp-', alphabet: byteSet('a-zA-Z0-9-'), length: [24, 250] },
  {
    kind: 'a Slack webhook',
    prefix: 'hooks.slack.com/services/T',
    chunk: 4,
    alphabet: byteSet('a-zA-Z0-9/'),
    length: [35, 60],
  },
  { kind: 'a Google API key', prefix: 'AIzaSy', alphabet: base64url, length: [33, 33] },
  { kind: 'an npm access token', prefix: 'npm_', alphabet: alphanumeric, length: [36, 36] },
  { kind: 'a PyPI token', prefix: 'pypi-AgEIcHlwaS5vcmc', alphabet: base64url, length: [50, 300] },
  { kind: 'a Stripe live key', prefix: 'sk_live_', alphabet: alphanumeric, length: [24, 120] },
  { kind: 'a restricted Stripe live key', prefix: 'rk_live_', alphabet: alphanumeric, length: [24, 120] },
  { kind: 'an Anthropic API key', prefix: 'sk-ant-', alphabet: base64url, length: [80, 140] },
  { kind: 'an OpenAI project key', prefix: 'sk-proj-', alphabet: base64url, length: [40, 200] },
  { kind: 'a DigitalOcean token', prefix: 'dop_v1_', chunk: 3, alphabet: hex, length: [64, 64] },
  { kind: 'a Shopify access token', prefix: 'shpat_', alphabet: hex, length: [32, 32] },
  {
    kind: 'an age secret key',
    prefix: 'AGE-SECRET-KEY-1',
    chunk: 3,
    alphabet: byteSet('A-Z0-9'),
    length: [58, 58],
  },
]

/** Fewer different characters than this are a placeholder. */
const LEAST_DISTINCT = 8

function tokenPattern({ kind, prefix, chunk = 0, alphabet, length: [least, most], apart }: TokenFormat): Pattern {
  return {
    chunk: prefix.slice(chunk, chunk + 4),
    match(bytes, at, { start, end }) {
      const first = at - chunk
      const body = first + prefix.length
      if (first < start || !startsWith(bytes, first, prefix)) return undefined
      const stop = runEnd(bytes, body, Math.min(end, body + most), alphabet)
      if (stop - body < least) return undefined
      if (apart !== undefined && (isIn(apart, bytes[first - 1]) || isIn(apart, bytes[stop]))) return undefined
      if (distinctBytes(bytes, body, stop) < LEAST_DISTINCT || !holdsAny(bytes, body, stop, digit)) return placeholderTo(stop)
      // AWS documents its formats with keys that end so.
      if (startsWith(bytes, stop - 7, 'EXAMPLE')) return placeholderTo(stop)
      return { at: first, end: stop, kind, shown: redacted(prefix, stop - first) }
    },
  }
}

function placeholderTo(end: number): Placeholder {
  return { end, kind: undefined }
}

/** The public prefix and the length: enough to find the value by its offset, nothing to use it with. */
function redacted(prefix: string, length: number): string {
  return `${prefix}… (${length} characters)`
}

const upperAndSpace = byteSet('A-Z ')
const base64 = byteSet('a-zA-Z0-9+/=')
const LONGEST_KEY_TYPE = 20
const LEAST_KEY_BODY = 64

/** `-----BEGIN … PRIVATE KEY-----` and a body; the bare line is what libraries that read keys hold (RFC 7468). */
const privateKey: Pattern = {
  chunk: 'KEY-',
  match(bytes, at, { start, end }) {
    const tail = 'PRIVATE KEY-----'
    const head = '-----BEGIN '
    const tailAt = at - tail.indexOf('KEY-')
    if (!startsWith(bytes, tailAt, tail)) return undefined
    // The run reaches over "BEGIN " as well, back to the dashes.
    const run = runStart(bytes, tailAt, Math.max(start, tailAt - LONGEST_KEY_TYPE), upperAndSpace)
    const first = run - 5
    if (first < start || !startsWith(bytes, first, head)) return undefined
    const body = tailAt + tail.length
    let stop = body
    let size = 0
    while (stop < end && size < LEAST_KEY_BODY) {
      const next = runEnd(bytes, stop, Math.min(end, stop + LEAST_KEY_BODY), base64)
      size += next - stop
      stop = next
      const lineBreak = lineBreakSize(bytes, stop)
      if (lineBreak === 0) break
      stop += lineBreak
    }
    if (size < LEAST_KEY_BODY) return undefined
    const label = text(bytes, first + head.length, body - 5)
    return { at: first, end: stop, kind: 'a private key', shown: `${label} in PEM` }
  },
}

/** Line breaks as they are, and as source code and JSON escape them. */
function lineBreakSize(bytes: Uint8Array, at: number): number {
  for (const lineBreak of ['\r\n', '\n', '\\r\\n', '\\n']) if (startsWith(bytes, at, lineBreak)) return lineBreak.length
  return 0
}

const LONGEST_JWT_HEADER = 512
/** base64url of `{"alg`, `{"typ`, `{"kid`: what headers of tokens begin with. */
const jwtHeaders = ['eyJhbGci', 'eyJ0eXAi', 'eyJraWQi']

/** Three base64url parts (RFC 7519), found by the second, which is a JSON object as well. */
const jsonWebToken: Pattern = {
  chunk: '.eyJ',
  match(bytes, at, { start, end }) {
    const run = runStart(bytes, at, Math.max(start, at - LONGEST_JWT_HEADER), base64url)
    let first = run
    while (first < at && !jwtHeaders.some(header => startsWith(bytes, first, header))) first++
    const payload = runEnd(bytes, at + 1, end, base64url)
    if (at - first < 16 || payload - at < 20 || bytes[payload] !== 0x2e) return undefined
    const stop = runEnd(bytes, payload + 1, end, base64url)
    if (stop - payload < 20) return undefined
    return { at: first, end: stop, kind: 'a JSON Web Token', shown: redacted('eyJ', stop - first) }
  },
}

export const secretPatterns: readonly Pattern[] = [...tokenFormats.map(tokenPattern), privateKey, jsonWebToken]

const userInfo = byteSet('a-zA-Z0-9._~+-')
const passwordByte = byteSet('!#-$&-.0-9;=A-Z^-z|~')
const LONGEST_USER = 64
const LONGEST_PASSWORD = 64
const LEAST_PASSWORD = 4

/** `scheme://user:password@host` (RFC 3986, 3.2.1), found by the end of the scheme. */
function urlCredential(schemeEnd: string): Pattern {
  return {
    chunk: `${schemeEnd}://`,
    match(bytes, at, { end }) {
      const user = at + 4
      const colon = runEnd(bytes, user, Math.min(end, user + LONGEST_USER), userInfo)
      if (colon === user || bytes[colon] !== 0x3a) return undefined
      const password = colon + 1
      const stop = runEnd(bytes, password, Math.min(end, password + LONGEST_PASSWORD + 1), passwordByte)
      if (bytes[stop] !== 0x40 || stop - password < LEAST_PASSWORD || stop - password > LONGEST_PASSWORD) return undefined
      const host = text(bytes, stop + 1, Math.min(end, stop + 12)).toLowerCase()
      if (!/^[a-z0-9]/.test(host) || host.startsWith('example')) return undefined
      if (isPlaceholder(text(bytes, password, stop))) return undefined
      const scheme = runStart(bytes, at + 1, Math.max(0, at - 15), letter)
      const shown = `${text(bytes, scheme, at + 4)}…:…@ (password of ${stop - password} characters)`
      return { at: scheme, end: stop, kind: 'URL with a password', shown }
    },
  }
}

const nameByte = byteSet('a-zA-Z0-9_-')
const valueByte = byteSet('a-zA-Z0-9+/_.=~!@#^*-')
const LONGEST_NAME = 24
const LEAST_VALUE = 8
const LONGEST_VALUE = 128
const LEAST_VALUE_DISTINCT = 6

/** `password=…`, `"api_key": "…"`: a word, the rarest four bytes of it, and a value after it. */
function assignment(word: string, chunk: string): Pattern {
  const lead = word.indexOf(chunk)
  return {
    chunk,
    match(bytes, at, { start, end }) {
      const first = at - lead
      const nameEnd = first + word.length
      if (first < start || !startsWith(bytes, first, word)) return undefined
      let pos = nameEnd
      if (isQuote(bytes[pos])) pos++
      if (bytes[pos] === SPACE) pos++
      if (bytes[pos] !== 0x3d && bytes[pos] !== 0x3a) return undefined
      pos++
      if (bytes[pos] === SPACE) pos++
      const quote = bytes[pos]
      const quoted = isQuote(quote)
      if (quoted) pos++
      const stop = runEnd(bytes, pos, Math.min(end, pos + LONGEST_VALUE), valueByte)
      const size = stop - pos
      if (size < LEAST_VALUE || (quoted && bytes[stop] !== quote)) return undefined
      if (!holdsAny(bytes, pos, stop, digit) || !holdsAny(bytes, pos, stop, letter)) return placeholderTo(stop)
      if (distinctBytes(bytes, pos, stop) < LEAST_VALUE_DISTINCT) return placeholderTo(stop)
      if (isPlaceholder(text(bytes, pos, stop))) return placeholderTo(stop)
      const name = runStart(bytes, first, Math.max(start, first - LONGEST_NAME), nameByte)
      return { at: name, end: stop, kind: 'assignment', shown: `${text(bytes, name, nameEnd)} = … (${size} characters)` }
    },
  }
}

const SPACE = 0x20

function isQuote(byte: number | undefined): boolean {
  return byte === 0x22 || byte === 0x27
}

const placeholder = /pass|secret|pwd|example|change|your|dummy|test|sample|token|xxx|\*\*\*|\.\.\.|^foo|^bar|^user|=$|^[$%<{[]/i

function isPlaceholder(value: string): boolean {
  return placeholder.test(value)
}

export const credentialPatterns: readonly Pattern[] = [
  ...['s', 'p', 'l', 'b', 't'].map(urlCredential),
  assignment('password', 'sswo'),
  assignment('PASSWORD', 'SSWO'),
  assignment('passwd', 'sswd'),
  assignment('PASSWD', 'SSWD'),
  assignment('secret', 'ecre'),
  assignment('SECRET', 'CRET'),
  assignment('api_key', 'pi_k'),
  assignment('API_KEY', 'API_'),
  assignment('apiKey', 'piKe'),
  assignment('apikey', 'pike'),
  assignment('access_key', 's_ke'),
  assignment('ACCESS_KEY', 'CCES'),
  assignment('accessKey', 'sKey'),
  assignment('AccountKey', 'tKey'),
  assignment('secret_key', 'ecre'),
  assignment('SECRET_KEY', 'CRET'),
  assignment('auth_token', 'h_to'),
  assignment('AUTH_TOKEN', 'UTH_'),
  assignment('access_token', 's_to'),
  assignment('ACCESS_TOKEN', 'CCES'),
]

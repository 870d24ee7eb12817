/**
 * The forms of single values in a policy. Each check returns what was expected where the value does not have the form,
 * and undefined where it has.
 */
type Check = (text: string) => string | undefined

const domain = '(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?)(?:\\.[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?)*'
const host = `(?:\\*|(?:\\*\\.)?${domain}|\\[[0-9A-Fa-f:.]+\\])`
const hostAndPort = new RegExp(`^${host}:(\\*|[0-9]{1,5})$`)
const url = new RegExp(`^https?://${host}(?::(\\*|[0-9]{1,5}))?(?:/[^\\s?#\\\\]*)?$`)

function isPort(port: string | undefined): boolean {
  return port === undefined || port === '*' || Number(port) <= 65_535
}

function check(ok: (text: string) => boolean, expected: string): Check {
  return text => (ok(text) ? undefined : expected)
}

export const hostPortCheck = check(text => {
  const match = hostAndPort.exec(text)
  return match !== null && isPort(match[1])
}, 'host:port, such as api.example.com:443, *.example.com:* or [::1]:8080')

export const urlCheck = check(text => {
  const match = url.exec(text)
  return match !== null && isPort(match[1])
}, 'http:// or https://, a host, and a path that may hold "*"; no user, query or fragment')

export const envPatternCheck = check(
  text => /^(?:[A-Za-z_][A-Za-z0-9_]*\*?|\*)$/.test(text),
  'a variable name (letters, digits, "_"), or the beginning of one and "*"',
)

export const envNameCheck = check(
  text => /^[A-Za-z_][A-Za-z0-9_]*$/.test(text),
  'a variable name (letters, digits, "_")',
)

export const noNulCheck = check(text => !text.includes('\0'), 'a value without NUL characters')

export const importPatternCheck = check(
  text => /[.*]/.test(text) && !text.includes('\0'),
  'a pattern "module.name", such as env.log or env.*',
)

export const digestCheck = check(
  text => /^(?:sha256:)?[0-9a-f]{64}$/.test(text),
  'sha256: and 64 lower-case hex digits',
)

/** The hex digits alone. */
export function hexOf(digest: string): string {
  return digest.replace(/^sha256:/, '')
}

export const identifierCheck = check(
  text => /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?$/.test(text),
  'letters, digits, ".", "_" and "-", with a letter or digit at both ends',
)

export const pathCheck = check(text => text !== '' && !text.includes('\0'), 'a path')

export const textCheck = check(text => text.trim() !== '', 'a text')

export const dateCheck = check(text => daysOf(text) !== undefined, 'a date such as 2027-01-31')

/** Days since 1970-01-01 of a date `YYYY-MM-DD` (Gregorian); undefined if there is no such day. */
export function daysOf(date: string): number | undefined {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(date)
  if (match === null) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  if (day < 1 || day > (lengths[month - 1] ?? 0)) return undefined
  const before = year - 1
  const years = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)
  return years + lengths.slice(0, month - 1).reduce((sum, length) => sum + length, 0) + day - 719_163
}

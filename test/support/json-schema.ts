import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv, type ErrorObject } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'

// ajv brings no formats; these are the ones that the schemas name (RFC 3986 and RFC 3339, syntax only).
const uriCharacters = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/
const formats = {
  uri: (text: string) => /^[A-Za-z][A-Za-z0-9+.-]*:/.test(text) && uriCharacters.test(text),
  // The first segment of a relative reference holds no colon (section 4.2).
  'uri-reference': (text: string) => uriCharacters.test(text) && !/^[^A-Za-z/?#][^/?#]*:/.test(text),
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
}

/** A function that returns what is wrong with a value, an empty list if nothing is. */
export function schemaChecker(path: string, draft: '7' | '2020-12'): (value: unknown) => readonly ErrorObject[] {
  const file = fileURLToPath(new URL(`../../${path}`, import.meta.url))
  const schema = JSON.parse(readFileSync(file, 'utf8')) as object
  const ajv = draft === '7' ? new Ajv({ strict: false, formats }) : new Ajv2020({ strict: false, formats })
  const validate = ajv.compile(schema)
  return value => (validate(value) ? [] : (validate.errors ?? []))
}

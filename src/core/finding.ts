import { codes, type Code } from './codes.ts'
import type { Location } from './location.ts'
import type { Severity } from './severity.ts'

type ParamNames<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never

/** The parameters that the message template of a code names; what a reporter may print, already plain text. */
export type Params<C extends Code> = {
  readonly [Name in ParamNames<(typeof codes)[C]['message']>]: string | number
}

/**
 * One thing that was found, as data. The union is over `code`; everything a reporter says is derived from the row of
 * the code and the parameters. `severity` is the row's, unless a policy overrode it.
 */
export type Finding = {
  [C in Code]: {
    readonly code: C
    readonly severity: Severity
    readonly params: Params<C>
    readonly at: Location
  }
}[Code]

/** A finding of the given codes only. */
export type FindingOf<C extends Code> = Extract<Finding, { code: C }>

/** Makes a finding with the severity that its row states. */
export function finding<C extends Code>(code: C, params: Params<C>, at: Location): FindingOf<C> {
  // The cast ties three values of one C together again, which TypeScript does not follow through a mapped union.
  return { code, severity: codes[code].severity, params, at } as unknown as FindingOf<C>
}

/** The message of a finding with its parameters filled in; control and bidi characters made visible. */
export function formatMessage(found: Finding): string {
  const params: Readonly<Record<string, string | number>> = found.params
  return codes[found.code].message.replace(/\{(\w+)\}/g, (_, name: string) => printable(String(params[name])))
}

// Tag characters and variation selectors beyond the first plane (a pair each), C0, DEL, C1, fillers, zero-width, bidi controls, line and paragraph separators, BOM, lone surrogates.
const unprintable =
  // oxlint-disable-next-line no-control-regex -- making control characters visible is the purpose
  /\udb40[\udc00-\udfff]|\u034f|[\ufe00-\ufe0f]|[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u3164\uffa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/**
 * Text that came from a module, made safe to print: a name can hold terminal escapes, newlines that forge report lines,
 * and bidirectional controls that reorder what a person reads. Each becomes `\u{hex}`.
 */
export function printable(text: string): string {
  return text.replace(unprintable, char => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)
}

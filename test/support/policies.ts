import { readFileSync, readdirSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { formatMessage, type Finding } from '../../src/core/finding.ts'
import { formatTextLocation } from '../../src/core/location.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { loadPolicies, type LoadedPolicies, type PolicyReader } from '../../src/policy/resolve.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

export const presetNames: readonly string[] = readdirSync(`${root}rules/presets`)
  .filter(name => name.endsWith('.yaml'))
  .map(name => name.replace(/\.yaml$/, ''))
  .toSorted()

export const today = '2026-11-23'

/** Reads presets from the repository and files from `files`, or, without it, from the repository below `directory`. */
export function policyReader(files?: Readonly<Record<string, string>>, directory = ''): PolicyReader {
  return ref => {
    const preset = ref.kind === 'preset'
    const path = preset ? `rules/presets/${ref.name}.yaml` : ref.path
    if (!preset && files !== undefined) {
      const text = Object.hasOwn(files, path) ? files[path] : undefined
      return text === undefined ? missing : { ok: true, file: path, path, text }
    }
    try {
      const text = readFileSync(preset ? `${root}${path}` : posix.join(root, directory, path), 'utf8')
      return { ok: true, file: preset ? `preset:${ref.name}` : path, path, text }
    } catch {
      return missing
    }
  }
}

const missing = { ok: false, reason: 'no such file or directory' } as const

export interface LoadOptions {
  readonly file?: string
  readonly files?: Readonly<Record<string, string>>
  readonly now?: string
}

/** Loads the policies in `text`; what they extend comes from `files` or from the presets. */
export function load(text: string, options: LoadOptions = {}): LoadedPolicies {
  const { file = 'policy.yaml', files = {}, now = today } = options
  return loadPolicies({ file, path: file, text }, { read: policyReader(files), now, presets: presetNames })
}

/** Loads a file of the repository below `directory`. */
export function loadFile(directory: string, file: string): LoadedPolicies {
  const text = readFileSync(posix.join(root, directory, file), 'utf8')
  const read = policyReader(undefined, directory)
  return loadPolicies({ file, path: file, text }, { read, now: today, presets: presetNames })
}

/** The policies of a result that has to be good. */
export function loaded(result: LoadedPolicies): readonly Policy[] {
  if (!result.ok) throw new Error(complaints(result.findings))
  return result.policies
}

/** The one policy in `text`, without its head. */
export function policy(body: string, options?: LoadOptions): Policy {
  const [only, ...more] = loaded(load(`${head('test')}${body}`, options))
  if (only === undefined || more.length > 0) throw new Error('expected one policy')
  return only
}

export function head(name: string): string {
  return `apiVersion: wasm-policy.dev/v1\nkind: SandboxPolicy\nmetadata: { name: ${name} }\n`
}

/** `file:line:col CODE message`, one a line. */
export function complaints(findings: readonly Finding[]): string {
  return findings
    .map(found => {
      const at = found.at.in === 'text' ? formatTextLocation(found.at) : found.at.in
      return `${at} ${found.code} ${formatMessage(found)}\n`
    })
    .join('')
}

import type { Check } from './facts.ts'
import type { CustomSection, DecodedModule } from '../../wasm/module.ts'
import { tryU32 } from '../../wasm/reader.ts'
import { contradictedFeatures } from './target-features.ts'
import { shown } from './wording.ts'

/** A section up to this size, or this part of the module, goes without remark. */
const USUAL_SECTION_SIZE = 64 * 1024
const USUAL_SECTION_SHARE = 1 / 4

export const unknownCustomSection: Check<'WP2060'> = ({ module }, report) => {
  for (const { name, size, offset, content } of module.customSections) {
    if (content.kind === 'unknown') report.place(offset, { name: shown(name), size })
  }
}

export const largeCustomSection: Check<'WP2061'> = ({ module }, report) => {
  const total = module.bytes.length
  for (const { name, size, offset, content } of module.customSections) {
    if (content.kind === 'name' || content.kind === 'dwarf') continue
    if (size <= USUAL_SECTION_SIZE || size <= total * USUAL_SECTION_SHARE) continue
    report.place(offset, { name: shown(name), size, total, percent: Math.floor((size / total) * 100) })
  }
}

export const malformedCustomSection: Check<'WP2062'> = ({ module }, report) => {
  for (const { name, content } of module.customSections) {
    if (content.kind === 'malformed') report.place(content.at, { name: shown(name), reason: content.reason })
  }
}

const CUSTOM = 0
const CODE = 10

/** Sections whose conventions say that there is one. */
const occurringOnce: ReadonlySet<string> = new Set([
  'name',
  'producers',
  'target_features',
  'dylink.0',
  'metadata.code.branch_hint',
  'sourceMappingURL',
  'external_debug_info',
])

export const misplacedCustomSection: Check<'WP2063'> = ({ module }, report) => {
  const { customSections, sections } = module
  // The n-th custom section is the n-th section with id 0.
  const positions = [...sections.entries()].flatMap(([position, { id }]) => (id === CUSTOM ? [position] : []))
  const lastStandard = sections.findLastIndex(({ id }) => id !== CUSTOM)
  const code = sections.findIndex(({ id }) => id === CODE)
  const lastName = customSections.findLastIndex(({ name }) => name === 'name')
  const seen = new Set<string>()
  for (const [index, { name, offset }] of customSections.entries()) {
    const position = positions[index] ?? sections.length
    const problem = occurringOnce.has(name) && seen.has(name) ? 'occurs twice' : misplacement(name, position)
    seen.add(name)
    if (problem !== undefined) report.place(offset, { name, problem })

    function misplacement(known: string, at: number): string | undefined {
      switch (known) {
        case 'dylink.0':
          return at === 0 ? undefined : 'is not the first section'
        case 'name':
          return at > lastStandard ? undefined : 'stands before other sections that it names things of'
        case 'metadata.code.branch_hint':
          return code === -1 || at < code ? undefined : 'stands after the code that it gives hints on'
        case 'producers':
          return lastName <= index ? undefined : 'stands before the name section'
        default:
          return undefined
      }
    }
  }
}

export const functionNames: Check<'WP2064'> = ({ module }, report) => {
  for (const { offset, size, content } of module.customSections) {
    if (content.kind !== 'name' || content.names.functions.size === 0) continue
    report.place(offset, { count: content.names.functions.size, size })
    // A second name section is misplaced (WP2063) and says nothing new here.
    return
  }
}

export const dwarf: Check<'WP2065'> = ({ module }, report) => {
  const sections = module.customSections.filter(({ content }) => content.kind === 'dwarf')
  const first = sections[0]
  if (first === undefined) return
  const size = sections.reduce((sum, section) => sum + section.size, 0)
  report.place(first.offset, { count: sections.length, size })
}

export const sourceMap: Check<'WP2066'> = ({ module }, report) => {
  for (const { offset, section, url } of debugUrls(module)) {
    if (!isRemote(url)) report.place(offset, { section, url: shown(url) })
  }
}

export const remoteDebugUrl: Check<'WP2067'> = ({ module }, report) => {
  for (const { offset, section, url } of debugUrls(module)) {
    if (isRemote(url)) report.place(offset, { section, url: shown(url) })
  }
}

export const forbiddenFeatureUsed: Check<'WP2068'> = ({ module }, report) => {
  for (const { offset, feature, proposal } of contradictedFeatures(module)) report.place(offset, { feature, proposal })
}

function* debugUrls({ bytes, customSections }: DecodedModule): Generator<{ offset: number; section: string; url: string }> {
  for (const section of customSections) {
    const { name, offset, content } = section
    if (content.kind === 'source-map') yield { offset, section: name, url: content.url }
    else if (name === 'external_debug_info') yield { offset, section: name, url: prefixedText(bytes, section) }
  }
}

/** The length-prefixed text that a section holds; all of its bytes as text if the length is wrong. */
function prefixedText(bytes: Uint8Array, { offset, size }: CustomSection): string {
  const end = offset + size
  const length = tryU32(bytes, offset, end)
  const fits = length !== undefined && length.next + length.value === end
  return new TextDecoder().decode(bytes.subarray(fits ? length.next : offset, end))
}

/** A scheme of two or more letters (one is a drive), or a host without a scheme. */
function isRemote(url: string): boolean {
  const trimmed = url.trimStart()
  if (/^[/\\]{2}/.test(trimmed)) return true
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(trimmed)?.[1]?.toLowerCase()
  return scheme !== undefined && scheme !== 'data' && scheme !== 'file'
}

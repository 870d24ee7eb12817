import type { CustomContent } from '../module.ts'
import type { Reader } from '../reader.ts'

/** The producers section (tool-conventions, ProducersSection.md). */
export function readProducers(reader: Reader): CustomContent {
  const count = reader.count('producers fields', 'customItems', 2)
  const fields = Array.from({ length: count }, () => {
    const field = reader.name('producers field')
    const values = reader.count('producers values', 'customItems', 2)
    return {
      field,
      values: Array.from({ length: values }, () => ({
        name: reader.name('producer name'),
        version: reader.name('producer version'),
      })),
    }
  })
  expectEnd(reader, 'producers')
  return { kind: 'producers', fields }
}

/** The target features section (tool-conventions, Linking.md). */
export function readTargetFeatures(reader: Reader): CustomContent {
  const count = reader.count('target features', 'customItems', 2)
  const features = Array.from({ length: count }, () => {
    const start = reader.pos
    const prefix = String.fromCharCode(reader.byte('feature prefix'))
    if (prefix !== '+' && prefix !== '-' && prefix !== '=') {
      reader.fail('WP1013', { what: 'feature prefix', found: prefix.charCodeAt(0), expected: '"+", "-" or "="' }, start)
    }
    return { prefix, name: reader.name('feature name') }
  })
  expectEnd(reader, 'target_features')
  return { kind: 'target_features', features }
}

/** Branch hints (branch-hinting proposal): per function, offsets of branches and whether they are likely taken. */
export function readBranchHints(reader: Reader): CustomContent {
  const functions = reader.count('hinted functions', 'customItems', 2)
  let hints = 0
  for (let i = 0; i < functions; i++) {
    reader.u32('function index')
    const count = reader.count('branch hints', 'customItems', 3)
    hints += count
    for (let j = 0; j < count; j++) {
      reader.u32('branch offset')
      const sizeAt = reader.pos
      const size = reader.u32('hint size')
      if (size !== 1) reader.fail('WP1013', { what: 'hint size', found: size, expected: '1' }, sizeAt)
      const value = reader.byte('hint')
      if (value > 1) reader.fail('WP1013', { what: 'hint', found: value, expected: '0 or 1' }, reader.pos - 1)
    }
  }
  expectEnd(reader, 'branch hint')
  return { kind: 'branch-hint', functions, hints }
}

/** A source map's URL, as devtools fetch it (source map specification, "Linking generated code to source maps"). */
export function readSourceMappingURL(reader: Reader): CustomContent {
  const url = reader.name('source map URL')
  expectEnd(reader, 'sourceMappingURL')
  return { kind: 'source-map', url }
}

export function expectEnd(reader: Reader, section: string): void {
  if (reader.left > 0) {
    const used = reader.pos
    reader.fail('WP1010', { section, declared: reader.left + used, used }, used)
  }
}

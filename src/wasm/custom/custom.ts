import { DecodeError } from '../error.ts'
import type { CustomContent, CustomSection } from '../module.ts'
import { Reader } from '../reader.ts'
import { readDylink, readLegacyDylink } from './dylink.ts'
import { readNames } from './name.ts'
import { readBranchHints, readProducers, readSourceMappingURL, readTargetFeatures } from './metadata.ts'
import { formatMessage } from '../../core/finding.ts'

/**
 * Custom sections that are read, by name. Their contents are hints: a malformed one does not make the module malformed
 * (spec, 5.5.3), but is reported, since tools that do read it may disagree.
 */
const readers: Readonly<Record<string, (reader: Reader) => CustomContent>> = {
  name: readNames,
  producers: readProducers,
  target_features: readTargetFeatures,
  'dylink.0': readDylink,
  dylink: readLegacyDylink,
  'metadata.code.branch_hint': readBranchHints,
  sourceMappingURL: readSourceMappingURL,
}

/** Sections whose purpose is known and whose contents are for other tools. */
const opaque: ReadonlySet<string> = new Set([
  'linking',
  'external_debug_info',
  'build_id',
  'go:buildid',
  'core',
  'coremodule',
  'coreinstance',
  'signature',
  'metadata.code.compilation_priority',
  'metadata.code.instruction_frequency',
  'metadata.code.call_targets',
  'metadata.code.trace_inst',
  'component-type',
])

/** Reads the contents behind the name of a custom section. */
export function readCustomSection(name: string, reader: Reader): CustomSection {
  const offset = reader.pos
  return { name, offset, size: reader.left, content: readContent(name, reader) }
}

function readContent(name: string, reader: Reader): CustomContent {
  const read = Object.hasOwn(readers, name) ? readers[name] : undefined
  if (read !== undefined) {
    try {
      return read(reader)
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error
      const { at } = error.finding
      return {
        kind: 'malformed',
        reason: formatMessage(error.finding),
        at: at.in === 'module' ? (at.offset ?? reader.pos) : reader.pos,
      }
    }
  }
  if (name.startsWith('.debug_')) return { kind: 'dwarf' }
  if (opaque.has(name) || name.startsWith('reloc.') || name.startsWith('component-type:')) return { kind: 'opaque' }
  return { kind: 'unknown' }
}

import { codes, type BoundaryCode } from '../../core/codes.ts'
import { finding, type FindingOf, type Params } from '../../core/finding.ts'
import type { Location } from '../../core/location.ts'
import type { DecodedModule } from '../../wasm/module.ts'
import { CUSTOM_SECTION, sectionTable } from '../../wasm/sections/section-ids.ts'
import { more, Places, type PlaceParams } from './places.ts'
import * as content from './content-checks.ts'
import * as customSections from './custom-sections.ts'
import * as entry from './entry.ts'
import { gatherFacts, type Check, type Facts } from './facts.ts'
import * as functions from './functions.ts'
import * as globals from './globals.ts'
import * as memories from './memories.ts'
import * as names from './names.ts'
import * as segments from './segments.ts'
import * as tables from './tables.ts'

/** The function behind each file of `rules/checks/`. */
export const implementations: { readonly [C in BoundaryCode]: Check<C> } = {
  WP2001: memories.importedMemory,
  WP2002: memories.exportedMemory,
  WP2003: memories.sharedMemory,
  WP2004: memories.memoryWithoutMaximum,
  WP2005: memories.memoryMaximumIsNoLimit,
  WP2006: memories.largeInitialMemory,
  WP2007: memories.memory64,
  WP2008: memories.multipleMemories,
  WP2009: memories.accessBeyondMemory,
  WP2010: segments.dataSegmentTraps,
  WP2011: segments.dataSegmentMayTrap,
  WP2012: segments.overlappingDataSegments,
  WP2020: tables.importedTable,
  WP2021: tables.exportedTable,
  WP2022: tables.growableTable,
  WP2023: tables.hostMutableCallTable,
  WP2024: segments.elementSegmentTraps,
  WP2025: segments.elementSegmentMayTrap,
  WP2026: tables.largeInitialTable,
  WP2027: tables.callTableRewritten,
  WP2030: globals.exportedMutableGlobal,
  WP2031: globals.importedMutableGlobal,
  WP2032: globals.importedReferenceGlobal,
  WP2033: functions.functionReferencesEnter,
  WP2034: functions.hostFunctionInTable,
  WP2035: functions.reexportedImport,
  WP2036: functions.importedTag,
  WP2037: functions.largeFunction,
  WP2040: entry.startFunction,
  WP2041: entry.importedStartFunction,
  WP2042: entry.wasiEntryType,
  WP2043: entry.wasiCommandAndReactor,
  WP2044: entry.wasiWithoutMemory,
  WP2045: entry.mixedWasiVersions,
  WP2050: names.duplicateImport,
  WP2051: names.conflictingImport,
  WP2052: names.invisibleCharacters,
  WP2053: names.lookalikeName,
  WP2054: names.mixedScriptName,
  WP2055: names.surroundingWhitespace,
  WP2056: names.caseVariantImport,
  WP2057: names.emptyName,
  WP2058: names.longName,
  WP2060: customSections.unknownCustomSection,
  WP2061: customSections.largeCustomSection,
  WP2062: customSections.malformedCustomSection,
  WP2063: customSections.misplacedCustomSection,
  WP2064: customSections.functionNames,
  WP2065: customSections.dwarf,
  WP2066: customSections.sourceMap,
  WP2067: customSections.remoteDebugUrl,
  WP2068: customSections.forbiddenFeatureUsed,
  WP2070: content.secret,
  WP2071: content.credential,
  WP2072: content.homeDirectory,
  WP2073: content.embeddedExecutable,
}

type ModuleLocation = Extract<Location, { in: 'module' }>

export type BoundaryFinding = FindingOf<BoundaryCode> & { readonly at: ModuleLocation }

/** The codes in the order of their numbers. */
const inOrder = (Object.keys(implementations) as BoundaryCode[]).toSorted()

/**
 * Runs every check. Findings come ordered by code, then offset; of each code at most `LISTED_PLACES` are listed, and the
 * last says how many more there are.
 */
export function checkBoundary(module: DecodedModule): {
  readonly findings: readonly BoundaryFinding[]
  readonly checked: readonly BoundaryCode[]
} {
  const facts = gatherFacts(module)
  return { findings: inOrder.flatMap(code => runCheck(code, facts)), checked: inOrder }
}

function runCheck<C extends BoundaryCode>(code: C, facts: Facts): readonly BoundaryFinding[] {
  const places = new Places<PlaceParams<C>>()
  implementations[code](facts, places)
  const { listed, left } = places
  const counted = codes[code].message.includes('{more}')
  return listed.map(({ offset, params }, index) => {
    const rest = index === listed.length - 1 ? left : 0
    // PlaceParams is Params without `more`, which TypeScript does not put back together for a generic code.
    const complete = (counted ? { ...params, more: more(rest) } : params) as Params<C>
    return finding(code, complete, locate(facts.module, offset)) as unknown as BoundaryFinding
  })
}

const sectionNames = new Map<number, string>([[CUSTOM_SECTION, 'custom'], ...sectionTable.map(({ id, name }) => [id, name] as const)])

/** A place in the file, with the name of the section that holds it. */
function locate({ sections }: DecodedModule, offset: number): ModuleLocation {
  const id = sections.find(({ offset: first, size }) => offset >= first && offset <= first + size)?.id
  const section = id === undefined ? undefined : sectionNames.get(id)
  return { in: 'module', offset, ...(section === undefined ? {} : { section }) }
}

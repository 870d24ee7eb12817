import { capabilities } from '../core/capability.ts'
import { isCode } from '../core/codes.ts'
import { formatMessage, printable, type Finding } from '../core/finding.ts'
import { formatOffset } from '../core/location.ts'
import type { Profile } from '../core/profile.schema.ts'
import type { Subject } from '../core/report.ts'
import { formatBoundary } from './boundary.ts'
import { byteSize, columns, count, wrap } from './layout.ts'
import type { FormatOptions } from './options.ts'

const rowsShown = 12

/** What `wasm-policy inspect` shows: everything in a Profile, long lists cut unless verbose. */
export function formatProfile(profile: Profile, subject: Subject, options: FormatOptions): string {
  const { theme } = options
  const table = (rows: readonly (readonly string[])[]) => columns(rows.map(row => row.map(printable)), '  ', options.width)
  const cut = (rows: readonly (readonly string[])[]) => {
    if (options.verbose || rows.length <= rowsShown) return table(rows)
    return [...table(rows.slice(0, rowsShown)), theme('muted', `  and ${rows.length - rowsShown} more, shown by --verbose`)]
  }
  const sections: readonly (readonly [title: string, lines: readonly string[]])[] = [
    [printable(subject.path), table(identityRows(profile))],
    ['Capabilities', profile.capabilities.length === 0 ? ['  none'] : cut(capabilityRows(profile))],
    ['Sandbox boundary', [...formatBoundary(profile, options), ...cut(findingRows(profile))]],
    [`Imports (${profile.imports.length})`, cut(importRows(profile))],
    [`Exports (${profile.exports.length})`, cut(exportRows(profile))],
    ['Memories and tables', cut(storageRows(profile))],
    ['Segments', segmentRows(profile).length === 0 ? [] : table(segmentRows(profile))],
    ['Proposals used', cut(profile.proposals.used.map(({ proposal, offset }) => [proposal, `first at ${formatOffset(offset)}`]))],
    ['Features declared (a claim)', declaredRows(profile, table)],
    ['Instructions', table(instructionRows(profile))],
    [`Custom sections (${profile.customSections.length})`, cut(customRows(profile))],
  ]
  const blocks = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => [...wrap(title, options.width).map(line => theme('heading', line)), ...lines].join('\n'))
  return `${blocks.join('\n\n')}\n`
}

type Rows = readonly (readonly string[])[]

function identityRows({ sha256, size, kind, name, flavour, producers, sourceMappingURL, dylink, start, functions }: Profile): Rows {
  const because = flavour.because.length === 0 ? '' : ` (${flavour.because.join('; ')})`
  const { imported, defined, named } = functions
  return [
    ['sha256', sha256],
    ['size', size < 1024 ? byteSize(size) : `${byteSize(size)} (${count(size, 'byte')})`],
    ['kind', kind],
    ...(name === undefined ? [] : [['name', `${name} (a claim)`]]),
    ['flavour', flavour.guess + because],
    ...producers.map(({ field, name: tool, version }) => [field, `${tool} ${version} (a claim)`.replace('  ', ' ')]),
    ['functions', `${imported} imported, ${defined} defined, ${named} named`],
    ...(start ? [['start', `function ${start.function}, at ${formatOffset(start.offset)}`]] : []),
    ...(sourceMappingURL === undefined ? [] : [['source map', sourceMappingURL]]),
    ...(dylink
      ? [['dylink', `memory ${byteSize(dylink.memorySize)}, table ${dylink.tableSize}, needs ${dylink.needed.join(', ') || 'nothing'}`]]
      : []),
  ]
}

function capabilityRows({ capabilities: found, imports }: Profile): Rows {
  return found.map(({ capability, evidence, certain, imports: positions }) => {
    const names = positions.flatMap(position => {
      const at = imports[position]
      return at ? [`${at.module}.${at.name}`] : []
    })
    return [
      capability,
      `${evidence}${certain ? '' : '?'}`,
      `${capabilities[capability].title}: ${names.join(', ')}${certain ? '' : ' (only the arguments decide)'}`,
    ]
  })
}

function findingRows({ boundary }: Profile): Rows {
  return boundary.findings.map(found => {
    const place = found.at.offset === undefined ? '' : ` (at ${formatOffset(found.at.offset)})`
    return [found.code, found.severity, boundaryMessage(found) + place]
  })
}

/** Profiles are read from files as well, so the code may be one that this version does not know. */
function boundaryMessage({ code, severity, params, at }: Profile['boundary']['findings'][number]): string {
  if (!isCode(code)) return `unknown code; ${Object.entries(params).map(([name, value]) => `${name} ${value}`).join(', ')}`
  // The parameters are those of the code: both come from the check that found it.
  return formatMessage({ code, severity, params, at } as unknown as Finding)
}

function importRows({ imports }: Profile): Rows {
  return imports.map(({ module, name, kind, type, offset, catalogue }) => [
    formatOffset(offset),
    `${module}.${name}`,
    `${kind === 'func' ? '' : `${kind} `}${type}${catalogue === undefined ? ' unclassified' : ` ${catalogue}`}`,
  ])
}

function exportRows({ exports }: Profile): Rows {
  return exports.map(({ name, kind, index, type, offset }) => [formatOffset(offset), name, `${kind} ${index} ${type}`])
}

function storageRows({ memories, tables }: Profile): Rows {
  const origin = (imported: boolean, exportedAs: readonly string[]) =>
    [...(imported ? ['imported'] : []), ...exportedAs.map(name => `exported as "${name}"`)].join(', ')
  const range = (minimum: number | string, maximum: number | string | undefined) =>
    maximum === undefined ? `${minimum} or more` : minimum === maximum ? `${minimum}` : `${minimum} to ${maximum}`
  return [
    ...memories.map(({ index, minimum, maximum, shared, indexType, pageSize, imported, exportedAs }) => [
      `memory ${index}`,
      [
        `${range(minimum, maximum)} pages of ${byteSize(pageSize)}`,
        indexType,
        ...(shared ? ['shared'] : []),
        origin(imported, exportedAs),
      ]
        .filter(part => part !== '')
        .join(', '),
    ]),
    ...tables.map(({ index, minimum, maximum, element, indexType, grows, written, imported, exportedAs }) => [
      `table ${index}`,
      [
        `${range(minimum, maximum)} of ${element}`,
        ...(indexType === 'i64' ? ['i64'] : []),
        ...(grows ? ['grown by the code'] : []),
        ...(written ? ['written by the code'] : []),
        origin(imported, exportedAs),
      ]
        .filter(part => part !== '')
        .join(', '),
    ]),
  ]
}

function segmentRows({ data, elements }: Profile): Rows {
  const row = (name: string, segments: { readonly count: number; readonly active: number }, contents: string) =>
    segments.count === 0 ? [] : [[name, `${count(segments.count, 'segment')}, ${segments.active} active, ${contents}`]]
  return [...row('data', data, byteSize(data.bytes)), ...row('elements', elements, count(elements.items, 'item'))]
}

function declaredRows({ proposals }: Profile, table: (rows: Rows) => readonly string[]): readonly string[] {
  const { declared } = proposals
  return declared.length === 0 ? [] : table([['', declared.map(({ feature, prefix }) => prefix + feature).join(' ')]])
}

function instructionRows({ instructions }: Profile): Rows {
  const { total, codeBytes, classes, directCalls, indirectCalls, loops, memoryGrows, tableGrows, atomics } = instructions
  const { largestBody, mostLocals, deepestNesting } = instructions
  const byClass = Object.entries(classes).filter(([, number]) => number > 0).map(([name, number]) => `${name} ${number}`)
  return [
    ['total', `${total} in ${byteSize(codeBytes)} of code`],
    ...(byClass.length === 0 ? [] : [['classes', byClass.join(', ')]]),
    ['calls', `${directCalls} direct, ${indirectCalls} indirect`],
    ['other', `${count(loops, 'loop')}, ${memoryGrows} memory.grow, ${tableGrows} table.grow, ${count(atomics, 'atomic')}`],
    ...(largestBody
      ? [['largest body', `function ${largestBody.function}, ${byteSize(largestBody.size)}, at ${formatOffset(largestBody.offset)}`]]
      : []),
    ['extremes', `${count(mostLocals, 'local')} in a function, ${count(deepestNesting, 'block')} deep`],
  ]
}

function customRows({ customSections }: Profile): Rows {
  return customSections.map(({ name, size, offset, known, malformed }) => [
    formatOffset(offset),
    name === '' ? '(empty name)' : name,
    byteSize(size) + (known ? '' : ', unknown') + (malformed === undefined ? '' : `, malformed: ${malformed}`),
  ])
}

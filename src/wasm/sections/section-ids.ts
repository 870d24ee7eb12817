/**
 * The sections of a core module (spec, 5.5.2): id, name, and place in the order that the specification prescribes.
 * The tag section stands between memory and global, the data count section between element and code.
 */
export const sectionTable = [
  { id: 1, name: 'type' },
  { id: 2, name: 'import' },
  { id: 3, name: 'function' },
  { id: 4, name: 'table' },
  { id: 5, name: 'memory' },
  { id: 13, name: 'tag' },
  { id: 6, name: 'global' },
  { id: 7, name: 'export' },
  { id: 8, name: 'start' },
  { id: 9, name: 'element' },
  { id: 12, name: 'data count' },
  { id: 10, name: 'code' },
  { id: 11, name: 'data' },
] as const

export type SectionName = (typeof sectionTable)[number]['name']

export const CUSTOM_SECTION = 0

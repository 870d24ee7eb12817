import { NO_TABLE, type DecodedModule } from '../../src/wasm/module.ts'

/** Per function body, in order: what it calls and which functions it takes references to. */
export type Edges = readonly string[]

const edge = /^ {4,}((?:return_)?call|(?:return_)?call_ref|ref\.func|resume(?:_throw(?:_ref)?)?) (\d+)/
const indirectEdge = /^ {4,}(?:return_)?call_indirect (?:(\d+) )?\(type (\d+)\)/

/** From the text that wasm-tools prints, without names. */
export function edgesOfText(wat: string): Edges[] {
  const bodies: string[][] = []
  let body: string[] | undefined
  for (const line of wat.split('\n')) {
    if (/^ {2}\S/.test(line)) {
      body = line.startsWith('  (func ') ? [] : undefined
      if (body !== undefined) bodies.push(body)
      continue
    }
    const [, table = '0', type] = indirectEdge.exec(line) ?? []
    if (type !== undefined) body?.push(`type ${type} through table ${table}`)
    const [, mnemonic, index] = edge.exec(line) ?? []
    if (mnemonic === undefined) continue
    if (mnemonic === 'ref.func') body?.push(`reference to ${index}`)
    else if (mnemonic === 'call' || mnemonic === 'return_call') body?.push(`function ${index}`)
    else body?.push(`type ${index} by reference`)
  }
  return bodies
}

/** The same from the code index, put back into the order of the body by offset. */
export function edgesOfModule(module: DecodedModule): Edges[] {
  const { code } = module
  return Array.from(code.bodyOffset, (_, body) => {
    const found: { readonly at: number; readonly edge: string }[] = []
    for (let i = code.callStart[body]!; i < code.callStart[body + 1]!; i++) {
      found.push({ at: code.callOffset[i]!, edge: `function ${code.callTarget[i]}` })
    }
    for (let i = code.indirectStart[body]!; i < code.indirectStart[body + 1]!; i++) {
      const table = code.indirectTable[i]!
      const how = table === NO_TABLE ? 'by reference' : `through table ${table}`
      found.push({ at: code.indirectOffset[i]!, edge: `type ${code.indirectType[i]} ${how}` })
    }
    for (let i = code.refStart[body]!; i < code.refStart[body + 1]!; i++) {
      found.push({ at: code.refOffset[i]!, edge: `reference to ${code.refTarget[i]}` })
    }
    return found.sort((a, b) => a.at - b.at).map(each => each.edge)
  })
}

const opcodesOfEdges = new Set([0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0xd2, 0xe3, 0xe4, 0xe5])

/** Offsets that do not point to an instruction that makes an edge. */
export function strayOffsets({ bytes, code }: DecodedModule): number[] {
  return [...code.callOffset, ...code.indirectOffset, ...code.refOffset].filter(at => !opcodesOfEdges.has(bytes[at] ?? 0))
}

/** Addresses and sizes of data, and the functions of element segments, from the text. */
export function segmentsOfText(wat: string): string[] {
  const found: string[] = []
  for (const line of wat.split('\n')) {
    const [, kind, rest = ''] = /^ {2}\((elem|data) \(;\d+;\) ?(.*)\)$/.exec(line) ?? []
    if (kind === undefined) continue
    const address = /^(?:\((?:table|memory) \d+\) ?)?\((i32|i64)\.const (-?\d+)\)/.exec(rest)
    const at = address === null ? '' : ` at ${address[2]}`
    if (kind === 'data') {
      const contents = /"((?:[^"\\]|\\.)*)"$/.exec(rest)?.[1] ?? ''
      found.push(`data${at}: ${contents.replace(/\\(?:[0-9a-f]{2}|.)/g, '.').length} bytes`)
    } else {
      const list = /func((?: \d+)*)$/.exec(rest)?.[1]
      const functions = list === undefined ? [...rest.matchAll(/\(ref\.func (\d+)\)/g)].map(match => match[1]) : list.trim().split(' ')
      found.push(`elem${at}: ${functions.filter(each => each !== '').join(' ')}`)
    }
  }
  return found
}

/** The same of a decoded module. */
export function segmentsOfModule(module: DecodedModule): string[] {
  const placed = (place: DecodedModule['elements'][number]['place']) => {
    const value = place.mode === 'active' ? place.address.value : undefined
    return value?.kind === 'i32' || value?.kind === 'i64' ? ` at ${value.value}` : ''
  }
  return [
    ...module.elements.map(each => `elem${placed(each.place)}: ${each.functions.join(' ')}`),
    ...[...module.data].map(each => `data${placed(each.place)}: ${each.contents.size} bytes`),
  ]
}

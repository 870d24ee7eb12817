/** An element of a parsed document; text is its own character data, joined. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  readonly text: string
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

// XML 1.0 (fifth edition), production 2: Char.
// oxlint-disable-next-line no-control-regex -- the production names three of them
const illegal = /[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/**
 * Parses the part of XML 1.0 that reports use: a declaration, elements, attributes, character data, the predefined
 * entities. Everything else, and whatever is not well-formed, throws with its position.
 */
export function parseXml(source: string): XmlElement {
  let at = 0
  const fail = (problem: string): never => {
    throw new Error(`XML: ${problem} at ${at}: ${JSON.stringify(source.slice(at, at + 40))}`)
  }
  const bad = illegal.exec(source)
  if (bad) throw new Error(`XML: illegal character U+${bad[0].codePointAt(0)?.toString(16)} at ${bad.index}`)

  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const sticky = new RegExp(pattern.source, 'yu')
    sticky.lastIndex = at
    const found = sticky.exec(source)
    if (found) at = sticky.lastIndex
    return found ?? undefined
  }
  const need = (pattern: RegExp, what: string): RegExpExecArray => take(pattern) ?? fail(`expected ${what}`)
  const decode = (raw: string): string => {
    if (raw.includes(']]>')) fail('"]]>" in character data')
    return raw.replace(/&([^;]*)(;?)/g, (_, name: string, end: string) => {
      const value = /^#\d+$/.test(name) ? String.fromCodePoint(Number(name.slice(1))) : named[name]
      return end === '' || value === undefined ? fail(`unknown entity "&${name}"`) : value
    })
  }

  const element = (): XmlElement => {
    const name = need(/<([A-Za-z_][\w.-]*)/, 'a start tag')[1] ?? ''
    const attributes: Record<string, string> = {}
    for (let found = take(/\s+([A-Za-z_][\w.-]*)="([^"<]*)"/); found; found = take(/\s+([A-Za-z_][\w.-]*)="([^"<]*)"/)) {
      const [, key = '', value = ''] = found
      if (Object.hasOwn(attributes, key)) fail(`attribute ${key} twice`)
      attributes[key] = decode(value)
    }
    if (take(/\s*\/>/)) return { name, attributes, children: [], text: '' }
    need(/\s*>/, 'the end of a start tag')
    const children: XmlElement[] = []
    let text = decode(take(/[^<]+/)?.[0] ?? '')
    while (!source.startsWith('</', at)) {
      children.push(element())
      text += decode(take(/[^<]+/)?.[0] ?? '')
    }
    if (need(/<\/([A-Za-z_][\w.-]*)\s*>/, 'an end tag')[1] !== name) fail(`end of <${name}>`)
    return { name, attributes, children, text }
  }

  need(/<\?xml version="1\.0" encoding="UTF-8"\?>\s*/, 'the declaration')
  const root = element()
  take(/\s*/)
  if (at !== source.length) fail('text after the document')
  return root
}

/** All elements of that name below `root`, in document order. */
export function elements(root: XmlElement, name: string): readonly XmlElement[] {
  return root.children.flatMap(child => [...(child.name === name ? [child] : []), ...elements(child, name)])
}

/** What a terminal shows, as a picture: text with ANSI colours in, SVG out. */

const fontSize = 14
const cellWidth = 8.4
const lineHeight = 20
const padding = 20
const titleBar = 36

const colors = {
  background: '#0d1117',
  bar: '#161b22',
  frame: '#30363d',
  plain: '#c9d1d9',
  muted: '#8b949e',
  strong: '#f0f6fc',
  red: '#ff7b72',
  green: '#56d364',
  yellow: '#e3b341',
  prompt: '#79c0ff',
} as const

interface Style {
  readonly color: string | undefined
  readonly bold: boolean
  readonly dim: boolean
  readonly underline: boolean
}

const plain: Style = { color: undefined, bold: false, dim: false, underline: false }

/** The codes that the coloured theme uses (ECMA-48, 8.3.117 SGR); another one is an error and not a wrong picture. */
const effects: Readonly<Record<string, Partial<Style>>> = {
  '0': plain,
  '1': { bold: true },
  '2': { dim: true },
  '4': { underline: true },
  '22': { bold: false, dim: false },
  '24': { underline: false },
  '31': { color: colors.red },
  '32': { color: colors.green },
  '33': { color: colors.yellow },
  '39': { color: undefined },
}

interface Run {
  readonly column: number
  readonly text: string
  readonly style: Style
}

export function terminalSvg(text: string, title: string): string {
  const lines = parseLines(text.replace(/\n+$/, ''))
  const columns = Math.max(80, ...lines.map(runs => Math.max(0, ...runs.map(({ column, text: words }) => column + words.length))))
  const width = Math.ceil(columns * cellWidth + 2 * padding)
  const height = titleBar + lines.length * lineHeight + 2 * padding - 6
  const body = lines.flatMap((runs, row) => runs.map(run => runSvg(run, row)))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escape(title)}</title>`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="10" fill="${colors.background}" stroke="${colors.frame}"/>`,
    `<path d="M1 ${titleBar}V10.5A9.5 9.5 0 0 1 10.5 1H${width - 10.5}A9.5 9.5 0 0 1 ${width - 1} 10.5V${titleBar}Z" fill="${colors.bar}"/>`,
    ...['#ff5f57', '#febc2e', '#28c840'].map((fill, index) => `<circle cx="${22 + 20 * index}" cy="${titleBar / 2}" r="6" fill="${fill}"/>`),
    `<text x="${width / 2}" y="${titleBar / 2 + 4}" text-anchor="middle" font-family="-apple-system, 'Segoe UI', Helvetica, Arial, sans-serif" font-size="12" fill="${colors.muted}">${escape(title)}</text>`,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${fontSize}" fill="${colors.plain}" xml:space="preserve">`,
    ...body,
    '</g>',
    '</svg>',
    '',
  ].join('\n')
}

function parseLines(text: string): readonly (readonly Run[])[] {
  let style = plain
  // The command line goes up to the first empty line.
  const prompt = text.split('\n\n', 1)[0]?.split('\n').length ?? 0
  return text.split('\n').map((line, row) => {
    const runs: Run[] = []
    let column = 0
    // oxlint-disable-next-line no-control-regex -- escape sequences are what is parsed
    for (const part of line.split(/(\u001b\[\d*m)/)) {
      // oxlint-disable-next-line no-control-regex -- the same
      const code = /^\u001b\[(\d*)m$/.exec(part)?.[1]
      if (code !== undefined) {
        const effect = effects[code || '0']
        if (effect === undefined) throw new Error(`no picture of SGR ${code}`)
        style = { ...style, ...effect }
      } else if (part !== '') {
        runs.push({ column, text: part, style: row < prompt ? { ...style, color: colors.prompt } : style })
        column += part.length
      }
    }
    return runs
  })
}

/** Each run is put at its column and stretched to its width, so that columns stay aligned whatever font there is. */
function runSvg({ column, text, style }: Run, row: number): string {
  const leading = text.length - text.trimStart().length
  const words = text.trim()
  if (words === '') return ''
  const x = round(padding + (column + leading) * cellWidth)
  const y = round(titleBar + padding + row * lineHeight + fontSize - 4)
  const fill = style.color ?? (style.dim ? colors.muted : style.bold ? colors.strong : undefined)
  const attributes = [
    `x="${x}" y="${y}" textLength="${round(words.length * cellWidth)}"`,
    ...(fill === undefined ? [] : [`fill="${fill}"`]),
    ...(style.bold ? ['font-weight="bold"'] : []),
    ...(style.underline ? ['text-decoration="underline"'] : []),
  ]
  return `<text ${attributes.join(' ')}>${escape(words)}</text>`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

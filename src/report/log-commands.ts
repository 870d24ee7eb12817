/**
 * CI runners read commands out of what a step prints: GitHub takes lines that begin with `::` and `##[…` anywhere,
 * Azure Pipelines `##vso[…`, TeamCity `##teamcity[…`. A name in a module must not become one, so their first character
 * is written in another way, by default as `printable` writes what it makes visible.
 */
export function defuse(line: string, colon = '\\u{3a}', hash = '\\u{23}'): string {
  return line.replace(/^(\s*):(?=:)/, (_, indent: string) => indent + colon).replace(/##(?=\w*\[)/g, () => `#${hash}`)
}

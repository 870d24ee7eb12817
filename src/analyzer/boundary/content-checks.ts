import type { Matches } from './content.ts'
import type { Check } from './facts.ts'
import type { Match } from './matches.ts'
import type { PlaceParams, Report } from './places.ts'

export const secret: Check<'WP2070'> = ({ content }, report) => {
  reportMatches(content.secrets, report, ({ kind, shown }) => ({ kind, redacted: shown }))
}

export const credential: Check<'WP2071'> = ({ content }, report) => {
  reportMatches(content.credentials, report, ({ kind, shown }) => ({ kind, redacted: shown }))
}

export const homeDirectory: Check<'WP2072'> = ({ content }, report) => {
  reportMatches(content.homeDirectories, report, ({ shown }): PlaceParams<'WP2072'> => ({ path: shown }))
}

export const embeddedExecutable: Check<'WP2073'> = ({ content }, report) => {
  reportMatches(content.programs, report, ({ kind }): PlaceParams<'WP2073'> => ({ kind }))
}

function reportMatches<P>({ listed, left }: Matches, report: Report<P>, describe: (match: Match) => P): void {
  for (const match of listed) report.place(match.at, describe(match))
  report.unlisted(left)
}

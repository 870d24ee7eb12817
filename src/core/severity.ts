/** How much a finding matters, from the one that must stop a module to the one that is only worth knowing. */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const

export type Severity = (typeof severities)[number]

/** 0 is the most severe, so that sorting ascending puts the worst first. */
export function severityRank(severity: Severity): number {
  return severities.indexOf(severity)
}

/** True if `severity` is `threshold` or worse. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return severityRank(severity) <= severityRank(threshold)
}

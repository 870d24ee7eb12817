import { codes } from '../core/codes.ts'
import { formatMessage, type Finding } from '../core/finding.ts'
import type { Location } from '../core/location.ts'
import type { CheckReport, CheckResult, Subject } from '../core/report.ts'
import type { Reason, Verdict } from '../core/verdict.ts'
import { stringifyJson } from './json-text.ts'
import { tally } from './tally.ts'

/** The whole report for programs, as `schemas/report.schema.json` describes it. */
export function formatJson(report: CheckReport): string {
  return stringifyJson({
    schema: report.schema,
    tool: { name: report.tool.name, version: report.tool.version },
    exit: report.exit,
    ...(report.failOn && { failOn: { severity: report.failOn.severity, findings: report.failOn.findings } }),
    summary: tally(report),
    results: report.results.map(resultJson),
    notices: report.notices.map(findingJson),
  })
}

function resultJson({ subject, verdict, fingerprints, baselined, profile }: CheckResult): object {
  return {
    subject: subjectJson(subject),
    verdict: verdictJson(verdict),
    fingerprints,
    baselined,
    ...(profile && { profile }),
  }
}

function subjectJson({ path, sha256, size }: Subject): object {
  return { path, ...(sha256 !== undefined && { sha256 }), ...(size !== undefined && { size }) }
}

function verdictJson(verdict: Verdict): object {
  const reasons = verdict.reasons.map(reasonJson)
  if (verdict.verdict === 'unjudgeable') return { verdict: verdict.verdict, reasons }
  const { policy, capabilities } = verdict
  return {
    verdict: verdict.verdict,
    policy: { name: policy.name, origin: policy.origin, digest: policy.digest },
    capabilities: {
      granted: capabilities.granted,
      stubbed: capabilities.stubbed,
      denied: capabilities.denied,
      unneeded: capabilities.unneeded,
      undecidable: capabilities.undecidable,
    },
    reasons,
  }
}

function reasonJson({ effect, finding, decidedBy, suggestion }: Reason): object {
  return {
    effect,
    finding: findingJson(finding),
    ...(decidedBy && { decidedBy: locationJson(decidedBy) }),
    ...(suggestion !== undefined && { suggestion }),
  }
}

/** A finding as data, with the words that its code and parameters stand for. */
function findingJson(finding: Finding): object {
  return {
    code: finding.code,
    severity: finding.severity,
    title: codes[finding.code].title,
    message: formatMessage(finding),
    params: Object.fromEntries(Object.entries(finding.params).sort(([a], [b]) => (a < b ? -1 : 1))),
    at: locationJson(finding.at),
  }
}

function locationJson(at: Location): object {
  switch (at.in) {
    case 'module':
      return {
        in: at.in,
        ...(at.offset !== undefined && { offset: at.offset }),
        ...(at.section !== undefined && { section: at.section }),
      }
    case 'text':
      return { in: at.in, file: at.file, line: at.line, column: at.column }
    case 'input':
      return { in: at.in }
    default:
      return at satisfies never
  }
}

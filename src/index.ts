/**
 * The library: the same engine that the command runs on, without its door.
 */
export { capabilities, capabilityIds, isCapabilityId, type CapabilityId, type Evidence, type Needs } from './core/capability.ts'
export { codes, isCode, type Code, type CodeRow } from './core/codes.ts'
export { exitCodes, type ExitReason } from './core/exit.ts'
export { formatMessage, type Finding, type FindingOf } from './core/finding.ts'
export { limits, type LimitName } from './core/limits.ts'
export { formatOffset, formatTextLocation, type Location, type TextLocation } from './core/location.ts'
export type { Profile, ProfileImport } from './core/profile.schema.ts'
export type { CheckReport, CheckResult, Subject } from './core/report.ts'
export { atLeast, severities, type Severity } from './core/severity.ts'
export type { CapabilityDiff, Effect, PolicyIdentity, Reason, Verdict } from './core/verdict.ts'

// Generated from rules/checks/ and src/core/codes.ts by build/generate-checks.ts. Do not edit.
export const boundaryChecks = {} as const

export const boundaryChecks = {} as const

// For the doors, which do not see src/policy.
export { didYouMean } from '../policy/errors.ts'

import type { LimitFault } from '../../../fabric/fault.js'

export const tooAmbiguous = (what: string, limit: number, actual: number): LimitFault => ({
  code: 'FAULT_LIMIT',
  message: `the text is too ambiguous or too deeply nested for its grammar: more than ${limit} ${what}`,
  limit,
  actual,
})

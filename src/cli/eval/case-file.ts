// The format of a file of goals with what each should come to.

import { z } from 'zod'
import { err, type Fault, ok, outcomeKinds, type Result } from '../../fabric/index.js'

const expectation = z.object({
  outcome: z.enum(outcomeKinds),
  calls: z.array(z.object({ op: z.string(), args: z.record(z.string(), z.unknown()).default({}) })).optional(),
  fault: z
    .object({ path: z.string().optional(), expected: z.string().optional(), actual: z.string().optional() })
    .optional(),
})

const caseFile = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      category: z.string().optional(),
      split: z.string().optional(),
      /** Name to path, relative to the working directory. */
      inputs: z.record(z.string(), z.string()).optional(),
      expect: expectation.optional(),
    }),
  ),
})

export type Expectation = z.infer<typeof expectation>
export type EvalCase = z.infer<typeof caseFile>['cases'][number]

/** Reads a case file; the first thing wrong is a fault with its path. */
export function readCaseFile(content: string): Result<readonly EvalCase[], Fault> {
  let json: unknown
  try {
    json = JSON.parse(content)
  } catch (error) {
    return err({ code: 'FAULT_SYNTAX', message: `the file is not JSON: ${(error as SyntaxError).message}` })
  }
  const parsed = caseFile.safeParse(json)
  if (parsed.success) return ok(parsed.data.cases)
  const [issue] = parsed.error.issues
  const path = issue?.path.join('.') ?? ''
  const message = `${path}: ${issue?.message ?? 'not a case file'}`
  return err({ code: 'FAULT_SHAPE', path, expected: 'a case file', actual: 'something else', message })
}

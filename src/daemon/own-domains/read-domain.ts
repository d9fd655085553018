// A described domain read node by node: what comes out is a domain's contracts and examples, sound as if we had written them.

import { z } from 'zod'
import {
  at,
  type Contract,
  checkSchema,
  err,
  type Fault,
  ok,
  type RecordSchema,
  type Result,
  type Schema,
  streamedList,
} from '../../fabric/index.js'
import type { DescribedDomain } from '../described-domain.js'
import { notesDefect } from './check-notes.js'

const name = z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/, 'a name of letters and digits, a small letter first')
const line = (max: number) =>
  z.string().regex(new RegExp(`^[^\\p{Cc}]{1,${max}}$`, 'u'), `one line of 1 to ${max} characters`)

/** What the basis of an answer has room for. */
const words = line(500)
const operationMax = 128

const domainShape = z.object({
  name,
  version: z.string().regex(/^[ -~]{1,64}$/, 'one line of 1 to 64 ASCII characters'),
  operations: z
    .array(
      z.object({
        contract: z.object({
          name: z
            .string()
            .max(operationMax, `a name of at most ${operationMax} characters`)
            .regex(/^[a-z][A-Za-z0-9]{0,63}\.[a-z][A-Za-z0-9]{0,63}$/, 'domain.operation'),
          summary: line(300),
          request: z.looseObject({ kind: z.literal('record') }),
          response: z.looseObject({ kind: z.string() }),
          stream: z.string().optional(),
          errors: z.array(name).max(64),
          method: words.optional(),
          accuracy: words.optional(),
        }),
        examples: z.array(z.object({ goal: z.string().min(1).max(4_096), request: z.json() })).max(1_000),
        model: z.literal('function'),
      }),
    )
    .min(1)
    .max(256),
})

type Described = z.infer<typeof domainShape>['operations'][number]

/** The domain, or everything that is wrong with its shape, its names and its schemas, each with its path. */
export function readDomain(description: unknown): Result<DescribedDomain, readonly Fault[]> {
  const read = domainShape.safeParse(description)
  if (!read.success) return err(read.error.issues.map(shapeFault))
  const { name: domain, version, operations } = read.data
  const faults = operations.flatMap((operation, index) => faultsOf(operation, domain, index))
  const names = operations.map(({ contract }) => contract.name)
  const twice = names.filter((one, index) => names.indexOf(one) < index)
  for (const one of twice) faults.push(shape('operations', 'names that differ', one, `two operations are named ${one}`))
  if (faults.length > 0) return err(faults)
  return ok({
    name: domain,
    version,
    operations: operations.map(({ contract, examples }) => ({ contract: asContract(contract), examples })),
  })
}

/** Only after `faultsOf` has found nothing: both schemas are checked whole by then. */
function asContract(described: Described['contract']): Contract {
  const { stream, method, accuracy, request, response, ...rest } = described
  return {
    ...rest,
    request: request as unknown as RecordSchema,
    response: response as unknown as Schema,
    ...(stream === undefined ? {} : { stream }),
    ...(method === undefined ? {} : { method }),
    ...(accuracy === undefined ? {} : { accuracy }),
  }
}

function faultsOf({ contract }: Described, domain: string, index: number): Fault[] {
  const faults: Fault[] = []
  if (!contract.name.startsWith(`${domain}.`))
    faults.push(
      shape(
        `operations[${index}].contract.name`,
        `${domain}.operation`,
        contract.name,
        `${contract.name} is not of ${domain}`,
      ),
    )
  for (const side of ['request', 'response'] as const) {
    // checkSchema and the walk over its notes take whatever claims to be a schema.
    const schema = contract[side] as unknown as Schema
    const sound = checkSchema(schema)
    const defect = sound.ok ? notesDefect(schema) : sound.error
    if (defect !== undefined) faults.push(at(`${contract.name} ${side}`, defect))
  }
  if (faults.length === 0 && contract.stream !== undefined) {
    try {
      streamedList(asContract(contract))
    } catch (thrown) {
      // It throws Errors whose message says what is wrong.
      faults.push(
        shape(`${contract.name} stream`, 'a list of the response', contract.stream, (thrown as Error).message),
      )
    }
  }
  return faults
}

const shape = (path: string, expected: string, actual: string, message: string): Fault => ({
  code: 'FAULT_SHAPE',
  path,
  expected,
  actual,
  message,
})

function shapeFault({ path, message }: z.core.$ZodIssue): Fault {
  const where = path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}${text === '' ? '' : '.'}${String(part)}`),
    '',
  )
  return shape(where, message, 'something else', `domain${where === '' ? '' : `.${where}`}: ${message}`)
}

import { Command } from 'commander'
import { type DomainError, err, type Fault, type Json, type Result } from '../../fabric/index.js'
import { type NdjsonLine, ndjsonLines } from '../ndjson.js'
import { CommandFailure, faultLine, isFault, note, print, printJson } from '../output.js'
import { valueTable } from '../present/value-table.js'
import { readText } from '../read-text.js'
import { type Service, withService } from '../service.js'

interface CallOptions {
  readonly batch?: string
  readonly json?: true
}

export const callVerb = new Command('call')
  .summary('call one operation, no language model')
  .description('Calls an operation of a domain through the fabric, with the JSON view of its request.')
  .argument('[operation]', 'domain.operation, e.g. finance.convert')
  .argument('[request]', 'the request as JSON; - for standard input')
  .option('--batch <file>', 'NDJSON: {id, operation, request} a line; answers in the same order')
  .option('--json', 'one JSON object a line')
  .addHelpText(
    'after',
    `
Example:
  constellation call kinematics.stoppingDistance \\
    '{"speed": {"value": 72, "unit": "km/h"}, "reactionTime": {"value": 1.5, "unit": "s"}, "frictionCoefficient": 0.7}'`,
  )
  .action(
    async (operation: string | undefined, request: string | undefined, options: CallOptions, command: Command) => {
      const { batch } = options
      if ((operation === undefined) === (batch === undefined)) {
        throw new CommandFailure({ code: 'FAULT_SYNTAX', message: 'give either an operation or --batch' })
      }
      await withService(command, { language: false }, async (service) => {
        if (batch !== undefined) return callBatch(batch, service)
        const text = request === '-' ? await readText(request) : (request ?? '{}')
        return callOne(operation ?? '', text, options, service)
      })
    },
  )

type Answer = Result<Json, Fault | DomainError>

/** `{ok}`, `{fault}` or `{domainError}`. */
const view = (answer: Answer) =>
  answer.ok ? { ok: answer.value } : isFault(answer.error) ? { fault: answer.error } : { domainError: answer.error }

async function callOne(operation: string, text: string, { json }: CallOptions, service: Service): Promise<void> {
  const request = parse(text)
  const answer: Answer = request.ok ? await service.call(operation, request.value) : request
  if (json) printJson(view(answer))
  else if (answer.ok) print(valueTable(answer.value, 100))
  else if (isFault(answer.error)) note(faultLine(answer.error))
  else note(`${answer.error.reason}: ${answer.error.message}`)
}

function parse(text: string): Result<unknown, Fault> {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return err({ code: 'FAULT_SYNTAX', message: `the request is not JSON: ${(error as SyntaxError).message}` })
  }
}

/** Calls in flight at once: enough to keep every domain busy, few enough to bound memory. */
const inFlightMax = 32

async function callBatch(file: string, service: Service): Promise<void> {
  const pending: { readonly id: unknown; readonly answer: Promise<Answer> }[] = []
  const settleFirst = async (): Promise<void> => {
    const first = pending.shift()
    if (first !== undefined) printJson({ id: first.id, ...view(await first.answer) })
  }
  // A broken line is answered in its place; what stands around it is asked all the same.
  for await (const line of ndjsonLines(file)) {
    pending.push(
      line.ok
        ? { id: line.value.id, answer: answerTo(line.value, service) }
        : { id: null, answer: Promise.resolve(line) },
    )
    if (pending.length >= inFlightMax) await settleFirst()
  }
  while (pending.length > 0) await settleFirst()
}

const answerTo = ({ operation, request }: NdjsonLine, service: Service): Promise<Answer> =>
  typeof operation === 'string' ? service.call(operation, request) : Promise.resolve(err(noOperation))

const noOperation: Fault = { code: 'FAULT_FIELD_MISSING', path: 'operation', message: 'a line needs an operation' }

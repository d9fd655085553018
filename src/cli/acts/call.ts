import type { Command } from 'commander'
import { type Contract, ContractRegistry, err, type Fault, type Result } from '../../fabric/index.js'
import { type Answer, answerView, batchRow, batchViews } from '../call-batch.js'
import { type FlaggedRow, flaggedLines, flaggedView } from '../flagged-rows.js'
import { type Out, type OutOptions, outOf } from '../out/options.js'
import { withRowsOf } from '../out/rows.js'
import { fieldsBeside } from '../out/rows-of.js'
import { jsonLines, noteLeftOut, writeAsRows, writeJson, writeRows, writeText } from '../out/write-answer.js'
import { CommandFailure, failureLine, note } from '../output.js'
import { presentBasis } from '../present/basis.js'
import { valueTable } from '../present/value-table.js'
import { progressLine } from '../progress-line.js'
import { readText } from '../read-text.js'
import { contractsFor } from '../registered.js'
import { type Service, withService } from '../service.js'

interface CallOptions extends OutOptions {
  readonly with: readonly string[]
  readonly batch?: string
  readonly progress?: true
}

export async function call(
  operation: string | undefined,
  request: string | undefined,
  options: CallOptions,
  command: Command,
): Promise<void> {
  const { batch } = options
  if ((operation === undefined) === (batch === undefined)) {
    throw new CommandFailure({ code: 'FAULT_SYNTAX', message: 'give either an operation or --batch' })
  }
  const out = outOf(options)
  if (batch !== undefined && out.format === 'table' && (options.format ?? options.output) !== undefined) {
    throw new CommandFailure({ code: 'FAULT_SYNTAX', message: '--batch answers as json, csv or arrow' })
  }
  await withService(command, { language: false }, async (service) => {
    if (batch !== undefined) return callBatch(batch, service, out)
    const text = request === '-' ? await readText(request) : (request ?? '{}')
    return callOne(
      { operation: operation ?? '', text, files: options.with, out, progress: options.progress === true },
      service,
      command,
    )
  })
}

interface Called {
  readonly operation: string
  readonly text: string
  readonly files: readonly string[]
  readonly out: Out
  readonly progress: boolean
}

async function callOne(
  { operation, text, files, out, progress }: Called,
  service: Service,
  command: Command,
): Promise<void> {
  const parsed = parse(text)
  const asRows = out.format === 'csv' || out.format === 'arrow'
  const contract = asRows || files.length > 0 ? await contractOf(operation, command) : undefined
  const { request, flagged } =
    parsed.ok && contract !== undefined
      ? await withFiles(parsed.value, files, contract)
      : { request: parsed.ok ? parsed.value : undefined, flagged: [] }
  for (const line of out.format === 'json' ? [] : flaggedLines(flagged)) note(line)
  if (!parsed.ok) return tell(parsed, out, flagged)
  if (asRows && contract?.stream !== undefined && (out.rows ?? contract.stream) === contract.stream)
    return writeStreamed(contract, contract.stream, request, service, out)
  const line = progressLine(progress, out.format === 'json')
  const answer = await service.answer(operation, request, line.told)
  line.clear()
  if (asRows && contract !== undefined && answer.ok) return writeAsRows(answer.value.response, [contract], out)
  return tell(answer, out, flagged)
}

async function withFiles(request: unknown, files: readonly string[], contract: Contract) {
  if (files.length === 0) return { request, flagged: [] }
  const { requestWith } = await import('../request-with.js') // readers of data are slow to load
  return requestWith(request, files, contract)
}

/** An answer for a person or as JSON. Where it was to be written and there is none, the command has failed. */
async function tell(answer: Answer, out: Out, flagged: readonly FlaggedRow[]): Promise<void> {
  if (out.format === 'json') return writeJson({ ...answerView(answer), ...flaggedView(flagged) }, out)
  if (!answer.ok) return fail(answer.error, out)
  await writeText(`${valueTable(answer.value.response, 100)}\n${presentBasis(answer.value)}`, out)
}

function fail(error: (Answer & { readonly ok: false })['error'], { format, target }: Out): void {
  note(failureLine(error))
  if (format !== 'table' || target.path !== undefined) process.exitCode = 1
}

/** The list that the operation streams, row by row: nothing is written before the last has come and none failed. */
async function writeStreamed(
  contract: Contract,
  list: string,
  request: unknown,
  service: Service,
  out: Out,
): Promise<void> {
  const streamed = service.stream(contract, request)
  if (!streamed.ok) return fail(streamed.error, out)
  const { items, rest } = streamed.value
  await withRowsOf(items, async (rows) => {
    const end = await rest
    if (!end.ok) return fail(end.error, out)
    await writeRows(rows, out)
    noteLeftOut(fieldsBeside(end.value, list))
  })
}

async function contractOf(operation: string, command: Command): Promise<Contract> {
  const registry = new ContractRegistry(await contractsFor(command))
  const found = registry.operation(operation)
  if (found === undefined) throw new CommandFailure(registry.unknown(operation))
  return found.contract
}

function parse(text: string): Result<unknown, Fault> {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return err({ code: 'FAULT_SYNTAX', message: `the request is not JSON: ${(error as SyntaxError).message}` })
  }
}

const callBatch = (file: string, service: Service, out: Out): Promise<void> => {
  const views = batchViews(file, service)
  if (out.format !== 'csv' && out.format !== 'arrow') return jsonLines(views, out)
  return withRowsOf(batchRows(views), (rows) => writeRows(rows, out))
}

async function* batchRows(views: ReturnType<typeof batchViews>) {
  for await (const view of views) yield batchRow(view)
}

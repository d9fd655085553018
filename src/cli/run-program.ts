// A Clef program that a person wrote, from its text to its answer.

import {
  checkProgram,
  elaborate,
  type GoalInput,
  type Invoke,
  parseProgram,
  readInput,
  runPlan,
} from '../clef/index.js'
import { builtInContracts, packaged } from '../daemon/index.js'
import { at, type DomainError, type Fault, fromJson, ok, toJson } from '../fabric/index.js'
import { attachFile } from './attach.js'
import { type Report, refusal } from './check-file.js'
import { declaredInput } from './declared-input.js'
import { CommandFailure, faultLine, isFault } from './output.js'
import { valueTable } from './present/value-table.js'
import type { Service } from './service.js'

export interface Attached {
  readonly inputs: readonly GoalInput[]
  readonly values: ReadonlyMap<string, unknown>
}

/** Reads `NAME=FILE` or `NAME:TYPE=FILE` options. The market that comes with the package stands in where none is given. */
export async function attachedTo(options: readonly string[]): Promise<Attached> {
  const inputs: GoalInput[] = []
  const values = new Map<string, unknown>()
  const attach = async (input: GoalInput, path: string): Promise<void> => {
    const { media, bytes } = await attachFile(input.name, path)
    const read = readInput(input.schema, media, bytes)
    if (!read.ok) throw new CommandFailure(at(`inputs.${input.name}`, read.error))
    inputs.push(input)
    values.set(input.name, read.value.value)
  }
  for (const option of options) {
    const cut = option.indexOf('=')
    if (cut < 1) throw new CommandFailure({ code: 'FAULT_SYNTAX', message: `--with wants NAME=FILE, got '${option}'` })
    await attach(declaredInput('--with', option.slice(0, cut)), option.slice(cut + 1))
  }
  if (!values.has('market')) await attach(declaredInput('--with', 'market'), packaged('examples', 'market.json'))
  return { inputs, values }
}

/** Runs a program; its diagnostics, a fault and a domain error are results like an answer. */
export async function runProgram(text: string, { inputs, values }: Attached, service: Service): Promise<Report> {
  const program = parseProgram(text)
  if (!program.ok) return refusal(program.error, text)
  const plan = elaborate(checkProgram(program.value, null, builtInContracts, inputs))
  if (!plan.ok) return refusal(plan.error, text)
  const ran = await runPlan(plan.value, { inputs: values, invoke: invokeBy(service) })
  if (!ran.ok) return failure(ran.error.error)
  const answer = toJson(plan.value.resultSchema, ran.value.value)
  return { json: { ok: answer }, text: () => valueTable(answer, 100) }
}

const invokeBy =
  (service: Service): Invoke =>
  async ({ operation, contract }, request) => {
    const answer = await service.call(operation, toJson(contract.request, request))
    if (!answer.ok) return answer
    const read = fromJson(contract.response, answer.value)
    return read.ok ? ok(read.value.value) : read
  }

const failure = (error: Fault | DomainError): Report =>
  isFault(error)
    ? { json: { fault: error }, text: () => faultLine(error) }
    : { json: { domainError: error }, text: () => `${error.reason}: ${error.message}` }

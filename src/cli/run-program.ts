// A Clef program that a person wrote, from its text to its answer.

import { checkProgram, elaborate, type GoalInput, type Invoke, parseProgram, runPlan } from '../clef/index.js'
import { packaged } from '../daemon/index.js'
import {
  type AttachedInput,
  at,
  type Contract,
  ContractRegistry,
  type DomainError,
  type Fault,
  fromJson,
  type Json,
  ok,
  toJson,
} from '../fabric/index.js'
import { attachAs, namedFile } from './attach.js'
import { type Report, refusal } from './check-file.js'
import { declaredInput } from './declared-input.js'
import type { FlaggedRow } from './flagged-rows.js'
import { CommandFailure, faultLine, isFault } from './output.js'
import { valueTable } from './present/value-table.js'
import { answersJson, answersText, type CertifyProgram, ProgramAnswers } from './program-answers.js'
import type { Service } from './service.js'

export interface Attached {
  readonly inputs: readonly GoalInput[]
  readonly values: ReadonlyMap<string, unknown>
  /** The same as a goal would send them. */
  readonly sent: readonly AttachedInput[]
  /** Rows that were left out. */
  readonly flagged: readonly FlaggedRow[]
  /** What the program may call. */
  readonly contracts: readonly Contract[]
}

/** Reads `NAME=FILE` or `NAME:TYPE=FILE` options. The market that comes with the package stands in where none is given. */
export async function attachedTo(options: readonly string[], contracts: readonly Contract[]): Promise<Attached> {
  const inputs: GoalInput[] = []
  const values = new Map<string, unknown>()
  const sent: AttachedInput[] = []
  const flagged: FlaggedRow[] = []
  const attach = async (input: GoalInput, path: string): Promise<void> => {
    const file = await attachAs(input.name, input.schema, path)
    const read = fromJson(input.schema, file.json)
    if (!read.ok) throw new CommandFailure(at(`inputs.${input.name}`, read.error))
    inputs.push(input)
    values.set(input.name, read.value.value)
    sent.push(file.input)
    flagged.push(...file.flagged)
  }
  for (const option of options) {
    const { declaration, path } = namedFile(option)
    await attach(declaredInput('--with', declaration, contracts), path)
  }
  if (!values.has('market') && new ContractRegistry(contracts).namedTypes.has('Market'))
    await attach(declaredInput('--with', 'market', contracts), packaged('examples', 'market.json'))
  return { inputs, values, sent, flagged, contracts }
}

/** What a program came to. */
export interface RanReport extends Report {
  /** The JSON view of the answer; absent where there is none. */
  readonly answer?: Json
  /** Of the operations that it called. */
  readonly calls?: readonly Contract[]
}

/** Runs a program; its diagnostics, a fault and a domain error are results like an answer. */
export async function runProgram(
  text: string,
  { inputs, values, sent, contracts }: Attached,
  service: Service,
  certify: CertifyProgram,
): Promise<RanReport> {
  const program = parseProgram(text)
  if (!program.ok) return refusal(program.error, text)
  const plan = elaborate(checkProgram(program.value, null, contracts, inputs))
  if (!plan.ok) return refusal(plan.error, text)
  const answers = new ProgramAnswers()
  const ran = await runPlan(plan.value, { inputs: values, invoke: invokeBy(service, answers) })
  if (!ran.ok) return failure(ran.error.error)
  const answer = toJson(plan.value.resultSchema, ran.value.value)
  const calls = plan.value.calls.map(({ contract }) => contract)
  const rests = await answers.whole({ program: text, inputs: sent }, answer, certify)
  return {
    json: { ok: answer, answers: answersJson(rests) },
    text: () => `${valueTable(answer, 100)}\n${answersText(rests)}`,
    answer,
    calls,
  }
}

const invokeBy =
  (service: Service, answers: ProgramAnswers): Invoke =>
  async ({ id, operation, contract }, request) => {
    const answer = await service.answer(operation, toJson(contract.request, request))
    if (!answer.ok) return answer
    answers.add(id, operation, answer.value)
    const read = fromJson(contract.response, answer.value.response)
    return read.ok ? ok(read.value.value) : read
  }

const failure = (error: Fault | DomainError): Report =>
  isFault(error)
    ? { json: { fault: error }, text: () => faultLine(error) }
    : { json: { domainError: error }, text: () => `${error.reason}: ${error.message}` }

// The answers that a program of a person's rests on, each with its basis and its certificate, as outcomes of goals have them.

import { type Config, openProgramNotary } from '../daemon/index.js'
import { type AttachedInput, type Certified, certifiedJson, type Json, programOperation } from '../fabric/index.js'
import { presentBasis } from './present/basis.js'
import type { ToldAnswer } from './service.js'

interface AnsweredCall {
  readonly operation: string
  readonly told: ToldAnswer
}

/** A program as it was run. */
export interface RunProgram {
  readonly program: string
  /** What was attached to it. */
  readonly inputs: readonly Pick<AttachedInput, 'name' | 'bytes'>[]
}

/** Certifies what a program made of the answers to its calls. */
export type CertifyProgram = (ran: RunProgram, calls: readonly ToldAnswer[], answer: Json) => Promise<Certified>

/**
 * Signs with the key of the data folder, as a tree in this process does: the daemon has not seen the program. No key is made, and
 * one that can't be trusted signs nothing; either is said in the answer.
 */
export async function programCertifier({ data }: Config): Promise<CertifyProgram> {
  const notary = await openProgramNotary(data.directory)
  return ({ program, inputs }, calls, answer) =>
    notary.certifyProgram({ program, inputs: notary.inputDigests(inputs), calls }, answer)
}

export class ProgramAnswers {
  /** By their number in the plan. */
  readonly #calls = new Map<number, AnsweredCall>()

  add(call: number, operation: string, told: ToldAnswer): void {
    this.#calls.set(call, { operation, told })
  }

  /** In the order of the program's calls; last what it made of them. */
  async whole(ran: RunProgram, answer: Json, certify: CertifyProgram): Promise<readonly AnsweredCall[]> {
    const calls = [...this.#calls].sort(([one], [other]) => one - other).map(([, call]) => call)
    const told = calls.map((call) => call.told)
    return [...calls, { operation: programOperation, told: await certify(ran, told, answer) }]
  }
}

export const answersJson = (answers: readonly AnsweredCall[]): Json =>
  answers.map(({ operation, told }) => {
    const { ok: response = null, ...rest } = certifiedJson(told)
    return { operation, response, ...rest }
  })

export const answersText = (answers: readonly AnsweredCall[]): string =>
  answers.map(({ told }) => presentBasis(told)).join('\n')

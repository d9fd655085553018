// The answers that a program of a person's rests on, each with its basis and its certificate, as outcomes of goals have them.

import { type Config, openProgramNotary } from '../daemon/index.js'
import { type Certified, certifiedJson, type Json } from '../fabric/index.js'
import { presentBasis } from './present/basis.js'
import type { ToldAnswer } from './service.js'

interface AnsweredCall {
  readonly operation: string
  readonly told: ToldAnswer
}

/** Certifies what a program made of the answers to its calls. */
export type CertifyProgram = (program: string, answer: Json) => Promise<Certified>

/**
 * Signs with the key of the data folder, as a tree in this process does: the daemon has not seen the program. No key is made, and
 * one that can't be trusted signs nothing; either is said in the answer.
 */
export async function programCertifier({ data }: Config): Promise<CertifyProgram> {
  const notary = await openProgramNotary(data.directory)
  return (program, answer) => notary.certifyProgram(undefined, program, answer)
}

export class ProgramAnswers {
  /** By their number in the plan. */
  readonly #calls = new Map<number, AnsweredCall>()

  add(call: number, operation: string, told: ToldAnswer): void {
    this.#calls.set(call, { operation, told })
  }

  /** In the order of the program's calls; last what it made of them, where its answer is more than that of its one call. */
  async whole(program: string, answer: Json, certify: CertifyProgram): Promise<readonly AnsweredCall[]> {
    const calls = [...this.#calls].sort(([one], [other]) => one - other).map(([, call]) => call)
    const [only, ...others] = calls
    const isItself = others.length === 0 && JSON.stringify(only?.told.response) === JSON.stringify(answer)
    if (isItself) return calls
    return [...calls, { operation: 'clef.program', told: await certify(program, answer) }]
  }
}

export const answersJson = (answers: readonly AnsweredCall[]): Json =>
  answers.map(({ operation, told }) => {
    const { ok: response = null, ...rest } = certifiedJson(told)
    return { operation, response, ...rest }
  })

export const answersText = (answers: readonly AnsweredCall[]): string =>
  answers.map(({ told }) => presentBasis(told)).join('\n')

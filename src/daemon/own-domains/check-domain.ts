// The whole check of a domain's directory: loaded as the daemon loads it, hosted as the daemon hosts it, and each example asked
// through the codecs.

import { lexGoal } from '../../clef/index.js'
import type { ContractExample, DomainError, Fault, Json, Result } from '../../fabric/index.js'
import type { DescribedDomain } from '../described-domain.js'
import { unsaidFigures } from './figures.js'
import { loadDomain } from './load-domain.js'

/** Fewer show neither what may be left out nor how else one asks. */
export const examplesMin = 3

export interface CheckedExample {
  readonly operation: string
  readonly goal: string
  /** Absent where it was not answered. */
  readonly answer?: Json
}

export interface CheckedDomain {
  readonly domain?: DescribedDomain
  readonly examples: readonly CheckedExample[]
  /** Everything that is wrong, each with its path: `energy.loadCost examples[2]`. */
  readonly faults: readonly Fault[]
}

/** Asks an operation of the domain as hosted, under a deadline. */
export type AskHosted = (operation: string, request: unknown) => Promise<Result<Json, Fault | DomainError>>

/**
 * @param registered domains whose names are taken
 * @param hosted runs `work` against the domain in its own thread; a fault where it did not start
 */
export async function checkDomain(
  directory: string,
  registered: readonly DescribedDomain[],
  hosted: (work: (ask: AskHosted) => Promise<void>) => Promise<Result<void, Fault>>,
): Promise<CheckedDomain> {
  const loaded = await loadDomain(directory, registered)
  if (!loaded.ok) return { examples: [], faults: loaded.error }
  const { domain } = loaded.value
  const faults: Fault[] = []
  const examples: CheckedExample[] = []
  const ran = await hosted(async (ask) => {
    for (const { contract, examples: shown } of domain.operations) {
      if (shown.length < examplesMin) faults.push(tooFew(contract.name, shown.length))
      for (const [index, example] of shown.entries()) {
        const path = `${contract.name} examples[${index}]`
        const answer = await ask(contract.name, example.request)
        const { goal } = example
        examples.push({ operation: contract.name, goal, ...(answer.ok ? { answer: answer.value } : {}) })
        if (!answer.ok) faults.push(unanswered(path, answer.error))
        faults.push(...unsaid(path, example, unsaidFigures(contract.request, example.request, lexGoal(goal))))
      }
    }
  })
  return { domain, examples, faults: ran.ok ? faults : [...faults, ran.error] }
}

const tooFew = (operation: string, count: number): Fault => ({
  code: 'FAULT_CONFIG',
  path: `${operation} examples`,
  message: `${operation} shows ${count} examples; ${examplesMin} are the least that help, docs and training can draw on.`,
})

/** The path of a fault inside the request or the answer goes on from the example's. */
function unanswered(path: string, error: Fault | DomainError): Fault {
  if (!('code' in error))
    return { code: 'FAULT_CONFIG', path, message: `The model says no to it: ${error.reason}: ${error.message}` }
  return { ...error, path: error.path === undefined || error.path === '' ? path : `${path}.${error.path}` }
}

const unsaid = (path: string, { goal }: ContractExample, figures: readonly (readonly [at: string, figure: number])[]) =>
  figures.map(
    ([at, figure]): Fault => ({
      code: 'FAULT_CONFIG',
      path: `${path}.request.${at}`,
      message: `${figure} is in the request and not in the goal '${goal}', which is to say every figure of it.`,
    }),
  )

import type { Command } from 'commander'
import type { Steering } from '../../clef/index.js'
import type { Outcome } from '../../client/index.js'
import type { Contract, GoalRecord, Posture } from '../../fabric/index.js'
import { attachFile } from '../attach.js'
import { type EvalCase, readCaseFile } from '../eval/case-file.js'
import { matches, type Observed } from '../eval/match.js'
import { type Judged, type Summary, summarise } from '../eval/summary.js'
import { CommandFailure, note, orFail, print, printJson } from '../output.js'
import { readText } from '../read-text.js'
import { contractsFor } from '../registered.js'
import { type Service, withService } from '../service.js'

interface EvalOptions {
  readonly backend?: string
  readonly split?: string
  readonly steering?: Steering
  readonly posture?: Posture
  readonly json?: true
}

export async function evaluate(file: string, options: EvalOptions, command: Command): Promise<void> {
  const all = orFail(readCaseFile(await readText(file)))
  const cases = await attachedCases(inSplit(all, options.split), await contractsFor(command))
  const { backend, steering, posture } = options
  const within = posture === undefined ? {} : { postureMax: posture }
  const needs = {
    language: true,
    ...(backend === undefined ? {} : { backend }),
    ...(steering === undefined ? {} : { steering }),
  }
  await withService(command, needs, async (service) => {
    const judged: Judged[] = []
    for (const [index, { one, inputs }] of cases.entries()) {
      const run = await runCase(one, { text: one.text, inputs, ...within }, service)
      if (run.judged !== undefined) judged.push(run.judged)
      if (options.json) printJson(run.line)
      else
        note(
          `${index + 1}/${cases.length} ${run.judged?.exact === false ? 'miss' : 'ok  '} ${one.id} ${run.line.outcome}`,
        )
    }
    const summary = summarise(judged)
    if (options.json) printJson({ summary })
    else print(presentSummary(summary))
  })
}

function inSplit(cases: readonly EvalCase[], wanted: string | undefined): readonly EvalCase[] {
  if (wanted === undefined) return cases
  const chosen = cases.filter(({ split }) => split === wanted)
  if (chosen.length > 0) return chosen
  const known = [...new Set(cases.flatMap(({ split }) => split ?? []))].join(', ')
  const message = `no case is of the split '${wanted}'; known: ${known || 'none'}`
  throw new CommandFailure({ code: 'FAULT_RANGE', path: '--split', message })
}

/** Reads every attached file before the first goal is sent, so that a missing one costs no half a run. */
const attachedCases = (cases: readonly EvalCase[], contracts: readonly Contract[]) =>
  Promise.all(
    cases.map(async (one) => {
      const files = Object.entries(one.inputs ?? {})
      const attached = await Promise.all(files.map(([name, path]) => attachFile(name, path, contracts)))
      return { one, inputs: attached.map(({ input }) => input) }
    }),
  )

async function runCase(one: EvalCase, goal: GoalRecord, service: Service) {
  const began = performance.now()
  const outcome = orFail(await service.satisfy(goal))
  const ms = Math.round((performance.now() - began) * 100) / 100
  const observed = observedOf(outcome)
  const line = {
    id: one.id,
    ...observed,
    attempts: outcome.attempts.length,
    ms,
    seconds: outcome.timings,
    bytesLeft: outcome.bytesLeft,
    ...(outcome.program === undefined ? {} : { program: outcome.program }),
    ...(one.expect === undefined ? {} : { exact: matches(one.expect, observed) }),
  }
  const proposalMs = 1_000 * outcome.timings.proposal
  const judged = one.expect === undefined ? undefined : judge(one, one.expect, observed, { ...line, proposalMs })
  return { line, judged }
}

function observedOf(outcome: Outcome): Observed {
  const { kind, calls, fault } = outcome
  return {
    outcome: kind,
    calls: calls.map(({ operation, arguments: args }) => ({ op: operation, args: JSON.parse(args) as unknown })),
    ...(fault === undefined ? {} : { fault: { path: fault.path, expected: fault.expected, actual: fault.actual } }),
  }
}

function judge(
  { category = 'all' }: EvalCase,
  expected: NonNullable<EvalCase['expect']>,
  observed: Observed,
  { attempts, ms, proposalMs }: Pick<Judged, 'attempts' | 'ms' | 'proposalMs'>,
): Judged {
  const exact = matches(expected, observed)
  const { outcome } = observed
  const [wrongAsRight, fault] = [outcome === 'ok' && !exact, outcome === 'fault']
  return { category, exact, wrongAsRight, fault, attempts, ms, proposalMs }
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

function presentSummary(summary: Summary): string {
  const { cases, exact, wrongAsRight, faults, attemptsPerGoal, msMedian, msPerProposal, byCategory } = summary
  const row = (name: string, { count, of, share, interval95 }: Summary['exact']): string =>
    `${name.padEnd(16)} ${String(count).padStart(4)} of ${String(of).padStart(4)}  ${percent(share).padStart(7)}  [${percent(interval95[0])}, ${percent(interval95[1])}]`
  return [
    `${cases} cases`,
    row('exact', exact),
    row('wrong as right', wrongAsRight),
    row('faults', faults),
    `${attemptsPerGoal.toFixed(2)} attempts a goal; median ${msMedian.toFixed(1)} ms`,
    `a proposal: median ${msPerProposal.p50} ms, 95 % within ${msPerProposal.p95} ms, at most ${msPerProposal.max} ms`,
    ...Object.entries(byCategory).map(([name, share]) => row(`  ${name}`, share)),
  ].join('\n')
}

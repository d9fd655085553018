import type { Command } from 'commander'
import { viewOutcome } from '../../client/index.js'
import type { Posture } from '../../fabric/index.js'
import { attachAll } from '../attach.js'
import { flaggedLines, flaggedView } from '../flagged-rows.js'
import { type OutOptions, outOf } from '../out/options.js'
import { writeAsRows, writeJson, writeText } from '../out/write-answer.js'
import { type JsonObject, note, orFail } from '../output.js'
import { presentOutcome } from '../present/outcome.js'
import { contractsFor } from '../registered.js'
import { withService } from '../service.js'
import { wholeNumber } from '../whole-number.js'

interface SatisfyOptions extends OutOptions {
  readonly with: readonly string[]
  readonly attempts?: string
  readonly backend?: string
  readonly posture?: Posture
}

export async function satisfy(text: string, options: SatisfyOptions, command: Command): Promise<void> {
  const out = outOf(options)
  const attached = await attachAll(options.with, options.with.length === 0 ? [] : await contractsFor(command))
  const inputs = attached.map(({ input }) => input)
  const flagged = attached.flatMap((file) => file.flagged)
  const needs = { language: true, ...(options.backend === undefined ? {} : { backend: options.backend }) }
  await withService(command, needs, async (service) => {
    const attemptsMax =
      options.attempts === undefined ? {} : { attemptsMax: wholeNumber('--attempts', options.attempts) }
    const within = options.posture === undefined ? {} : { postureMax: options.posture }
    const outcome = orFail(await service.satisfy({ text, inputs, ...attemptsMax, ...within }))
    // The view of an outcome is an object.
    if (out.format === 'json')
      return writeJson({ ...(viewOutcome(outcome) as JsonObject), ...flaggedView(flagged) }, out)
    const told = [presentOutcome(outcome), ...flaggedLines(flagged)].join('\n')
    if (out.format === 'table') return writeText(told, out)
    if (outcome.answer === undefined) {
      note(told)
      process.exitCode = 1
      return
    }
    for (const line of flaggedLines(flagged)) note(line)
    const called = new Set(outcome.calls.map(({ operation }) => operation))
    const contracts = (await contractsFor(command)).filter(({ name }) => called.has(name))
    await writeAsRows(outcome.answer.json, contracts, out)
  })
}

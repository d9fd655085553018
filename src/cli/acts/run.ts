import type { Command } from 'commander'
import { flaggedLines, flaggedView } from '../flagged-rows.js'
import { type OutOptions, outOf } from '../out/options.js'
import { writeAsRows, writeJson, writeText } from '../out/write-answer.js'
import { note } from '../output.js'
import { programCertifier } from '../program-answers.js'
import { readText } from '../read-text.js'
import { contractsFor } from '../registered.js'
import { attachedTo, runProgram } from '../run-program.js'
import { withService } from '../service.js'
import { configFor } from '../settings.js'

interface RunOptions extends OutOptions {
  readonly with: readonly string[]
}

export async function run(file: string, options: RunOptions, command: Command): Promise<void> {
  const out = outOf(options)
  const text = await readText(file)
  const attached = await attachedTo(options.with, await contractsFor(command))
  await withService(command, { language: false }, async (service) => {
    const certify = await programCertifier(await configFor(command))
    const report = await runProgram(text, attached, service, certify)
    if (out.format === 'json') return writeJson({ ...report.json, ...flaggedView(attached.flagged) }, out)
    const told = [report.text(), ...flaggedLines(attached.flagged)].join('\n')
    const { answer, calls = [] } = report
    if (answer === undefined && (out.format !== 'table' || out.target.path !== undefined)) {
      note(told)
      process.exitCode = 1
    } else if (answer === undefined || out.format === 'table') await writeText(told, out)
    else {
      for (const line of flaggedLines(attached.flagged)) note(line)
      await writeAsRows(answer, calls, out)
    }
  })
}

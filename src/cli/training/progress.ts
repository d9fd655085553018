// A training as it is watched: one line on a terminal, rewritten; a line now and then elsewhere.

import type { TrainingStage } from '../../backends/built/training/index.js'
import { note } from '../output.js'

const reportEvery = 25
const grouped = (value: number): string => Math.round(value).toLocaleString('en-US')
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

type Corpus = Extract<TrainingStage, { readonly stage: 'statistics' }>['statistics']

export function trainingProgress(): (stage: TrainingStage) => void {
  let reported = 0
  let begunAfter = 0
  let exact = ''
  return (stage) => {
    switch (stage.stage) {
      case 'corpus':
        return note(`generating ${grouped(stage.examples)} examples`)
      case 'statistics':
        return note(statisticsText(stage.statistics))
      case 'vocabulary':
        return note(`${grouped(stage.parameters)} parameters, ${grouped(stage.tokens)} tokens`)
      case 'resumed':
        begunAfter = stage.step
        reported = stage.step
        return note(`going on after step ${grouped(stage.step)}; --fresh would begin anew`)
      case 'measured':
        exact = `  exact ${percent(stage.exact)}`
        return undefined
      case 'training': {
        if (stage.step - reported < reportEvery && stage.step !== stage.steps) return undefined
        reported = stage.step
        const left = (stage.elapsedMs / (stage.step - begunAfter)) * (stage.steps - stage.step)
        const line = `step ${stage.step}/${stage.steps}  loss ${stage.loss.toFixed(4)}${exact}  ${grouped(stage.tokensPerSecond)} tokens/s  ${Math.ceil(left / 1_000)} s left`
        process.stderr.write(process.stderr.isTTY ? `\r${line}  ` : `${line}\n`)
        return undefined
      }
    }
  }
}

function statisticsText({ byKind, byOperation, duplicates, revised, droppedByLexer }: Corpus): string {
  const listed = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([name, count]) => `${name} ${grouped(count)}`)
      .join(', ')
  const dropped = `${grouped(duplicates)} duplicates and ${percent(droppedByLexer)} misread texts left out`
  return `${listed(byKind)}; ${grouped(revised)} revised; ${dropped}\n${listed(byOperation)}`
}

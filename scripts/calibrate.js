// `npm run calibrate -- [--goals FILE] [--split dev] [--model DIRECTORY] [--json]`: how many goals the model answers against how many it
// answers wrongly, by how sure it must be, with further draws to agree and without.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { commandLine } from './command-line.js'

const { json, text } = commandLine('npm run calibrate -- [--goals FILE] [--split dev] [--model DIRECTORY] [--json]', {
  goals: { type: 'string', default: 'test/eval/goals-wide.json' },
  split: { type: 'string', default: 'dev' },
  model: { type: 'string', default: '' },
})
const command = fileURLToPath(new URL('../bin/constellation.js', import.meta.url))
const run = promisify(execFile)
const thresholds = [0, 20, 40, 55, 65, 75, 85, 92, 97]

/** @param {number} percent below which a program is doubtful @param {number} draws that a doubtful one is held against */
async function measured(percent, draws) {
  const settings = {
    CONSTELLATION_GOALS_CONFIDENCE_PERCENT_MIN: String(percent),
    CONSTELLATION_GOALS_DRAWS_MAX: String(draws),
    ...(text('model') === '' ? {} : { CONSTELLATION_BACKEND_CHECKPOINT: text('model') }),
  }
  const { stdout } = await run(process.execPath, [command, 'eval', text('goals'), '--split', text('split'), '--json'], {
    env: { ...process.env, ...settings },
    maxBuffer: 1 << 26,
  })
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const { summary } = lines.at(-1)
  const answered = lines.filter(({ outcome }) => outcome === 'ok' || outcome === 'fault' || outcome === 'domainError')
  return {
    confidencePercentMin: percent,
    drawsMax: draws,
    coverage: answered.length / summary.cases,
    exact: summary.exact.share,
    wrongAsRight: summary.wrongAsRight.share,
    interval95: summary.wrongAsRight.interval95,
  }
}

const percentText = (share) => `${(100 * share).toFixed(1)} %`.padStart(8)
if (!json) console.log('sure of   draws  coverage     exact  wrong as right')
for (const draws of [0, 8]) {
  for (const percent of thresholds) {
    if (draws > 0 && percent === 0) continue
    const point = await measured(percent, draws)
    if (json) console.log(JSON.stringify(point))
    else
      console.log(
        `${String(percent).padStart(4)} %  ${String(draws).padStart(6)}  ${percentText(point.coverage)}  ${percentText(point.exact)}  ${percentText(point.wrongAsRight)}`,
      )
  }
}

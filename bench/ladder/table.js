// `npm run bench -- ladder [--json]`: what each rung that runs here takes to the first useful token, and what it is worth.
//
// Useful is the first output whose program elaborates and reaches a domain model, so the time is that from a goal coming in to the
// answer of its calls: over outcomes that called a domain, its mistakes (wrong as right) among them.

import Table from 'cli-table3'
import { outcomesOf } from './goals-run.js'
import { rungs } from './rungs.js'

const goals = { file: 'test/eval/goals-wide.json', split: 'dev' }

const head = [
  'rung',
  'useful token p50, ms',
  'p99, ms',
  'proposal, ms',
  'elaboration, ms',
  'fabric, ms',
  'domain, ms',
  'attempts a goal',
  'exact',
  'wrong as right',
  'bytes egressed',
]

/**
 * The least value that the share of them does not exceed.
 *
 * @param {readonly number[]} values
 * @param {number} share
 */
function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/**
 * @param {string} rung
 * @param {readonly import('./goals-run.js').Line[]} lines
 */
function rowOf(rung, lines) {
  const useful = lines.filter(
    ({ calls, outcome }) => calls.length > 0 && (outcome === 'ok' || outcome === 'domainError'),
  )
  /** @param {keyof import('./goals-run.js').Line['seconds']} part */
  const ms = (part) => useful.map(({ seconds }) => 1_000 * seconds[part])
  /** @param {(line: import('./goals-run.js').Line) => boolean} is */
  const share = (is) => `${((100 * lines.filter(is).length) / lines.length).toFixed(1)} %`
  const total = (/** @type {readonly number[]} */ values) => values.reduce((sum, value) => sum + value, 0)
  return [
    rung,
    percentile(ms('total'), 0.5),
    percentile(ms('total'), 0.99),
    percentile(ms('proposal'), 0.5),
    percentile(ms('elaboration'), 0.5),
    percentile(ms('fabric'), 0.5),
    percentile(ms('domain'), 0.5),
    total(lines.map(({ attempts }) => attempts)) / lines.length,
    share(({ exact }) => exact),
    share(({ exact, outcome }) => outcome === 'ok' && !exact),
    total(lines.map(({ bytesLeft }) => bytesLeft)),
  ]
}

/** @param {{json: boolean, progress: (message: string) => void}} options */
export async function printLadder({ json, progress }) {
  const table = new Table({ head, style: { head: [], border: [] } })
  for (const { name, open } of rungs) {
    const opened = open()
    if ('skipped' in opened) {
      if (json) console.log(JSON.stringify({ rung: name, skipped: opened.skipped }))
      else table.push([name, { content: `skipped: ${opened.skipped}`, colSpan: head.length - 1 }])
      continue
    }
    let done = 0
    const onLine = () => ++done % 50 === 0 && progress(`${name}: ${done} goals`)
    const row = rowOf(name, await outcomesOf({ ...goals, settings: opened.settings, onLine }))
    if (json) console.log(JSON.stringify(Object.fromEntries(head.map((column, i) => [column, row[i]]))))
    else
      table.push(
        row.map((cell) => (typeof cell === 'number' ? Number(cell.toPrecision(3)).toLocaleString('en') : cell)),
      )
  }
  if (!json) console.log(`the ladder, on ${goals.file}, ${goals.split}\n${table}`)
}

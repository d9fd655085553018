// `npm run bench -- GROUP [--json]`: runs the claims of one group, one file each in bench/GROUP/.

import { existsSync, readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import Table from 'cli-table3'
import { figureOf } from './figure.js'
import { interleave } from './interleave.js'

const warmups = 3
const roundsMin = 7
/** Folders beside the groups: what claims are made from. */
const notGroups = ['peers', 'workload']

const here = new URL('./', import.meta.url)
const groups = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !notGroups.includes(entry.name))
  .map(({ name }) => name)

/** @param {string} message */
const progress = (message) => process.stderr.write(`${message}\n`)

/** @returns {{group: string, json: boolean}} */
function readArguments() {
  try {
    const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true })
    const [group, ...more] = positionals
    if (group === undefined || more.length > 0) throw new Error('say one group')
    if (!groups.includes(group)) throw new Error(`there is no group '${group}'`)
    return { group, json: values.json === true }
  } catch (error) {
    progress(
      `${error instanceof Error ? error.message : error}\nusage: npm run bench -- GROUP [--json]\ngroups: ${groups.join(', ')}`,
    )
    process.exit(2)
  }
}

/**
 * @param {import('./claim.js').Claim} claim
 * @returns {Promise<import('./claim.js').Figure>}
 */
async function measure(claim) {
  if (claim.rounds < roundsMin) throw new Error(`${claim.id} has fewer than ${roundsMin} rounds`)
  progress(`${claim.id}: warming up`)
  const contest = await claim.open()
  if ('skipped' in contest) return { id: claim.id, skipped: contest.skipped }
  try {
    const samples = await interleave(contest, {
      rounds: claim.rounds,
      warmups,
      onRound: (round) => progress(`${claim.id}: round ${round} of ${claim.rounds}`),
    })
    return figureOf(claim, samples)
  } finally {
    await contest.close()
  }
}

/** @param {readonly {claim: import('./claim.js').Claim, figure: import('./claim.js').Figure}[]} measured */
function tableOf(measured) {
  const table = new Table({ head: ['claim', 'ours', 'peer', '', 'ratio'], style: { head: [], border: [] } })
  for (const { claim, figure } of measured) {
    if ('skipped' in figure) table.push([figure.id, { content: `skipped: ${figure.skipped}`, colSpan: 4 }])
    else {
      /** @param {number} value */
      const side = (value) => `${value.toPrecision(4)} ${figure.unit}`
      table.push([
        figure.id,
        side(figure.ours),
        side(figure.peer),
        claim.peer,
        `${claim.ratio} = ${figure.ratio.toFixed(2)}`,
      ])
    }
  }
  return table.toString()
}

const { group, json } = readArguments()
if (!existsSync(new URL('../dist/fabric/index.js', here))) {
  progress('there is no build to measure; run: npm run build')
  process.exit(1)
}
const folder = new URL(`${group}/`, here)
const measured = []
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.js'))
  .sort()) {
  const { claim } = await import(new URL(file, folder).href)
  const figure = await measure(claim)
  measured.push({ claim, figure })
  if (json) console.log(JSON.stringify(figure))
}
if (!json) console.log(tableOf(measured))

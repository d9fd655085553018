// `npm run bench -- GROUP [PREFIX] [--json]`: runs the claims of one group, one file each in bench/GROUP/, or those whose id begins
// so. `npm run bench -- growth` prints how cost grows, and `npm run bench -- ladder` what each rung is worth.

import { existsSync, readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import Table from 'cli-table3'
import { figureOf } from './figure.js'
import { printGrowth } from './growth/tables.js'
import { interleave } from './interleave.js'
import { printLadder } from './ladder/table.js'

const warmups = 3
const roundsMin = 7
/** Folders beside the groups: what claims are made from. */
const notGroups = ['growth', 'ladder', 'peers', 'workload']

/** Tables instead of claims. */
const tables = new Map([
  ['growth', printGrowth],
  ['ladder', printLadder],
])

const here = new URL('./', import.meta.url)
const groups = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !notGroups.includes(entry.name))
  .map(({ name }) => name)

/** @param {string} message */
const progress = (message) => process.stderr.write(`${message}\n`)

/** @returns {{group: string, prefix: string, json: boolean}} */
function readArguments() {
  try {
    const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true })
    const [group, prefix = '', ...more] = positionals
    if (group === undefined || more.length > 0) throw new Error('say one group')
    if (!tables.has(group) && !groups.includes(group)) throw new Error(`there is no group '${group}'`)
    return { group, prefix, json: values.json === true }
  } catch (error) {
    progress(
      `${error instanceof Error ? error.message : error}\nusage: npm run bench -- GROUP [CLAIMS-THAT-BEGIN-SO] [--json]\ngroups: ${[...groups, ...tables.keys()].join(', ')}`,
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
        figure.peer === null ? '' : side(figure.peer),
        claim.peer,
        `${claim.ratio} = ${figure.ratio.toFixed(2)}`,
      ])
    }
  }
  return table.toString()
}

const { group, prefix, json } = readArguments()
if (!existsSync(new URL('../dist/fabric/index.js', here))) {
  progress('there is no build to measure; run: npm run build')
  process.exit(1)
}
const print = tables.get(group)
if (print !== undefined) {
  await print({ json, progress })
  process.exit(0)
}
const folder = new URL(`${group}/`, here)
const measured = []
const files = readdirSync(folder)
  .filter((name) => name.startsWith(prefix) && name.endsWith('.js'))
  .sort()
if (files.length === 0) {
  progress(`no claim of ${group} begins with '${prefix}'`)
  process.exit(2)
}
for (const file of files) {
  const { claim } = await import(new URL(file, folder).href)
  const figure = await measure(claim)
  measured.push({ claim, figure })
  if (json) console.log(JSON.stringify(figure))
}
if (!json) console.log(tableOf(measured))

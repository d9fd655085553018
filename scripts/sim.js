// `npm run sim -- --seeds N [--seed S] [--json]`: runs N simulations, from seed S on. The simulation itself is in test/sim; it is
// bundled in memory, and runs the built files of dist, as they ship.
import { parseArgs } from 'node:util'
import { bundleUrl } from './built-bundle.js'

/** @param {string} message */
function misused(message) {
  console.error(`${message}\nusage: npm run sim -- --seeds N [--seed S] [--json]`)
  process.exit(2)
}

/** @param {string} name @param {string} text @param {number} least */
function wholeNumber(name, text, least) {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < least)
    misused(`--${name} is a whole number from ${least} on, not '${text}'`)
  return value
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        seeds: { type: 'string', default: '100' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    return misused(error.message)
  }
}

const values = readArguments()
const seeds = wholeNumber('seeds', values.seeds, 1)
const first = wholeNumber('seed', values.seed, 0)
const { runSeeds } = await import(await bundleUrl('test/sim/run-seeds.ts'))
const report = await runSeeds(seeds, first, (line) => process.stderr.write(`${line}\n`))
const { steps, failures } = report
if (values.json) console.log(JSON.stringify(report))
else console.log(`${seeds} seeds, ${steps} steps, ${failures.length} failed`)
process.exitCode = failures.length === 0 ? 0 : 1

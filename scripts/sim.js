// `npm run sim -- --seeds N [--seed S] [--json]`: runs N simulations, from seed S on. The simulation itself is in test/sim; it is
// bundled in memory, and runs the built files of dist, as they ship.
import { bundleUrl } from './built-bundle.js'
import { commandLine } from './command-line.js'

const { json, wholeNumber } = commandLine('npm run sim -- --seeds N [--seed S] [--json]', {
  seeds: { type: 'string', default: '100' },
  seed: { type: 'string', default: '1' },
})
const seeds = wholeNumber('seeds', 1)
const first = wholeNumber('seed', 0)
const { runSeeds } = await import(await bundleUrl('test/sim/run-seeds.ts'))
const report = await runSeeds(seeds, first, (line) => process.stderr.write(`${line}\n`))
const { steps, failures } = report
if (json) console.log(JSON.stringify(report))
else console.log(`${seeds} seeds, ${steps} steps, ${failures.length} failed`)
process.exitCode = failures.length === 0 ? 0 : 1

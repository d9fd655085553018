// `npm run accuracy -- [--cases N] [--seed S] [--json]`: the worst error of each closed form over N random cases, in units of what its
// condition allows, against references in high precision. The references are in test/domains; what they judge is the built files of dist.
import { bundleUrl } from './built-bundle.js'
import { commandLine } from './command-line.js'

const { json, wholeNumber } = commandLine('npm run accuracy -- [--cases N] [--seed S] [--json]', {
  cases: { type: 'string', default: '200' },
  seed: { type: 'string', default: '1' },
})
const cases = wholeNumber('cases', 1)
const seed = wholeNumber('seed', 0)
const { runAccuracy } = await import(await bundleUrl('test/domains/accuracy/run-accuracy.ts'))
const report = runAccuracy(cases, seed, (survey) => process.stderr.write(`${survey}\n`))

/** An infinite error, of a figure that was not answered, has no form in JSON. */
const spoken = (_, value) => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value)
if (json) console.log(JSON.stringify(report, spoken))
else {
  console.log(
    'figure                                    cases  error/condition  promised  error    condition  least figure',
  )
  for (const { figure, cases, worst, promised, relativeError, condition, least } of report.figures) {
    const numbers = [worst, promised, relativeError, condition].map((x) => x.toExponential(1).padEnd(8))
    console.log(
      `${figure.padEnd(40)} ${String(cases).padStart(6)}  ${numbers[0].padEnd(15)}  ${numbers[1].padEnd(8)}  ${numbers[2]} ${numbers[3]}  ${least === Infinity ? '' : least.toExponential(1)}`,
    )
  }
  for (const { figure, worst, at } of report.figures)
    if (report.failures.includes(figure)) console.log(`${figure}: ${worst} at ${JSON.stringify(at)}`)
  console.log(`${report.failures.length} of ${report.figures.length} figures miss what is promised of them`)
}
process.exitCode = report.failures.length === 0 ? 0 : 1

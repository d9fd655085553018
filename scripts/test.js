// Runs the whole suite and ends with one plain line of counts, taken from vitest's own results.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'constellation-test-'))
const results = join(folder, 'results.json')
const vitest = join('node_modules', '.bin', 'vitest')
const run = spawnSync(
  vitest,
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`, ...process.argv.slice(2)],
  { stdio: 'inherit' },
)

let counts = { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, testResults: [] }
try {
  counts = JSON.parse(readFileSync(results, 'utf8'))
} catch (error) {
  console.error(`vitest left no results: ${error.message}`)
}
rmSync(folder, { recursive: true, force: true })
// A suite that fails to load has no failed test of its own; it still counts.
const failed = Math.max(counts.numFailedTests, run.status === 0 ? 0 : 1)
// What was not tested is said where it is read, and by file: a peer that is missing, or a test that somebody switched off.
for (const { name, assertionResults } of counts.testResults) {
  const skippedHere = assertionResults.filter(({ status }) => status === 'skipped' || status === 'pending').length
  if (skippedHere > 0) console.log(`skipped in ${relative('.', name)}: ${skippedHere}`)
}
const skipped = counts.numPendingTests > 0 ? `, ${counts.numPendingTests} skipped` : ''
console.log(`${counts.numPassedTests} passed, ${failed} failed${skipped}`)
process.exit(run.status ?? 1)

// `npm run prove -- --programs N [--seed S] [--edits E] [--threads T] [--json]`: writes N random well-typed programs, of seeds S on, and
// checks that each parses, has its type and elaborates, and that every edit of it that breaks a dimension (or E of them) is caught. The
// writer of programs is in test/clef/proof; what judges them are the built files of dist.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { bundleUrl } from './built-bundle.js'
import { commandLine } from './command-line.js'

const usage = 'npm run prove -- --programs N [--seed S] [--edits E] [--threads T] [--json]'
const { json, wholeNumber } = commandLine(usage, {
  programs: { type: 'string', default: '10000' },
  seed: { type: 'string', default: '1' },
  edits: { type: 'string', default: '1000' },
  threads: { type: 'string', default: String(Math.min(4, availableParallelism())) },
})
const programs = wholeNumber('programs', 1)
const first = wholeNumber('seed', 0)
const editsMax = wholeNumber('edits', 1)
const threads = wholeNumber('threads', 1)
const url = new URL(await bundleUrl('test/clef/proof/run-proof.ts'))

/** One thread's share: every `threads`-th seed. */
const share = (/** @type {number} */ thread) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(url, { workerData: { programs, first, editsMax, thread, threads } })
    worker.on('message', (message) => {
      if (message.done === undefined) resolve(message)
      else if (thread === 0) process.stderr.write(`${Math.min(programs, message.done * threads)} of ${programs}\n`)
    })
    worker.on('error', reject)
  })

const shares = await Promise.all(Array.from({ length: threads }, (_, thread) => share(thread)))
const report = { programs, lines: 0, mutations: 0, byKind: {}, failures: [] }
for (const { lines, byKind, failures } of shares) {
  report.lines += lines
  for (const [kind, count] of Object.entries(byKind)) {
    report.mutations += count
    report.byKind[kind] = (report.byKind[kind] ?? 0) + count
  }
  report.failures.push(...failures)
}
if (json) console.log(JSON.stringify(report))
else {
  for (const { seed, what, said, text } of report.failures.slice(0, 10))
    console.log(`${what} (seed ${seed}): ${said}\n${text}\n`)
  console.log(
    `${programs} programs, ${report.lines} lines, ${report.mutations} edits, ${report.failures.length} failed`,
  )
}
process.exitCode = report.failures.length === 0 ? 0 : 1

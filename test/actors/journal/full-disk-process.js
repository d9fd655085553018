// A process whose files may not grow beyond a limit set by its parent: it writes until the disk refuses, frees nothing,
// writes once more, and reads. Prints one JSON line. Arguments: the journal's module, its directory.
const [module, directory] = process.argv.slice(2)
const { openStore } = await import(module)
const opened = openStore(directory)
if (!opened.ok) throw new Error(opened.error.message)
const store = opened.value

const text = 'x'.repeat(40_000)
const accept = (n) =>
  store.write({ kind: 'goal', goalId: `g${String(n).padStart(5, '0')}`, at: 0, body: { text, inputs: [] } })

let accepted = 0
let refused
for (let n = 0; n < 1_000 && refused === undefined; n++) {
  const written = await accept(n)
  if (written.ok) accepted++
  else refused = written.error.code
}
const again = await accept(5_000)
const reading = store.latest(10_000)
const kept = reading.ok ? reading.value.records.length : -1
const damaged = reading.ok ? reading.value.damaged.length : -1
process.stdout.write(
  `${JSON.stringify({ accepted, refused, again: again.ok ? 'ok' : again.error.code, kept, damaged })}\n`,
)
process.exit(0)

// A process that accepts goals as fast as it can and prints the id of each one once it is acknowledged. It ends by being killed.
// Arguments: the journal's module, its directory.
import { writeSync } from 'node:fs'

const [module, directory] = process.argv.slice(2)
const { openStore } = await import(module)
const opened = openStore(directory)
if (!opened.ok) throw new Error(opened.error.message)

const accept = async (goalId) => {
  const body = { text: `sum for ${goalId}`, inputs: [] }
  const written = await opened.value.write({ kind: 'goal', goalId, at: 0, body })
  if (!written.ok) throw new Error(written.error.message)
  writeSync(1, `${goalId}\n`)
}

// Eight at a time, so that group commits are under way whenever the kill comes.
for (let lane = 0; lane < 8; lane++) {
  void (async () => {
    for (let n = 0; ; n++) await accept(`${lane}-${String(n).padStart(6, '0')}`)
  })()
}

// Runs scripts of package.json at the same time: `node scripts/at-once.js lint types build`. What each says comes in one piece, in
// the order of their names; fails with the first that failed.
import { spawn } from 'node:child_process'

/** @returns {Promise<{code: number, said: Buffer}>} once it has ended */
const ran = (name) =>
  new Promise((resolve) => {
    const said = []
    const child = spawn('npm', ['run', '--silent', name], { stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.on('data', (chunk) => said.push(chunk))
    child.stderr.on('data', (chunk) => said.push(chunk))
    child.once('error', (error) => resolve({ code: 1, said: Buffer.from(`${name}: ${error.message}\n`) }))
    child.once('close', (code) => resolve({ code: code ?? 1, said: Buffer.concat(said) }))
  })

const all = process.argv.slice(2).map(ran)
for (const each of all) {
  const { code, said } = await each
  process.stdout.write(said)
  if (process.exitCode === undefined && code !== 0) process.exitCode = code
}

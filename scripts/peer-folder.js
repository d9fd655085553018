// A folder in .peers/, which git ignores, made whole or not at all. Any number of processes may make the same one at once, and any
// may be stopped: each works in a folder of its own, and puts it in place in one step.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const peers = resolve(dirname(fileURLToPath(import.meta.url)), '..', '.peers')
const unpacking = 'unpacking-'
const remove = (path) => rmSync(path, { recursive: true, force: true })

/** A network that answers nothing is none: npm gives up early. */
export const npmOptions = [
  '--silent',
  '--fetch-retries=1',
  '--fetch-retry-mintimeout=500',
  '--fetch-retry-maxtimeout=2000',
]

/**
 * Leaves the process with exit code 1 where it could not be made.
 *
 * @param {{
 *   name: string,
 *   what: string,
 *   isThere: (folder: string) => boolean,
 *   make: (run: (command: string, args: readonly string[]) => void, half: string) => void,
 *   stepMax: number,
 * }} folder `make` works in `half` and leaves `half/NAME`; one step of it may take `stepMax` milliseconds
 */
export function makePeerFolder({ name, what, isThere, make, stepMax }) {
  const target = join(peers, name)
  if (isThere(target)) return
  const half = join(peers, `${unpacking}${process.pid}`)
  mkdirSync(join(half, name), { recursive: true })
  const run = (command, args) =>
    execFileSync(command, args, { cwd: half, stdio: ['ignore', 'pipe', 'inherit'], timeout: stepMax })
  try {
    removeAbandoned()
    make(run, half)
    if (!isThere(target)) putInPlace(join(half, name), target, isThere)
  } catch (error) {
    console.error(`could not fetch ${what}, and the tests and claims that need it are skipped: ${error.message}`)
    process.exitCode = 1
  } finally {
    remove(half)
  }
}

/** Removes what one that was stopped has left. */
function removeAbandoned() {
  for (const name of readdirSync(peers)) {
    if (name.startsWith(unpacking) && !isRunning(Number(name.slice(unpacking.length)))) remove(join(peers, name))
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function putInPlace(from, target, isThere) {
  try {
    remove(target)
    renameSync(from, target)
  } catch (error) {
    // Another one was faster.
    if (!isThere(target)) throw error
  }
}

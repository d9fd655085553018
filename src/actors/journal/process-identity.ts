// Which process it is. A pid alone does not tell: it is used again, after a reboot or at each start of a container.

import { readFileSync } from 'node:fs'

export interface ProcessIdentity {
  readonly pid: number
  /** When the process began, in words that no other process under the same pid has. */
  readonly began: string
}

export const thisProcess = (): ProcessIdentity => ({
  pid: process.pid,
  began: beginningOf(process.pid) ?? String(performance.timeOrigin),
})

/** Whether that very process still runs. Where a system does not tell beginnings, any process under the pid counts. */
export function isRunning({ pid, began }: ProcessIdentity): boolean {
  if (pid === process.pid) return began === thisProcess().began
  if (!answersToSignals(pid)) return false
  const now = beginningOf(pid)
  return now === undefined || now === began
}

function answersToSignals(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false // what process.kill takes for a group, or not at all
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM' // someone else's; process.kill throws system errors
  }
}

/**
 * The boot and the tick of it in which a process began, `ended` for one that only waits to be collected by its parent;
 * undefined where there is no /proc or it is not for us to read.
 */
function beginningOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // proc(5): the name, field 2, is in brackets and may hold anything; after it come the state (3) and, in 22, the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return 'ended'
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()} ${fields[22 - 3]}`
  } catch {
    return undefined
  }
}

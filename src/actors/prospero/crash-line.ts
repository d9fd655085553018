import { describeExit, type EventLog, type Exit } from '../kernel/index.js'
import type { Child } from './child.js'

/** One structured line for each child that ended otherwise than by a normal stop. `retryInMs` is absent when it gives up. */
export function logCrash(log: EventLog, supervisor: string, child: Child, exit: Exit, retryInMs?: number): void {
  if (exit.kind === 'stopped') return
  log.error(
    {
      event: 'crash',
      supervisor,
      child: child.spec.id,
      kind: child.spec.kind,
      reason: describeExit(exit),
      restart: child.spec.restart,
      restartsLeft: child.restartsLeft,
      ...(retryInMs === undefined ? {} : { retryInMs: Math.round(retryInMs) }),
      ...(exit.kind === 'crashed' ? { err: exit.error } : {}),
    },
    'child crashed',
  )
}

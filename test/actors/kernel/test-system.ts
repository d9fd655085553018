// An actor system on a clock that the test moves, with what it logs and whose crashes it reports.

import pino from 'pino'
import { type ActorSystem, type CrashReport, createSystem, ManualClock } from '../../../src/actors/kernel/index.js'

export interface TestSystem {
  readonly system: ActorSystem
  readonly clock: ManualClock
  readonly crashes: CrashReport[]
  /** Lines of the real logger, parsed. */
  readonly lines: Record<string, unknown>[]
}

export function testSystem(random: () => number = () => 0): TestSystem {
  const clock = new ManualClock()
  const crashes: CrashReport[] = []
  const lines: Record<string, unknown>[] = []
  const log = pino({ level: 'info', base: null }, { write: (line: string) => lines.push(JSON.parse(line)) })
  const system = createSystem({ clock, random, log, onCrash: (report) => crashes.push(report) })
  return { system, clock, crashes, lines }
}

/** Lets the turns that are scheduled run, and those that they schedule, without moving the clock. */
export async function quiesce(): Promise<void> {
  for (let i = 0; i < 30; i++) await new Promise<void>((resolve) => setImmediate(resolve))
}

/** Moves the clock on, then lets the turns run that the timers scheduled. */
export async function elapse(clock: ManualClock, ms: number): Promise<void> {
  clock.advance(ms)
  await quiesce()
}

/** A promise and its resolve: a handler awaits it for as long as the test wants it busy. */
export function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open = (): void => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open }
}

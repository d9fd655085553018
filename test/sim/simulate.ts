// One simulation: a tree, its troubles and its peers, all decided by one seed, run until nothing moves any more.

import { type ActorSystem, asError, createSystem } from '../../src/actors/kernel/index.js'
import { Escalation, type Intensity, type Strategy } from '../../src/actors/prospero/index.js'
import { endUnanswered } from '../../src/daemon/journalling.js'
import { Dice } from './dice.js'
import { Disk } from './disk.js'
import { Invariants, type Violation } from './invariants.js'
import type { Mutant } from './mutants.js'
import { armPeers, type KeyedGoal } from './peers.js'
import { SimClock } from './sim-clock.js'
import { Trace } from './trace.js'
import { attemptsMax, childCount, growTree, mailboxes, type Tree, type TreeParts } from './tree.js'
import { SimulatedCrash } from './troubled-actor.js'
import { settled, Turns } from './turns.js'

export interface SimReport {
  readonly seed: number
  /** Turns run and instants passed. */
  readonly steps: number
  /** Hex SHA-256 of all that happened, in order. */
  readonly trace: string
  /** The latest of what happened, oldest first. */
  readonly tail: readonly string[]
  /** How often what was seen: outcomes by fault code or kind, `crash`, `restart`, `escalation`, `kill`, `leap`. */
  readonly seen: Readonly<Record<string, number>>
  readonly violation?: Violation
}

/** Far above what a run takes; one that gets there will never end. */
const stepsMax = 100_000
const troubleRates = [0, 0.02, 0.08, 0.2] as const
const stopBudgetMs = 10_000
const stallMsMax = 50

/** Runs the simulation of `seed`. The process's immediates are captured meanwhile: one at a time. */
export async function simulate(seed: number, options: { readonly mutant?: Mutant } = {}): Promise<SimReport> {
  const simulation = new Simulation(seed, options.mutant)
  const onRejection = (reason: unknown): void => simulation.defect('a rejection that nobody handles', asError(reason))
  process.on('unhandledRejection', onRejection)
  try {
    return await simulation.run()
  } finally {
    simulation.turns.release()
    process.off('unhandledRejection', onRejection)
  }
}

class Simulation {
  readonly turns = new Turns()
  private readonly dice: Dice
  private readonly clock = new SimClock()
  private readonly trace = new Trace()
  private readonly invariants: Invariants
  private readonly seen: Record<string, number> = {}
  private readonly keyed = new Map<string, KeyedGoal>()
  private readonly troubleRate: number
  private readonly strategy: Strategy
  private readonly intensity: Intensity
  /** Steps after which a child is killed, the clock leaps, or wall time is set. */
  private readonly mischiefAt = new Set<number>()
  private steps = 0

  constructor(
    private readonly seed: number,
    private readonly mutant: Mutant | undefined,
  ) {
    this.dice = new Dice(seed)
    this.troubleRate = this.dice.pick(troubleRates)
    this.strategy = this.dice.pick(['oneForOne', 'oneForOne', 'restForOne', 'allForOne'])
    this.intensity = { restarts: this.dice.between(1, 6), periodMs: this.dice.pick([5_000, 10_000]) }
    const mailboxMax = Object.entries(mailboxes).map(([id, max]) => [`prospero/${id}`, max] as const)
    this.invariants = new Invariants({
      attemptsMax,
      mailboxMax: new Map(mailboxMax),
      intensity: this.intensity,
      restartsPerCrashMax: this.strategy === 'oneForOne' ? 1 : childCount,
    })
    const mischiefs = this.troubleRate === 0 ? 0 : this.dice.below(12)
    for (let n = 0; n < mischiefs; n++) this.mischiefAt.add(this.dice.between(20, 600))
  }

  async run(): Promise<SimReport> {
    const { dice, clock, invariants, trace } = this
    this.turns.capture()
    const fullFrom = dice.chance(0.3) ? dice.between(0, 20_000) : Number.POSITIVE_INFINITY
    const disk = new Disk(clock, invariants, {
      dice: dice.fork(),
      rate: this.troubleRate,
      full: [fullFrom, fullFrom + dice.between(100, 5_000)],
      acknowledgesEarly: this.mutant === 'acknowledged before written',
      forgetsKeys: this.mutant === 'forgets keys',
    })
    await this.live(disk)
    if (invariants.violation === undefined) await this.recover(disk)
    const { violation } = invariants
    return {
      seed: this.seed,
      steps: this.steps,
      trace: trace.digest(),
      tail: trace.tail,
      seen: this.seen,
      ...(violation === undefined ? {} : { violation }),
    }
  }

  /** The life that the seed decides, to its end. */
  private async live(disk: Disk): Promise<void> {
    const { dice, clock, invariants, trace, troubleRate, mutant } = this
    const { system, tree } = this.grow(disk, { invariants, troubleRate, mutant })
    void tree.started.then((started) => {
      if (started.ok) started.value.actor.watch((exit) => trace.note(`prospero ${exit.kind}`))
    })
    armPeers({
      dice: dice.fork(),
      clock,
      desk: tree.desk,
      disk,
      invariants,
      note: (line) => trace.note(`${clock.now()} ${line}`),
      onOutcome: (what) => this.count(what),
      keyed: this.keyed,
    })
    // Some trees are stopped with work under way.
    const stopAfter = dice.chance(0.2) ? dice.between(50, 600) : stepsMax
    await this.rest(tree, system, stopAfter)
    const atRest = stopAfter === stepsMax
    if (atRest) invariants.atRest(system.inspect())
    await this.end(tree, system, atRest)
  }

  /** The next life on the same disk: what the first left without an outcome gets one now. */
  private async recover(disk: Disk): Promise<void> {
    const { invariants } = this
    disk.mend()
    this.mischiefAt.clear()
    const { system, tree } = this.grow(disk, { invariants, troubleRate: 0, mutant: undefined })
    let done = false
    void tree.started
      .then(() => endUnanswered(tree.board, { error: (line: unknown) => this.logged(line) }))
      .then(() => {
        done = true
      })
    await this.rest(tree, system, stepsMax, () => done)
    if (!done) invariants.violated('comes to rest', 'the recovery came to no end')
    invariants.idle(this.clock.pending)
    await this.collectAll(tree, system)
    for (const { goal, outcome } of disk.goals.values()) {
      if (outcome === undefined) invariants.violated('one outcome per goal', `'${goal.text}' was accepted and has none`)
    }
    await this.end(tree, system, true)
  }

  /** What was said in the first life of a goal under a key is what the second says of it. */
  private async collectAll(tree: Tree, system: ActorSystem): Promise<void> {
    const { invariants, clock } = this
    let waiting = 0
    for (const [key, { told, answer }] of this.keyed) {
      if (answer === undefined) continue
      waiting++
      const wanted = { deadline: clock.now() + 10_000, signal: new AbortController().signal }
      const collected = Promise.all([tree.desk.submit(told, wanted), tree.desk.collect(key, wanted)])
      void collected.then(([again, collect]) => {
        waiting--
        this.count('collected')
        if (again !== answer || !collect.ok || collect.value !== answer) {
          invariants.violated('one goal per key', `'${told.text}' comes to something else in the next life`)
        }
      })
    }
    await this.rest(tree, system, stepsMax, () => waiting === 0)
    if (waiting > 0) invariants.violated('comes to rest', `${waiting} goals were not collected`)
  }

  /** @param quiet nothing was under way before: once the system has stopped, no timer may be armed any more */
  private async end(tree: Tree, system: ActorSystem, quiet: boolean): Promise<void> {
    const { invariants, clock } = this
    let done = false
    void system.stop(stopBudgetMs).then(() => {
      done = true
    })
    await this.rest(tree, system, stepsMax, () => quiet && done)
    if (!done) invariants.violated('comes to rest', 'the stop of the system came to no end')
    invariants.idle(clock.pending)
    invariants.atRest(system.inspect())
    invariants.atEnd(system.inspect(), [...tree.living.keys()])
  }

  private grow(disk: Disk, parts: Pick<TreeParts, 'invariants' | 'troubleRate' | 'mutant'>) {
    const { dice, clock, trace, intensity, strategy } = this
    parts.invariants.born()
    const system = createSystem({
      clock,
      random: dice.fork().next,
      onCrash: ({ path, error }) => this.crashed(path, error),
      log: { info: () => {}, warn: (line: unknown) => this.logged(line), error: (line: unknown) => this.logged(line) },
    })
    const onStart = (child: string, incarnation: number) => trace.note(`start ${child} ${incarnation}`)
    const tree = growTree({ ...parts, system, clock, dice, disk, intensity, strategy, onStart })
    void tree.started.then((started) => {
      if (!started.ok) parts.invariants.violated('no defect', `the tree did not start: ${started.error.message}`)
    })
    return { system, tree }
  }

  /**
   * Runs turns and moves time until nothing waits, or until step `until`.
   *
   * @param enough asked when no turn waits: whether time need not move on
   */
  private async rest(tree: Tree, system: ActorSystem, until: number, enough = () => false): Promise<void> {
    const { turns, clock, dice, trace, invariants } = this
    await settled()
    while (invariants.violation === undefined && this.steps < until) {
      const { waiting } = turns
      if (waiting > 0) {
        // A turn may take long: then time passes for the others that wait.
        if (dice.chance(0.02)) clock.leap(dice.between(1, stallMsMax))
        const index = dice.below(waiting)
        trace.note(`turn ${index} of ${waiting}`)
        turns.run(index)
      } else if (clock.pending > 0 && !enough()) {
        clock.step()
        trace.note(`at ${clock.now()}, ${clock.pending} timers`)
      } else return
      this.steps++
      if (this.mischiefAt.has(this.steps)) this.mischief(tree)
      await settled()
      invariants.atStep(system.inspect())
      if (this.steps >= stepsMax) invariants.violated('comes to rest', `it still moves after ${stepsMax} steps`)
    }
  }

  private mischief({ living, prospero }: Tree): void {
    const { dice, clock, trace } = this
    const what = dice.pick(['kill', 'kill', 'kill', 'leap', 'wall'])
    trace.note(what)
    this.count(what)
    if (what === 'leap') clock.leap(dice.between(100, 20_000))
    else if (what === 'wall') clock.setWall(dice.between(-60_000, 60_000))
    else {
      const [victim, ...others] = [...living.values()]
      const supervisor = prospero()
      if (supervisor !== undefined && dice.chance(0.05)) supervisor.kill('the simulation killed it')
      else if (victim !== undefined) dice.pick([victim, ...others]).kill('the simulation killed it')
    }
  }

  private crashed(path: string, error: Error): void {
    this.trace.note(`crash ${path} ${error.name}`)
    if (error instanceof Escalation) this.count('escalation')
    else if (error instanceof SimulatedCrash) this.count('crash')
    else this.defect(path, error)
  }

  defect(where: string, error: Error): void {
    this.invariants.violated('no defect', `${where}: ${error.stack ?? error.message}`)
  }

  /** The log is where the supervisor tells of restarts, and the kernel of callbacks that threw. */
  private logged(line: unknown): void {
    if (typeof line !== 'object' || line === null || !('event' in line)) return
    if (line.event === 'callback-failed') this.invariants.violated('no defect', 'a callback threw')
    if (line.event !== 'crash' || !('child' in line)) return
    const retries = 'retryInMs' in line
    if (retries) this.count('restart')
    this.invariants.crashed(String(line.child), retries, this.clock.now())
  }

  private count(what: string): void {
    this.seen[what] = (this.seen[what] ?? 0) + 1
  }
}

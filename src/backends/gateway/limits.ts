// How much may be asked for: requests and tokens of any minute, tokens of a day. What cannot be counted is not sent.

import type { Fault } from '../../fabric/index.js'
import { BackendFailure } from '../failure.js'
import type { Clock, Spending } from '../http/index.js'

export interface RateLimits {
  readonly requestsPerMinute: number
  readonly tokensPerMinute: number
  /** Of a day in UTC. */
  readonly tokensPerDay: number
}

const minuteMs = 60_000

/** Tokens set aside for one request, until it is known what it used. */
export interface Hold {
  readonly tokens: number
  /** To be called once; more than was set aside counts too. */
  settle(used: number): void
}

export class Limits {
  private readonly requests: Window
  private readonly tokens: Window
  private day = ''
  private loading: Promise<void> = Promise.resolve()
  private spentToday = 0

  constructor(
    private readonly limits: RateLimits,
    private readonly clock: Clock,
    private readonly spending: Spending | undefined,
  ) {
    this.requests = new Window(clock)
    this.tokens = new Window(clock)
  }

  /** Counts one sending, a repeated one too. Throws FAULT_BUSY. */
  countSending(): void {
    this.hold(this.requests, 1, this.limits.requestsPerMinute, 'requests')
  }

  /** Throws FAULT_BUSY where a later time would do, FAULT_LIMIT where it would not today, FAULT_JOURNAL where nobody can tell. */
  async reserve(tokens: number): Promise<Hold> {
    const { tokensPerDay, tokensPerMinute } = this.limits
    const day = new Date(this.clock.wall()).toISOString().slice(0, 10)
    await this.turnTo(day)
    if (this.spentToday + tokens > tokensPerDay)
      throw new BackendFailure(dayIsSpent(tokensPerDay, this.spentToday), 'budget')
    const entry = this.hold(this.tokens, tokens, tokensPerMinute, 'tokens')
    this.spentToday += tokens
    await this.write(day, tokens)
    return {
      tokens,
      settle: (used) => {
        entry.amount = used
        if (day === this.day) this.spentToday += used - tokens
        // What could not be written back stays counted as it was set aside.
        this.write(day, used - tokens).catch(() => {})
      },
    }
  }

  private hold(window: Window, amount: number, limit: number, what: string): Entry {
    if (amount > limit) {
      const message = `one request needs ${amount} ${what}, where the gateway may use ${limit} in a minute`
      throw new BackendFailure({ code: 'FAULT_LIMIT', limit, actual: amount, message })
    }
    const wait = window.waitFor(amount, limit)
    if (wait === 0) return window.add(amount)
    const message = `the gateway's limit of ${limit} ${what} a minute is reached; there is room again in ${Math.ceil(wait)} ms`
    throw new BackendFailure({ code: 'FAULT_BUSY', message })
  }

  /** The first of a day waits for what was spent before; all others wait with it. */
  private turnTo(day: string): Promise<void> {
    if (day !== this.day) {
      this.day = day
      this.spentToday = 0
      this.loading = this.load(day)
      // Who asks next tries again.
      this.loading.catch(() => {
        this.day = ''
      })
    }
    return this.loading
  }

  private async load(day: string): Promise<void> {
    try {
      const spent = (await this.spending?.spent(day)) ?? 0
      if (day === this.day) this.spentToday += spent
    } catch {
      throw new BackendFailure(unknown('read'))
    }
  }

  private async write(day: string, tokens: number): Promise<void> {
    if (tokens === 0) return
    try {
      await this.spending?.spend(day, tokens)
    } catch {
      throw new BackendFailure(unknown('written'))
    }
  }
}

interface Entry {
  readonly at: number
  amount: number
}

/** What was used within the last minute. */
class Window {
  private entries: Entry[] = []

  constructor(private readonly clock: Clock) {}

  add(amount: number): Entry {
    const entry = { at: this.clock.now(), amount }
    this.entries.push(entry)
    return entry
  }

  /** Milliseconds until there is room for so much; 0 where there is. */
  waitFor(amount: number, limit: number): number {
    const now = this.clock.now()
    const old = this.entries.findIndex(({ at }) => at > now - minuteMs)
    this.entries = old < 0 ? [] : old === 0 ? this.entries : this.entries.slice(old)
    let over = this.entries.reduce((sum, entry) => sum + entry.amount, amount) - limit
    if (over <= 0) return 0
    for (const entry of this.entries) {
      over -= entry.amount
      if (over <= 0) return entry.at + minuteMs - now
    }
    return minuteMs
  }
}

const dayIsSpent = (limit: number, actual: number): Fault => ({
  code: 'FAULT_LIMIT',
  limit,
  actual,
  message: `the gateway's budget of ${limit} tokens a day is spent: ${actual} were used or set aside; it begins anew at midnight UTC`,
})

const unknown = (what: string): Fault => ({
  code: 'FAULT_JOURNAL',
  message: `what the gateway spent could not be ${what}, so nothing was sent`,
})

// What each way to fail means for a chain of rungs. docs/concepts/rungs.md has the same table, which a test compares.

import type { FailureReason } from '../../backends/index.js'

export interface FallbackRule {
  /** Whether the next rung is asked: only for what it may not share, and never for what the goal itself caused. */
  readonly passes: boolean
  /** Whether the rung is left alone for a while: only for what asking it again would cost time or money. */
  readonly rests: boolean
}

const rule = (passes: boolean, rests: boolean): FallbackRule => ({ passes, rests })

export const fallbackRules: Readonly<Record<FailureReason, FallbackRule>> = {
  // Known at once, and Prospero brings it back.
  down: rule(true, false),
  unreachable: rule(true, true),
  timeout: rule(true, true),
  // Left alone only where it had long enough: see `Circuit`'s user.
  late: rule(true, true),
  server: rule(true, true),
  throttled: rule(true, true),
  // Our own bounds say so at once, and may have room a moment later.
  busy: rule(true, false),
  budget: rule(true, false),
  rights: rule(true, true),
  setup: rule(true, true),
  // The next goal may read otherwise.
  refused: rule(true, false),
  // The disk is not the rung's; one in this process needs no ledger.
  ledger: rule(true, false),
  // It goes further than this goal allows: the next goal may allow it.
  posture: rule(true, false),
  // Too long, cancelled, filtered by its content: where a goal goes is not to depend on that.
  goal: rule(false, false),
  // It answered, and not well: the loop revises, with the same rung.
  answer: rule(false, false),
}

// The actor that checks what a model proposed and lowers it to a plan. The language itself is in clef/.

import type { Goal } from '../../clef/index.js'
import { type ContractRegistry, ok } from '../../fabric/index.js'
import type { ActorOptions, ReplyTo } from '../kernel/index.js'
import { type Composition, compose } from './compose.js'

export interface Compose {
  /** What a backend answered. */
  readonly text: string
  readonly goal: Goal
  readonly replyTo: ReplyTo<Composition>
}

export const composer = (registry: ContractRegistry): Omit<ActorOptions<Compose>, 'name'> => ({
  init: () => ({
    receive({ text, goal, replyTo }) {
      if (!replyTo.settled) replyTo.reply(ok(compose(text, goal, registry.contracts)))
    },
  }),
})

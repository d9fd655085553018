// Whether a server holds a grammar. Many take the field, answer 200 and ignore it.

import type { Grammar } from '../../clef/index.js'
import { err, type Fault, ok, type Result } from '../../fabric/index.js'
import type { GrammarDialect } from '../dialect/index.js'
import { BackendFailure } from '../failure.js'
import { UpstreamFailure } from '../http/index.js'
import type { Question } from './body.js'
import type { Upstream } from './upstream.js'

const letters = 'bdfhjkmpqvwxz'

/**
 * No word of any language, and no answer to what is asked. Another each time: a gateway in front may have kept an answer from when the
 * grammar was held.
 */
export const nonsense = (random: () => number): string =>
  [4, 4, 4]
    .map((length) => Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join(''))
    .join('-')

const grammarOf = (word: string): Grammar => ({
  root: 'root',
  rules: new Map([['root', { kind: 'text', text: word }]]),
})

const greeting = 'Say hello to the reader of this in one short sentence.'

const question: Question = { messages: [{ role: 'user', content: greeting }], text: `${greeting}\n\n` }

const tokensMax = 64
const charsMax = 256

export interface Probed {
  readonly held: boolean
  /** Why not, for people. */
  readonly because: string
}

/** A server that cannot be asked is a fault; one that refuses the field is none. No goal is told to it. */
export async function probe(
  upstream: Upstream,
  dialect: GrammarDialect,
  random: () => number,
): Promise<Result<Probed, Fault>> {
  const word = nonsense(random)
  const asked = { tokensMax, temperature: 0, seed: 1 }
  const rendered = upstream.render(question, { grammar: grammarOf(word) }, asked, { dialect, topLogprobs: 0 })
  let said = ''
  try {
    for await (const { text } of upstream.stream(rendered)) {
      said += text
      if (said.length > charsMax) break
    }
  } catch (thrown) {
    if (thrown instanceof UpstreamFailure && /^(400|415|422|501)$/.test(thrown.kind))
      return ok({ held: false, because: thrown.fault.message })
    if (thrown instanceof BackendFailure) return err(thrown.fault)
    throw thrown
  }
  const held = said.trim() === word
  return ok({ held, because: held ? '' : 'it answered what the grammar excludes' })
}

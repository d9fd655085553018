// A server that ignores its grammar, but tells what else its model thought of: what it writes is held to the grammar on our side.

import { afterEach, describe, expect, it } from 'vitest'
import { Automaton, ContinuedProposal, type Move } from '../../../src/backends/index.js'
import { constraintOf, promptOf } from '../../conformance/goals.js'
import { dataBlock, type WireForm } from '../wire/index.js'
import { llamaServerGets as gets, llamaCompletionForm, promptText } from './local-forms.js'
import { closeAll, opened } from './opened.js'

afterEach(closeAll)

const { grammar } = constraintOf('root ::= "clarify" (" speed" | " gap")+\n')

/** Each thing that the model would say, with what else it thought of there. */
const thoughts: readonly (readonly [said: string, ...others: readonly string[]])[] = [
  ['Sure', '!', 'clarify'],
  // The space is what the grammar forces.
  [', here', 'speed', '.'],
  [' and', ' gap'],
]

/** Goes on behind what it is given, a token at a time. */
const thinking: WireForm = {
  ...llamaCompletionForm,
  blocks(_, { body }) {
    const prompt = promptText(body.prompt)
    const at = ['clarify speed gap', 'clarify speed', 'clarify '].findIndex((given) => prompt.endsWith(given))
    const left = thoughts.slice(at < 0 ? 0 : 3 - at)
    const tokens = left.map(([token, ...others]) => {
      const likely = [token, ...others].map((text, rank) => ({ id: rank, token: text, logprob: -rank - 0.5 }))
      return {
        content: token,
        tokens: [1],
        stop: false,
        completion_probabilities: [{ ...likely[0], top_logprobs: likely }],
      }
    })
    const last = { content: '', tokens: [], stop: true, stop_type: 'eos', tokens_predicted: left.length }
    return [...tokens, last].map(dataBlock)
  },
}

describe('before a server that ignores grammars', () => {
  it('an answer is put together of the likeliest tokens that the grammar takes', async () => {
    const { backend, server } = await opened({ forms: [thinking], gets: gets() }, {})
    expect(backend.capabilities.grammar).toEqual([])
    const automaton = Automaton.compile(grammar)
    if (!automaton.ok) throw new Error(automaton.error.message)
    const bounds = { tokensMax: 50, seed: 1, bytesMax: 4_096 }
    const proposal = new ContinuedProposal(automaton.value, backend.capabilities, bounds)
    const before = server.requests.length

    /** As the actor that hosts it does. */
    const stream = async (prefix: string | undefined): Promise<Move> => {
      const options = { ...bounds, temperature: 0, ...(prefix === undefined ? {} : { prefix }) }
      for await (const chunk of backend.propose(promptOf('how far to stop?'), { grammar }, options)) {
        const move = proposal.take(chunk)
        if (move.kind !== 'more') return move
      }
      return proposal.end()
    }
    let move = await stream(undefined)
    while (move.kind === 'again') move = await stream(move.options.prefix)
    expect(move).toEqual({ kind: 'whole', text: 'clarify speed gap' })
    // Each time the text left the grammar, and once more to be told that nothing follows.
    expect(server.requests.length - before).toBe(4)
  })
})

// What servers say in no shape that anybody documents, and errors in the middle of a stream.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chatCompletions,
  completions,
  llamaCompletion,
  responses,
  type StreamForm,
  type StreamReader,
} from '../../../src/backends/dialect/index.js'
import { UpstreamFailure } from '../../../src/backends/http/index.js'
import type { Chunk } from '../../../src/backends/index.js'

const forms = [llamaCompletion, completions, chatCompletions, responses]

describe('any stream', () => {
  it('is a FAULT_BACKEND with the words of an error that comes in it', () => {
    for (const form of [llamaCompletion, completions, chatCompletions]) {
      const thrown = failureOf(
        form,
        JSON.stringify({ error: { code: 500, message: 'the slot was lost', type: 'server_error' } }),
      )
      expect(thrown?.fault).toMatchObject({
        code: 'FAULT_BACKEND',
        message: expect.stringContaining('the slot was lost'),
      })
    }
  })

  it('is a FAULT_BACKEND where an event is none of it', () => {
    for (const form of forms)
      for (const data of ['', '{', '[]', '7', 'null', '{}', '{"content":7}', '{"choices":"no"}'])
        expect(failureOf(form, data)?.fault.code, `${form.name} ${data}`).toBe('FAULT_BACKEND')
  })

  it('comes to chunks that hold, or to a FAULT_BACKEND, whatever events say', () => {
    const keys = fc.constantFrom(
      ...'content tokens stop stop_type completion_probabilities choices delta text logprobs usage type response error top_logprobs token logprob token_logprobs finish_reason completion_tokens'.split(
        ' ',
      ),
    )
    const values = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('response.completed', 'response.custom_tool_call_input.delta', 'eos', 'limit', 'stop', '', 'a'),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(keys, tie('value'), { maxKeys: 5 }),
      ),
    })).value
    fc.assert(
      fc.property(
        fc.constantFrom(...forms),
        fc.array(values, { maxLength: 6 }),
        fc.boolean(),
        (form, events, confidence) => {
          const reader = form.reader({ confidence })
          for (const event of events) {
            const chunks = chunksOf(reader, JSON.stringify(event))
            for (const { text, tokens, logprob = 0, top = [] } of chunks) {
              expect(typeof text).toBe('string')
              expect(Number.isSafeInteger(tokens) && tokens >= 0).toBe(true)
              expect(Number.isFinite(logprob) && logprob <= 0).toBe(true)
              for (const entry of top) expect(Number.isFinite(entry.logprob)).toBe(true)
            }
          }
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

function failureOf(form: StreamForm, data: string): UpstreamFailure | undefined {
  try {
    form.reader({ confidence: true }).read({ data })
    return undefined
  } catch (thrown) {
    if (thrown instanceof UpstreamFailure) return thrown
    throw thrown
  }
}

function chunksOf(reader: StreamReader, data: string): readonly Chunk[] {
  try {
    return reader.read({ data })
  } catch (thrown) {
    if (thrown instanceof UpstreamFailure && thrown.fault.code === 'FAULT_BACKEND') return []
    throw thrown
  }
}

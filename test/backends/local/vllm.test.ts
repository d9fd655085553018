import { afterEach, describe, expect, it } from 'vitest'
import { toGbnf } from '../../../src/clef/index.js'
import { constraintOf } from '../../conformance/goals.js'
import { vllmForms as forms, vllmGets as gets, promptText, tokenIds } from './local-forms.js'
import { answered, attempt, closeAll, opened } from './opened.js'

afterEach(closeAll)

const refusals = constraintOf('root ::= "refuse " ("outOfScope" | "unsafe")\n')

describe('what vLLM is asked', () => {
  it('has the fields of its /v1/completions', async () => {
    const local = await opened({ forms, gets }, { server: 'vllm' })
    expect(await answered(local, refusals)).toBe('refuse outOfScope')
    const { prompt, ...fields } = local.server.requests.at(-1)?.body ?? {}
    expect(fields).toEqual({
      model: 'tiny',
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: 64,
      temperature: 0.5,
      top_p: 1,
      top_k: 0,
      min_p: 0,
      repetition_penalty: 1,
      seed: 9,
      structured_outputs: { grammar: toGbnf(refusals.grammar) },
    })
    expect(promptText(prompt)).toMatch(/<goal>\nwrite me a poem\n<\/goal><\|im_end\|>\n<\|im_start\|>assistant\n$/)
  })

  it('goes on behind a beginning, under the grammar of the rest', async () => {
    const local = await opened({ forms, gets, answer: () => 'unsafe' }, { server: 'vllm' })
    const residual = constraintOf('root ::= "outOfScope" | "unsafe"\n').grammar
    expect(await answered(local, { ...refusals, residual }, { prefix: 'refuse ' })).toBe('unsafe')
    const { body } = local.server.requests.at(-1)!
    expect(body.prompt).toEqual(expect.arrayContaining([...tokenIds('assistant\nrefuse ')]))
    expect(promptText(body.prompt).endsWith('assistant\nrefuse ')).toBe(true)
    expect(body.structured_outputs).toEqual({ grammar: toGbnf(residual) })
  })

  it('is a text to continue where the model has no form of conversations', async () => {
    const [completions] = forms
    const local = await opened({ forms: [completions!], gets }, { server: 'vllm' })
    await answered(local, refusals)
    expect(local.server.requests.at(-1)?.body.prompt).toMatch(/^You turn a goal into .*<\/goal>\n\n$/s)
  })

  it('is not guessed where the server fails over it', async () => {
    const statuses = [500, 500, 500].map((status) => ({ kind: 'status', status }) as const)
    expect(await attempt({ forms, gets, failures: statuses }, { server: 'vllm' })).toMatchObject({
      ok: false,
      error: { code: 'FAULT_BACKEND', message: expect.stringContaining('500') },
    })
  })

  it('is asked of a model, or of an adapter, that it serves', async () => {
    expect(await attempt({ forms, gets }, { server: 'vllm', model: 'other' })).toMatchObject({
      ok: false,
      error: { code: 'FAULT_CONFIG', path: 'local.model', message: expect.stringContaining('tiny') },
    })
  })

  it('has others to choose from where its grammar is ignored', async () => {
    const local = await opened({ forms, gets, holds: false, answer: () => 'Hello!' }, { server: 'vllm' })
    expect(local.backend.capabilities.grammar).toEqual([])
    await answered(local, refusals)
    expect(local.server.requests.at(-1)?.body).toMatchObject({ logprobs: 20 })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shown, upstreamFailure } from '../../../src/backends/http/index.js'

const faultOf = (status: number, body: unknown, secrets: readonly string[] = []) =>
  upstreamFailure({ status, body: typeof body === 'string' ? body : JSON.stringify(body), secrets }).fault

describe("a server's error", () => {
  it('is told in its own words, whichever form they come in', () => {
    const forms = [
      { error: { message: 'no luck', type: 'server_error', param: null, code: null } },
      { message: 'no luck', type: 'BadRequestError', code: 400 },
      { error: [{ code: 10000, message: 'no luck' }] },
      { success: false, errors: [{ code: 7003, message: 'no luck' }] },
      { detail: 'no luck' },
      { error: 'no luck' },
      'no luck',
    ]
    for (const form of forms) expect(faultOf(500, form).message).toBe("the model's server answered 500: no luck")
  })

  it('is a limit where the goal is too long, with both numbers', () => {
    const llama = {
      error: { code: 400, message: 'too long', type: 'exceed_context_size_error', n_prompt_tokens: 9000, n_ctx: 8192 },
    }
    const openai = {
      error: {
        code: 'context_length_exceeded',
        message: "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.",
      },
    }
    for (const body of [llama, openai])
      expect(faultOf(400, body)).toMatchObject({ code: 'FAULT_LIMIT', limit: 8192, actual: 9000 })
  })

  it('says that quota is gone, which no waiting brings back', () => {
    const body = { error: { message: 'You exceeded your current quota', code: 'insufficient_quota' } }
    const failure = upstreamFailure({ status: 429, body: JSON.stringify(body), secrets: [] })
    expect(failure).toMatchObject({ transient: false, fault: { code: 'FAULT_POLICY' } })
  })

  it('is one line, bounded, without secrets, whatever its bytes', () => {
    const secret = fc
      .string({ minLength: 8, maxLength: 20, unit: 'binary-ascii' })
      .filter((text) => /^\S{8,}$/.test(text))
    fc.assert(
      fc.property(
        fc.constantFrom(400, 401, 404, 418, 429, 500),
        fc.array(fc.string({ unit: 'binary' })),
        secret,
        (status, texts, key) => {
          for (const body of [texts.join(key), JSON.stringify({ error: { message: texts.join(key), code: key } })]) {
            const { message } = faultOf(status, body, [key])
            // What of ours happens to be the key is none.
            const ours = faultOf(status, '', []).message
            expect(message.replace(ours, '')).not.toContain(key)
            expect(message.length).toBeLessThan(500)
            expect(message).not.toMatch(/\p{Cc}/u)
          }
        },
      ),
    )
  })

  it('of any JSON is a fault', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 599 }), fc.jsonValue(), (status, body) => {
        expect(faultOf(status, body).code).toMatch(/^FAULT_/)
      }),
    )
  })
})

it('a text is cut between characters', () => {
  expect(shown(`${'x'.repeat(299)}\u{1f600}\u{1f600}`, [])).toBe(`${'x'.repeat(299)}…`)
})

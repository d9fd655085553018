import { describe, expect, it } from 'vitest'
import { parseProposal } from '../../../src/clef/index.js'

describe('a proposal', () => {
  it('is a program', () => {
    const proposal = parseProposal('finance.sum { amounts = [$1] }')
    expect(proposal).toMatchObject({ ok: true, value: { kind: 'program', clef: 'finance.sum { amounts = [$1] }' } })
  })

  it('or a refusal with one of the reasons', () => {
    expect(parseProposal('refuse outOfScope\n')).toEqual({ ok: true, value: { kind: 'refuse', reason: 'outOfScope' } })
    expect(parseProposal('refuse outOfScop')).toMatchObject({
      ok: false,
      error: [{ code: 'CLEF_SYNTAX', candidates: ['outOfScope'], span: { start: 0, end: 16 } }],
    })
    expect(parseProposal('refuse')).toMatchObject({ ok: false, error: [{ code: 'CLEF_SYNTAX' }] })
  })

  it('or a question about fields', () => {
    expect(parseProposal('clarify option.strike speed')).toEqual({
      ok: true,
      value: { kind: 'clarify', fields: ['option.strike', 'speed'] },
    })
    for (const text of ['clarify', 'clarify 3', 'clarify a..b', `clarify ${'a '.repeat(17)}`]) {
      expect(parseProposal(text)).toMatchObject({ ok: false, error: [{ code: 'CLEF_SYNTAX' }] })
    }
  })

  it('is judged by its first word only: a name may begin like one', () => {
    expect(parseProposal('refused + clarifying')).toMatchObject({ ok: true, value: { kind: 'program' } })
  })
})

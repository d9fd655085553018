import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Automaton, ValidatingFilter } from '../../../src/backends/decoding/index.js'
import {
  choice,
  type Expression,
  type Grammar,
  oneOf,
  repeat,
  sequence,
  text,
} from '../../../src/clef/grammar/grammar.js'
import { grammars, nearMisses, sample } from './arbitrary-grammar.js'
import { judge } from './naive-recogniser.js'

const automatonOf = (grammar: Grammar): Automaton => {
  const automaton = Automaton.compile(grammar)
  if (!automaton.ok) throw new Error(automaton.error.message)
  return automaton.value
}
const filterOf = (root: Expression) =>
  new ValidatingFilter(automatonOf({ root: 'root', rules: new Map([['root', root]]) }))

describe('the validating filter', () => {
  const call = sequence(text('sum { '), repeat(oneOf(['0', '9']), 1, null), text(' }'))

  it('passes good text through and knows when it is complete', () => {
    const filter = filterOf(call)
    expect(filter.feed('sum {')).toEqual({ accepted: 'sum {' })
    expect(filter.complete).toBe(false)
    expect(filter.feed(' 12 }')).toEqual({ accepted: ' 12 }' })
    expect([filter.complete, filter.finish()]).toEqual([true, { ok: true, value: 'sum { 12 }' }])
  })

  it('keeps the longest valid beginning and names the first bad character', () => {
    const filter = filterOf(call)
    filter.feed('sum { 1')
    expect(filter.feed('2x }')).toEqual({ accepted: '2', firstBadOffset: 8 })
    expect(filter.feed(' }')).toEqual({ accepted: '', firstBadOffset: 8 })
    expect(filter.prefix).toBe('sum { 12')
    expect(filter.finish()).toMatchObject({ ok: false, error: { code: 'FAULT_BACKEND', span: { start: 8, end: 9 } } })
  })

  it('says that a text stopped short', () => {
    const filter = filterOf(call)
    filter.feed('sum { 1')
    expect(filter.finish()).toMatchObject({ ok: false, error: { code: 'FAULT_BACKEND', span: { start: 7, end: 7 } } })
  })

  it('joins characters that a server cut in half, and refuses halves', () => {
    const faces = choice(text('😀😁'), text('é'))
    const filter = filterOf(faces)
    const cut = '😀😁'
    expect([...Array(4).keys()].map((i) => filter.feed(cut.charAt(i)).accepted)).toEqual(['', '😀', '', '😁'])
    expect(filter.complete).toBe(true)
    const halved = filterOf(faces)
    expect(halved.feed('\ude00')).toEqual({ accepted: '', firstBadOffset: 0 })
    const pending = filterOf(faces)
    pending.feed('\ud83d')
    expect(pending.finish().ok).toBe(false)
  })

  it('takes bytes as well, cut wherever a server cuts them, and finds the first bad byte at once', () => {
    const faces = sequence(choice(text('😀'), text('é€')), text('.'))
    const filter = filterOf(faces)
    const bytes = new TextEncoder().encode('😀.')
    expect([...bytes].map((byte) => filter.feed(Uint8Array.of(byte)).accepted)).toEqual(['', '', '', '😀', '.'])
    expect(filter.finish()).toEqual({ ok: true, value: '😀.' })
    // The second byte of a smile, and of no other character that is allowed here.
    const wrong = filterOf(faces)
    expect(wrong.feed(Uint8Array.of(0xf0, 0x9f))).toEqual({ accepted: '' })
    expect(wrong.feed(Uint8Array.of(0x80))).toEqual({ accepted: '', firstBadOffset: 0 })
  })

  it('takes tokens by their ids, and their end where the text is complete', () => {
    const tokens = ['sum { ', '1', '2', ' }'].map((token) => new TextEncoder().encode(token))
    const vocabulary = { tokens: [...tokens, null], endOfSequence: [4] }
    const filter = filterOf(call)
    for (const token of [0, 1, 2, 3, 4])
      expect(filter.feedToken(token, vocabulary)).not.toHaveProperty('firstBadOffset')
    expect(filter.finish()).toEqual({ ok: true, value: 'sum { 12 }' })
    expect(filter.feedToken(1, vocabulary)).toEqual({ accepted: '', firstBadOffset: 10 })
    const short = filterOf(call)
    short.feedToken(0, vocabulary)
    expect(short.feedToken(4, vocabulary)).toEqual({ accepted: '', firstBadOffset: 6 })
    expect(filterOf(call).feedToken(99, vocabulary)).toEqual({ accepted: '', firstBadOffset: 0 })
  })

  it('goes on from its longest valid beginning, and tells what may follow there', () => {
    const filter = filterOf(choice(call, text('sum of it')))
    filter.feed('sum, please')
    const recovered = filter.recovered()
    expect([recovered.prefix, recovered.forced, recovered.choices(9)]).toEqual(['sum', ' ', [' ']])
    expect(recovered.feed(' { ').accepted).toBe(' { ')
    expect(recovered.choices(3)).toEqual(['0', '1', '2'])
    expect(filter.feed(' { ')).toEqual({ accepted: '', firstBadOffset: 3 })
  })

  it('of the rest takes what completes the beginning, and nothing else', () => {
    const filter = filterOf(call)
    filter.feed('sum { 1')
    const rest = (written: string) => {
      const next = new ValidatingFilter(automatonOf(filter.residual()))
      next.feed(written)
      return next.finish().ok
    }
    expect([rest('2 }'), rest(' }'), rest('sum { 12 }'), rest('')]).toEqual([true, true, false, false])
  })

  it('finds the same first bad character however the stream is cut into chunks', () => {
    let strayed = 0
    fc.assert(
      fc.property(
        grammars,
        nearMisses,
        fc.string({ unit: fc.constantFrom('a', 'b', 'é', '😀', '€', 'z'), maxLength: 4 }),
        fc.array(fc.nat({ max: 12 }), { maxLength: 4 }),
        (grammar, near, extra, cuts) => {
          const automaton = Automaton.compile(grammar)
          if (!automaton.ok) return
          const stream = (sample(grammar, near.choices) ?? '').slice(0, near.cut ?? 50) + extra
          const filter = new ValidatingFilter(automaton.value)
          const ends = [...cuts.sort((a, b) => a - b), stream.length]
          const verdicts = ends.map((end, i) => filter.feed(stream.slice(i === 0 ? 0 : ends[i - 1], end)))
          const viable = (length: number) => judge(grammar, Buffer.from(stream.slice(0, length))).viable
          const longest = Array.from({ length: stream.length + 1 }, (_, length) => length)
            .filter((length) => !/[\ud800-\udbff]$/.test(stream.slice(0, length)))
            .filter(viable)
            .at(-1)!
          expect(filter.prefix).toBe(stream.slice(0, longest))
          const inBytes = new ValidatingFilter(automaton.value)
          const bytes = new TextEncoder().encode(stream.slice(0, longest + 2))
          for (let at = 0; at < bytes.length; at += 3) inBytes.feed(bytes.subarray(at, at + 3))
          expect(inBytes.prefix).toBe(stream.slice(0, longest))
          expect(verdicts.map(({ accepted }) => accepted).join('')).toBe(filter.prefix)
          if (longest === stream.length) return
          if (/^[\ud800-\udfff]$/.test(stream.slice(longest))) return
          strayed++
          expect(verdicts.at(-1)!.firstBadOffset).toBe(longest)
        },
      ),
      { numRuns: 600 },
    )
    expect(strayed).toBeGreaterThan(100)
  })

  it('says the same of text, of its bytes and of tokens, each cut anywhere', () => {
    const cuts = fc.array(fc.nat({ max: 40 }), { maxLength: 12 })
    const noise = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '😀', '€', 'z'), maxLength: 4 })
    const pieces = <T extends { slice(from: number, to: number): T; readonly length: number }>(of: T, at: number[]) => {
      const ends = [...new Set([...at.map((cut) => Math.min(cut, of.length)), of.length])].sort((a, b) => a - b)
      return ends.map((end, i) => of.slice(i === 0 ? 0 : ends[i - 1]!, end))
    }
    let strayed = 0
    fc.assert(
      fc.property(grammars, nearMisses, noise, cuts, cuts, (grammar, near, extra, inText, inBytes) => {
        const automaton = Automaton.compile(grammar)
        if (!automaton.ok) return
        const stream = Buffer.from((sample(grammar, near.choices) ?? '').slice(0, near.cut ?? 50)).toString() + extra
        const bytes = new TextEncoder().encode(stream)
        const [asText, asBytes, asTokens] = [0, 1, 2].map(() => new ValidatingFilter(automaton.value))
        const said = pieces(stream, inText).map((piece) => asText!.feed(piece))
        const tokens = pieces(bytes, inBytes)
        const vocabulary = { tokens, endOfSequence: [tokens.length] }
        const ofBytes = tokens.map((piece) => asBytes!.feed(piece))
        const ofTokens = tokens.map((_, token) => asTokens!.feedToken(token, vocabulary))
        expect(ofTokens).toEqual(ofBytes)
        expect(asBytes!.prefix).toBe(asText!.prefix)
        expect(ofBytes.at(-1)?.firstBadOffset).toBe(said.at(-1)?.firstBadOffset)
        for (const filter of [asBytes, asTokens]) expect(filter!.finish()).toEqual(asText!.finish())
        if (said.at(-1)?.firstBadOffset !== undefined) strayed++
        else if (asText!.complete) expect(asTokens!.feedToken(tokens.length, vocabulary)).toEqual({ accepted: '' })
      }),
      { numRuns: 600 },
    )
    expect(strayed).toBeGreaterThan(100)
  })
})

import { describe, expect, it } from 'vitest'
import { Automaton, ContinuedProposal, continuationsMax, type Move } from '../../src/backends/index.js'
import { readGbnf, toGbnf } from '../../src/clef/index.js'

function automatonOf(gbnf: string, limits: Parameters<typeof Automaton.compile>[1] = {}): Automaton {
  const grammar = readGbnf(gbnf)
  if (!grammar.ok) throw new Error(grammar.error.message)
  const automaton = Automaton.compile(grammar.value, limits)
  if (!automaton.ok) throw new Error(automaton.error.message)
  return automaton.value
}

const sums = automatonOf(`
  root ::= "sum { amounts = [" slot ("; " slot)* "] }" | "refuse unsafe"
  slot ::= "$" [1-3]
`)
const able = { prefill: true, grammar: [] } as const
const unable = { prefill: false, grammar: [] } as const
const options = { tokensMax: 100, bytesMax: 1_000, seed: 7 }
const chunk = (text: string, tokens = 1) => ({ text, tokens })

describe('a proposal whose backend can be given a beginning', () => {
  it('goes on from the longest valid beginning and what must follow it', () => {
    const proposal = new ContinuedProposal(sums, able, options)
    expect(proposal.take(chunk('sum { amo', 3))).toEqual({ kind: 'more' })
    expect(proposal.take(chunk('nts: [$1, $2]', 5))).toMatchObject({
      kind: 'again',
      options: { prefix: 'sum { amounts = [$', tokensMax: 92 },
    })
    expect(proposal.take(chunk('1] }'))).toEqual({ kind: 'more' })
    expect(proposal.end()).toEqual({ kind: 'whole', text: 'sum { amounts = [$1] }' })
    expect(proposal.tokens).toBe(9)
  })

  it('asks for another draw each time, since the same one would stray in the same place', () => {
    const proposal = new ContinuedProposal(sums, able, options)
    const seeds = ['sum(', '1,', '2,'].map((text) => {
      const move = proposal.take(chunk(text))
      return move.kind === 'again' ? move.options.seed : undefined
    })
    expect(new Set(seeds).size).toBe(3)
  })

  it('takes the likeliest entry that the grammar allows, in place of a token that it does not', () => {
    const proposal = new ContinuedProposal(sums, able, options)
    proposal.take(chunk('sum { amounts = [$'))
    const top = [
      { text: 'x', logprob: -0.1 },
      { text: '3', logprob: -3 },
      { text: '2; ', logprob: -2 },
      { text: '9', logprob: -1 },
    ]
    expect(proposal.take({ text: '7', tokens: 1, top, logprob: -0.05 })).toMatchObject({
      kind: 'again',
      options: { prefix: 'sum { amounts = [$2; $' },
    })
    expect(proposal.take({ text: '1] }', tokens: 1, logprob: -1 })).toEqual({ kind: 'more' })
    expect(proposal.end()).toMatchObject({ kind: 'whole', text: 'sum { amounts = [$2; $1] }' })
    // The first chunk came without: there is no telling how sure the model was.
    expect(proposal.logprob).toBeUndefined()
  })

  it('takes no half of a character from what else the model thought of', () => {
    const proposal = new ContinuedProposal(automatonOf('root ::= "a" [bc] "d."'), able, options)
    proposal.take(chunk('a'))
    const top = [{ text: 'b\ud83d', logprob: -1 }]
    expect(proposal.take({ text: 'x', tokens: 1, top })).toEqual({ kind: 'whole', text: 'abd.' })
  })

  it('is lost where the backend takes more tokens than it may, whatever it writes', () => {
    const proposal = new ContinuedProposal(sums, able, { ...options, tokensMax: 5 })
    expect(proposal.take(chunk('sum', 5))).toEqual({ kind: 'more' })
    expect(proposal.take(chunk('', 1))).toMatchObject({
      kind: 'lost',
      fault: { code: 'FAULT_BACKEND', message: 'the backend took more than its 5 tokens' },
      stray: { prefix: 'sum', actual: '', expected: [' { amounts = [$'] },
    })
  })

  it('is lost where the backend begins again with what it was given to go on from', () => {
    const proposal = new ContinuedProposal(sums, able, options)
    expect(proposal.take(chunk('sum { amounts = [$1!'))).toMatchObject({ kind: 'again' })
    expect(proposal.take(chunk('sum { amounts = [$1; $2] }'))).toMatchObject({
      kind: 'lost',
      stray: { prefix: 'sum { amounts = [$1', actual: 'sum { amounts = [$1; $2] }' },
    })
  })

  it('adds up what the model thought of the text that was taken', () => {
    const proposal = new ContinuedProposal(sums, able, options)
    proposal.take({ text: 'sum {', tokens: 1, logprob: -1 })
    proposal.take({ text: '7', tokens: 1, logprob: -5, top: [{ text: ' am', logprob: -2 }] })
    expect(proposal.logprob).toBe(-3)
  })

  it('is whole where nothing else may follow, whether or not the backend knows', () => {
    const proposal = new ContinuedProposal(sums, able, options)
    expect(proposal.take(chunk('refuse u!'))).toEqual({ kind: 'whole', text: 'refuse unsafe' })
  })

  it('is whole at a line end behind a whole answer: what comes then is talk', () => {
    const proposal = new ContinuedProposal(sums, unable, options)
    expect(proposal.take(chunk('refuse unsafe\nI hope that this helps'))).toEqual({
      kind: 'whole',
      text: 'refuse unsafe',
    })
  })

  it('goes on after a stream that stopped short', () => {
    const proposal = new ContinuedProposal(sums, able, options)
    proposal.take(chunk('sum { amounts = [$1'))
    expect(proposal.end()).toMatchObject({ kind: 'again', options: { prefix: 'sum { amounts = [$1' } })
  })

  it('is lost where a continuation adds nothing, where tokens are spent, and after so many', () => {
    const stuck = new ContinuedProposal(sums, able, options)
    stuck.take(chunk('sum { amounts = [$1'))
    expect(stuck.take(chunk('x'))).toMatchObject({ kind: 'again' })
    expect(stuck.take(chunk('x'))).toMatchObject({
      kind: 'lost',
      fault: { code: 'FAULT_BACKEND' },
      stray: { prefix: 'sum { amounts = [$1', actual: 'x', expected: ['; $', '] }'] },
    })
    const spent = new ContinuedProposal(sums, able, options)
    expect(spent.take(chunk('sum!', 100))).toMatchObject({ kind: 'lost' })
    const straying = new ContinuedProposal(automatonOf('root ::= [a-z]+ "."'), able, options)
    const moves = Array.from({ length: continuationsMax + 1 }, (): Move => straying.take(chunk('a!', 0)))
    expect(moves.map(({ kind }) => kind)).toEqual([...Array(continuationsMax).fill('again'), 'lost'])
  })

  it('brings the grammar of the rest for a server, whose own starts anew behind the beginning', () => {
    const proposal = new ContinuedProposal(sums, { prefill: true, grammar: ['gbnf'] }, options)
    const move = proposal.take(chunk('sum { amounts = [$1, $2] }'))
    if (move.kind !== 'again' || move.residual === undefined) throw new Error('it should go on')
    const rest = automatonOf(toGbnf(move.residual))
    for (const [text, taken] of [
      ['; $2] }', true],
      ['] }', true],
      ['sum { amounts = [$1] }', false],
      ['refuse unsafe', false],
    ] as const) {
      const continued = new ContinuedProposal(rest, unable, options)
      continued.take(chunk(text))
      expect(continued.end().kind === 'whole', text).toBe(taken)
    }
  })
})

describe('the bounds of a proposal', () => {
  const letters = automatonOf('root ::= [a-z]+ "."')

  it('end it where more is written than an answer may have, good or bad, over all streams', () => {
    const lost = { kind: 'lost', fault: { code: 'FAULT_BACKEND', message: 'the backend wrote more than 10 bytes' } }
    const bounds = { ...options, bytesMax: 10 }
    const good = new ContinuedProposal(letters, able, bounds)
    expect(good.take(chunk('abcdefghij'))).toEqual({ kind: 'more' })
    expect(good.take(chunk('k'))).toMatchObject(lost)
    const straying = new ContinuedProposal(letters, able, bounds)
    expect(straying.take(chunk('abc!'))).toMatchObject({ kind: 'again' })
    expect(straying.take(chunk('d! and on'))).toMatchObject({ kind: 'lost' })
  })

  it('hold for what the grammar forces, too', () => {
    const long = automatonOf('root ::= "a" "b"{20} [cd]')
    const bounds = { ...options, bytesMax: 10 }
    expect(new ContinuedProposal(long, able, bounds).take(chunk('ax'))).toMatchObject({ kind: 'lost' })
    const closing = automatonOf('root ::= "a" "b"{20}')
    expect(new ContinuedProposal(closing, able, bounds).take(chunk('ax'))).toMatchObject({
      kind: 'lost',
      fault: { message: 'the answer has more than 10 bytes' },
    })
  })

  it('of the automaton are not laid to the backend, nor tried again', () => {
    const small = automatonOf('root ::= [a-z]{1,40} "."', { configurationsMax: 8 })
    for (const capabilities of [able, unable, { prefill: true, grammar: ['gbnf'] } as const]) {
      const proposal = new ContinuedProposal(small, capabilities, options)
      expect(proposal.take(chunk('abcdefghijklmnop'))).toMatchObject({ kind: 'lost', fault: { code: 'FAULT_LIMIT' } })
    }
    // It strays before the limit, and the forced text behind it runs into that.
    const forced = automatonOf('root ::= "a" "bcdefghijklmnopqrstuvwxyz" [01]', { configurationsMax: 8 })
    const proposal = new ContinuedProposal(forced, able, options)
    expect(proposal.take(chunk('a!'))).toMatchObject({ kind: 'lost', fault: { code: 'FAULT_LIMIT' } })
  })
})

describe('characters in two halves', () => {
  const faces = automatonOf('root ::= "😀" [a-z]* ("é" | "è")?')

  it('are one, and what strays behind them is told from its beginning', () => {
    const proposal = new ContinuedProposal(faces, unable, options)
    expect(proposal.take(chunk('\ud83d'))).toEqual({ kind: 'more' })
    expect(proposal.take(chunk('\ude00!bad'))).toMatchObject({ kind: 'lost', stray: { prefix: '😀', actual: '!bad' } })
    const done = new ContinuedProposal(faces, unable, options)
    done.take(chunk('\ud83d'))
    expect(done.take(chunk('\ude00\nThat was it.'))).toEqual({ kind: 'whole', text: '😀' })
  })

  it('are not cut where a stray text is', () => {
    const proposal = new ContinuedProposal(faces, unable, options)
    const move = proposal.take(chunk(`${'😀'.repeat(2)}${'x'.repeat(29)}😀`))
    expect(move).toMatchObject({ kind: 'lost', stray: { prefix: '😀', actual: `😀${'x'.repeat(29)}` } })
  })

  it('of more than one byte may follow as well', () => {
    const proposal = new ContinuedProposal(faces, able, options)
    expect(proposal.take(chunk('😀a!'))).toMatchObject({ kind: 'again', options: { prefix: '😀a' } })
    const accents = automatonOf('root ::= "a" ("é" | "€")?')
    expect(new ContinuedProposal(accents, able, options).take(chunk('a!'))).toMatchObject({ kind: 'again' })
    const told = new ContinuedProposal(accents, unable, options).take(chunk('a!'))
    expect(told).toMatchObject({ kind: 'lost', stray: { expected: ['é', '€'] } })
  })
})

describe('a proposal whose backend cannot be continued', () => {
  it('is lost at its first bad character, with all that a reviser needs', () => {
    const proposal = new ContinuedProposal(sums, unable, options)
    expect(proposal.take(chunk('sum { amounts = [$1; $4] }'))).toMatchObject({
      kind: 'lost',
      stray: { prefix: 'sum { amounts = [$1; $', actual: '4] }', expected: ['1', '2', '3'] },
    })
  })

  it('is lost from the beginning where the backend talks instead', () => {
    const proposal = new ContinuedProposal(sums, able, options)
    expect(proposal.take(chunk('Sure! Here is the program you asked for.'))).toMatchObject({
      kind: 'lost',
      stray: {
        prefix: '',
        actual: 'Sure! Here is the program you as',
        expected: ['refuse unsafe', 'sum { amounts = [$'],
      },
    })
  })
})

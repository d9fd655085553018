import { describe, expect, it } from 'vitest'
import { expand, type Filler } from '../../../src/backends/corpus/compose/template.js'
import { Random } from '../../../src/backends/corpus/random.js'

/** A filler that can say the given fields, each once. */
function filler(fields: readonly string[], seed = 1): Filler {
  const left = new Set(fields)
  return {
    random: new Random(seed),
    canSay: (name) => left.has(name),
    say: (name) => (left.delete(name) ? name.toUpperCase() : undefined),
    fragments: { greeting: ['hello', 'hi {name}'] },
  }
}
const all = (template: string, fields: readonly string[]) =>
  new Set(Array.from({ length: 60 }, (_, seed) => expand(template, filler(fields, seed))))

describe('a phrasing template', () => {
  it('picks one alternative', () => {
    expect(all('go (left|right)', [])).toEqual(new Set(['go left', 'go right']))
  })

  it('leaves optional parts out or not', () => {
    expect(all('go[ now]', [])).toEqual(new Set(['go', 'go now']))
  })

  it('never picks a part whose field is not to be said', () => {
    expect(all('at (speed {speed}|rest)[ from {height}]', [])).toEqual(new Set(['at rest']))
  })

  it('does not fit without a field that it needs', () => {
    expect(expand('at {speed}', filler([]))).toBeUndefined()
    expect(expand('at {speed} and {speed}', filler(['speed']))).toBeUndefined()
  })

  it('expands fragments with the same fields', () => {
    expect(all('<greeting>', ['name'])).toEqual(new Set(['hello', 'hi NAME']))
  })

  it('refuses a template that does not close', () => {
    expect(() => expand('go (left', filler([]))).toThrow(/unclosed/)
    expect(() => expand('go left)', filler([]))).toThrow(/stray/)
  })
})

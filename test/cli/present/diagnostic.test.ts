import { stripVTControlCharacters } from 'node:util'
import pc from 'picocolors'
import { describe, expect, it } from 'vitest'
import { diagnosticText } from '../../../src/cli/present/diagnostic.js'
import { widthOf } from '../../../src/cli/present/text-width.js'

const code = 'CLEF_TYPE'

/** The lines that a person sees for a place in a text. */
function shown(text: string, start: number, end: number, more = {}): readonly string[] {
  const diagnostic = { code, message: 'wrong', span: { start, end }, ...more } as const
  return stripVTControlCharacters(diagnosticText(diagnostic, text)).split('\n')
}

describe('a diagnostic for a person', () => {
  it('points at its place, with what was expected and what to do', () => {
    const text = 'let a = 1.0\nlet b = a + x\nb'
    expect(
      shown(text, 24, 25, { path: 'p', expected: 'm', actual: 's', candidates: ['y', 'z'], hint: 'write y' }),
    ).toEqual([
      'CLEF_TYPE 2:13 wrong',
      '  let b = a + x',
      '              ^ at p, expected m, got s, near it: y, z',
      '  hint: write y',
    ])
  })

  it.each([
    ['a tab', '\tlet x = y', 9],
    ['tabs between', 'a\tbb\tccc y', 8 + 1],
    ['wide characters', '"日本語" y', 6],
    ['an emoji of several code points', '"👩‍👩‍👧" y', 11],
    ['marks on letters', 'e\u0301\u0308 y', 4],
  ])('stands right behind %s', (_, text, at) => {
    const [, line, pointer] = shown(text, at, at + 1)
    expect(text[at]).toBe('y')
    expect(widthOf(pointer!.slice(0, pointer!.indexOf('^')))).toBe(widthOf(line!.slice(0, line!.indexOf('y'))))
  })

  it('underlines what is wide as wide as it is, and what goes on beyond its line up to the end', () => {
    expect(shown('f "日本"', 2, 6)[2]).toBe('    ^^^^^^')
    expect(shown('let a = [1.0;\n2.0]', 8, 18)[2]).toBe('          ^^^^^')
    expect(shown('f ', 2, 2)[2]).toBe('    ^')
    expect(shown('', 0, 0)).toEqual(['CLEF_TYPE 1:1 wrong', '  ', '  ^'])
  })

  it('shows nothing that a terminal would obey', () => {
    const [, line, pointer] = shown('"\u001b[31m" + y\r\nz', 9, 10)
    expect(line).toBe('  "\ufffd[31m" + y')
    expect(pointer).toBe('           ^')
  })

  it('is in colour where there is a terminal', () => {
    const coloured = pc.createColors(true)
    expect(coloured.red(code)).not.toBe(code)
    expect(diagnosticText({ code, message: 'wrong', span: { start: 0, end: 1 } }, 'x')).toContain(pc.red(code))
  })
})

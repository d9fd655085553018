// House habits in src that a machine can see.

import { describe, expect, it } from 'vitest'
import { filesUnder, linesMatching } from './repository.js'

const sources = filesUnder('src').filter((path) => path.endsWith('.ts'))

const vagueName = /(^|[/.-])(utils?|helpers?|common|managers?|misc)([/.-]|$)/i
const unfinished = /\b(TODO|FIXME)\b|\/\/.*\bXXX\b/
const silencedCompiler = /\bas any\b|@ts-(ignore|expect-error|nocheck)\b/

describe('the source', () => {
  it('is looked at', () => {
    expect(sources.length).toBeGreaterThan(100)
  })

  it('names files and folders for what they are', () => {
    expect(sources.filter((path) => vagueName.test(path))).toEqual([])
  })

  it('leaves nothing marked as unfinished', () => {
    expect(linesMatching(sources, unfinished)).toEqual([])
  })

  it('does not silence the compiler', () => {
    expect(linesMatching(sources, silencedCompiler)).toEqual([])
  })
})

describe('the patterns', () => {
  it.each(['src/fabric/utils.ts', 'src/common/a.ts', 'src/clef/parse-helpers.ts', 'src/helper/index.ts'])(
    'find the vague name in %s',
    (path) => expect(vagueName.test(path)).toBe(true),
  )

  it.each(['src/fabric/command-line.ts', 'src/clef/commonwealth.ts'])('leave %s alone', (path) => {
    expect(vagueName.test(path)).toBe(false)
  })

  it.each(['// TODO: later', '/* FIXME */', 'x() // XXX'])('find the mark in %s', (line) => {
    expect(unfinished.test(line)).toBe(true)
  })

  it('leave the currency code XXX alone', () => expect(unfinished.test("'XAU XXX'")).toBe(false))

  it.each(['value as any', '// @ts-ignore', '// @ts-expect-error why'])('find %s', (line) => {
    expect(silencedCompiler.test(line)).toBe(true)
  })
})

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { requireFree, writeAll } from '../../../src/cli/out/target.js'

const folder = mkdtempSync(join(tmpdir(), 'constellation-target-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = (name: string) => join(folder, name)

describe('a file that is written', () => {
  it('is there when it is whole', async () => {
    async function* pieces() {
      yield 'one\n'
      expect(existsSync(path('whole.csv'))).toBe(false)
      yield 'two\n'
    }
    await writeAll({ path: path('whole.csv') }, pieces())
    expect(readFileSync(path('whole.csv'), 'utf8')).toBe('one\ntwo\n')
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('is not there at all when it breaks off, and nothing else is', async () => {
    mkdirSync(path('broken'))
    async function* pieces() {
      yield 'one\n'
      throw new Error('the model gave up')
    }
    await expect(writeAll({ path: path('broken/answer.csv') }, pieces())).rejects.toThrow('the model gave up')
    expect(readdirSync(path('broken'))).toEqual([])
  })

  it('that can not be written ends the command', async () => {
    await expect(writeAll({ path: path('nowhere/answer.csv') }, ['x'])).rejects.toMatchObject({
      fault: { code: 'FAULT_SYNTAX', path: path('nowhere/answer.csv') },
    })
  })
})

describe('a file that is there', () => {
  it('is replaced only where that is said', async () => {
    writeFileSync(path('old.csv'), 'old')
    expect(() => requireFree(path('old.csv'), false)).toThrow(/there already: --force replaces it/)
    requireFree(path('old.csv'), true)
    await writeAll({ path: path('old.csv'), force: true }, ['new'])
    expect(readFileSync(path('old.csv'), 'utf8')).toBe('new')
  })

  it('is not replaced either where it came while the answer was written', async () => {
    mkdirSync(path('late'))
    async function* pieces() {
      yield 'ours'
      writeFileSync(path('late/answer.csv'), 'theirs')
    }
    await expect(writeAll({ path: path('late/answer.csv') }, pieces())).rejects.toMatchObject({
      fault: { code: 'FAULT_SYNTAX', message: expect.stringContaining('--force replaces it') },
    })
    expect(readFileSync(path('late/answer.csv'), 'utf8')).toBe('theirs')
    expect(readdirSync(path('late'))).toEqual(['answer.csv'])
    await writeAll({ path: path('late/answer.csv'), force: true }, pieces())
    expect(readFileSync(path('late/answer.csv'), 'utf8')).toBe('ours')
  })

  it('is not replaced where it is no plain file', () => {
    symlinkSync('/dev/null', path('link.csv'))
    for (const name of ['link.csv', '.']) expect(() => requireFree(path(name), true)).toThrow(/no plain file/)
    expect(() => requireFree('/dev/null', true)).toThrow(/no plain file/)
  })
})

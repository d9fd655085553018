// The page on data files: its commands run as they stand, on its files.

import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { inputBytesMax } from '../../src/clef/index.js'
import { chartable } from '../../src/cli/charts/chartable.js'
import { cellsMax, columnsMax, rowsMax, textCharactersMax, unpackedBytesMax } from '../../src/cli/data/columnar.js'
import { readXml, textsOf } from '../cli/charts/svg.js'
import { fileOf } from '../cli/folder.js'
import { repository, run } from '../cli/run-command.js'
import { blocksOf, read, sectionsOf } from './pages.js'

// Its commands start a tree of actors each.
vi.setConfig({ testTimeout: 90_000 })

const page = read('docs/reference/data.md')
const sections = sectionsOf(page, 2)
const section = (name: string): string => sections.get(name) ?? ''

const folder = join(dirname(fileOf('here', '')), 'page')

/** The words of a command line with single quotes, without its name. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '').slice(1)

/** The commands of a section, in order. */
const commandsOf = (name: string): readonly (readonly string[])[] =>
  blocksOf(section(name), 'sh').flatMap((block) => block.trim().split('\n').map(wordsOf))

beforeAll(() => {
  mkdirSync(join(folder, 'examples'), { recursive: true })
  for (const file of ['fx-book.csv', 'market.json'])
    copyFileSync(join(repository, 'examples', file), join(folder, 'examples', file))
  const [book = ''] = blocksOf(section('Units'), 'csv')
  const [units = ''] = blocksOf(section('Units'), 'json')
  writeFileSync(join(folder, 'book.csv'), book)
  writeFileSync(join(folder, 'book.csv.units.json'), units)
})

describe('the page on data files', () => {
  it('has a book whose units stand beside it, and a flag for the row that does not read', async () => {
    const [check] = commandsOf('Units')
    const ran = await run(check!, '', folder)
    const [told] = blocksOf(section('Rows that do not read'), 'json')
    expect(ran.lines()).toMatchObject([{ ok: { flagged: [] }, flaggedRows: [JSON.parse(told!)] }])
  })

  it('writes what it says', async () => {
    const [prices, joints] = commandsOf('Writing answers')
    const [, joined] = await Promise.all([run(prices!, '', folder), run(joints!, '', folder)])
    expect(joined.stdout).toBe(blocksOf(section('Writing answers'), 'csv')[0])
    expect(readFileSync(join(folder, 'prices.csv'), 'utf8')).toContain('pvReporting [USD]')
  })

  it('draws what it says', async () => {
    const [call, chart] = commandsOf('Charts')
    expect(await run(call!, '', folder)).toMatchObject({ code: 0, stdout: '' })
    expect(await run(chart!, '', folder)).toMatchObject({ code: 0, stdout: '' })
    expect(existsSync(join(folder, 'throw.json'))).toBe(true)
    expect(textsOf(readXml(readFileSync(join(folder, 'throw.svg'), 'utf8')))).toContain('A throw')
  })

  it('names every operation that can be drawn', () => {
    const rows = section('Charts')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
    const named = rows.flatMap((row) => [...row.split('|')[1]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!))
    expect(named.map((name) => (name.includes('.') ? name : `kinematics.${name}`)).toSorted()).toEqual(
      [...chartable].toSorted(),
    )
  })

  it('says the limits that there are', () => {
    const mebi = 1024 * 1024
    const limits = section('Limits').replaceAll('\n', ' ')
    expect(limits).toContain(`${inputBytesMax / mebi} MiB a file, ${rowsMax / 1_000} 000 rows, ${columnsMax} columns`)
    expect(limits).toContain(`${cellsMax / 1e6} million cells`)
    expect(limits).toContain(`${textCharactersMax / mebi} Mi characters and ${unpackedBytesMax / mebi} MiB unpacked`)
  })
})

// docs/concepts/your-first-domain.md as a new user goes through it: from the packed package in an empty folder to an answer.

import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { repository } from '../cli/run-command.js'
import { blocksOf, read } from '../docs/pages.js'
import { type Installed, installed } from './installed.js'

const page = read('docs/concepts/your-first-domain.md')
const example = join(repository, 'examples', 'domains', 'energy')

describe('the page on a first domain', () => {
  const sources = readdirSync(join(example, 'src')).map((file) => readFileSync(join(example, 'src', file), 'utf8'))

  it.each(blocksOf(page, 'ts'))('shows what the example says: %s', (block) => {
    expect(sources.some((source) => source.includes(block))).toBe(true)
  })
})

describe('the tutorial from the published package', () => {
  let place: Installed
  beforeAll(() => {
    place = installed()
    const root = join(place.folder, 'node_modules', 'clef-constellation')
    cpSync(join(root, 'examples', 'domains', 'energy'), join(place.folder, 'energy'), { recursive: true })
    writeFileSync(join(place.folder, 'constellation.toml'), (blocksOf(page, 'toml')[0] ?? '').trim())
  }, 300_000)
  afterAll(() => rmSync(dirname(place.folder), { recursive: true, force: true }), 120_000)

  const node = (args: readonly string[], cwd = place.folder) => {
    const { CONSTELLATION_DOMAINS_DIRECTORIES: _, ...env } = process.env
    const options = { cwd, encoding: 'utf8', env: { ...env, CONSTELLATION_LISTEN_PORT: '1', NO_COLOR: '1' } } as const
    return spawnSync(process.execPath, args, options)
  }
  const constellation = (...args: readonly string[]) =>
    node([join('node_modules', 'clef-constellation', 'bin', 'constellation.js'), ...args])

  it('is built by plain tsc against the public entry', () => {
    const { status, stdout } = node([join(repository, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'energy'])
    expect([status, stdout]).toEqual([0, ''])
  })

  it('passes its own tests', () => {
    const { status, stdout } = node(['--test', 'test/energy.test.js'], join(place.folder, 'energy'))
    expect([status, stdout.match(/^# pass (\d+)/m)?.[1]]).toEqual([0, '5'])
  })

  it('is found sound', () => {
    const { status, stdout } = constellation('domain', 'check', 'energy', '--json')
    expect(JSON.parse(stdout)).toMatchObject({ domain: 'energy', version: '1.0.0', unworded: [], faults: [] })
    expect(status).toBe(0)
  })

  it('answers the call that the page makes', () => {
    const line = blocksOf(page, 'sh')
      .flatMap((block) => block.split('\n'))
      .find((command) => command.includes(' call '))
    const [, operation = '', request = ''] = /call (\S+) '(.*)'/.exec(line ?? '') ?? []
    const { stdout } = constellation('--config', 'constellation.toml', 'call', operation, request, '--json')
    const { ok, basis } = JSON.parse(stdout) as {
      readonly ok: { readonly cost: { readonly amount: number; readonly unit: string } }
      readonly basis: object
    }
    expect(basis).toMatchObject({
      domain: 'energy',
      method: 'power times time, times the price',
      errorBound: 'half a unit in the last place for each product',
    })
    expect(ok.cost.unit).toBe('EUR')
    expect(ok.cost.amount).toBeCloseTo(2.2 * 6 * 0.31, 12)
  })

  it('is documented and in the grammar beside the built-in ones', () => {
    const { stdout } = constellation('--config', 'constellation.toml', 'docs', 'energy')
    expect(stdout).toContain('### energy.runningCost')
    expect(stdout).toContain('Method: power times time, times the price.')
    expect(stdout).toContain('| `price` | quantity in EUR/J | required | the price of energy |')
    const grammar = constellation('--config', 'constellation.toml', 'grammar').stdout
    for (const name of ['energy.dailyCost', 'finance.convert']) expect(grammar).toContain(name)
  })

  it('is refused a call whose units are wrong', () => {
    const request =
      '{"power": "2.2 kWh", "duration": {"value": 6, "unit": "h"}, "price": {"value": 0.31, "unit": "EUR/kWh"}}'
    const wrong = request.replace('"2.2 kWh"', '{"value": 2.2, "unit": "kWh"}')
    const { stdout } = constellation('--config', 'constellation.toml', 'call', 'energy.runningCost', wrong, '--json')
    expect(JSON.parse(stdout)).toMatchObject({ fault: { code: 'FAULT_DIMENSION', path: 'power' } })
  })
})

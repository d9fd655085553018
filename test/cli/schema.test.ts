import { createHash } from 'node:crypto'
import { transform } from '@bare-ts/tools'
import { describe, expect, it } from 'vitest'
import { goalMessage, peerMessages, readBareText } from '../../src/fabric/index.js'
import { run } from './run-command.js'

interface Told {
  readonly name: string
  readonly identity: string
  readonly text: string
}

describe('schema', () => {
  it('lists every message without a name', async () => {
    const [plain, json] = await Promise.all([run(['schema']), run(['schema', '--json'])])
    expect(plain).toMatchObject({ code: 0, stderr: '' })
    const told = json.lines() as readonly Told[]
    expect(told.map(({ name, identity }) => `${identity}  ${name}`)).toEqual(plain.stdout.trimEnd().split('\n'))
    const names = told.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(peerMessages.map(({ name }) => name)))
    for (const name of ['finance.sum request', 'finance.sum response', 'finance.priceBook item'])
      expect(names).toContain(name)
  })

  it('prints the canonical text that has the identity, in lines for people', async () => {
    const [plain, json] = await Promise.all([run(['schema', 'finance.sum']), run(['schema', 'finance.sum', '--json'])])
    const [request, response, ...more] = json.lines() as readonly Told[]
    expect(more).toEqual([])
    expect([request?.name, response?.name]).toEqual(['finance.sum request', 'finance.sum response'])
    for (const { name, identity, text } of [request!, response!]) {
      expect(createHash('sha256').update(`${name}\n${text}`).digest('hex')).toBe(identity)
      expect(plain.stdout).toContain(`${name}\nidentity ${identity}\n${JSON.stringify(JSON.parse(text), null, 2)}`)
    }
  })

  it('takes the name of one message, with or without quotes', async () => {
    const [quoted, bare] = await Promise.all([
      run(['schema', 'constellation goal', '--json']),
      run(['schema', 'constellation', 'goal', '--json']),
    ])
    expect(quoted.lines()).toMatchObject([{ name: 'constellation goal', identity: goalMessage.identity }])
    expect(bare.stdout).toBe(quoted.stdout)
  })

  it('prints text of the BARE schema language for one message, an operation or all of them', async () => {
    const [all, one, json] = await Promise.all([
      run(['schema', '--format', 'bare']),
      run(['schema', 'finance.sum request', '--format', 'bare']),
      run(['schema', 'finance.sum request', '--format', 'bare', '--json']),
    ])
    expect(all).toMatchObject({ code: 0, stderr: '' })
    transform(all.stdout, { generator: 'ts' })
    const read = readBareText(all.stdout)
    if (!read.ok) throw new Error(read.error.message)
    for (const type of ['ConstellationGoal', 'FinanceSumRequest', 'KinematicsSuvatResponse'])
      expect(read.value.has(type)).toBe(true)
    const [{ bare }] = json.lines() as [{ readonly bare: string }]
    expect(bare.trimEnd()).toBe(one.stdout.trimEnd())
  })

  it('draws the layout: bytes, kinds, dimensions and presence bits', async () => {
    const [plain, json] = await Promise.all([
      run(['schema', 'constellation goal', '--format', 'layout']),
      run(['schema', 'constellation goal', '--format', 'layout', '--json']),
    ])
    expect(plain.stdout).toMatch(/│ 16 +│ 8 +│ patience +│ quantity +│ s +│ byte \d+ bit 2 +│/)
    expect(plain.stdout).toContain('inputs[]: ')
    expect(json.lines()).toMatchObject([
      { name: 'constellation goal', layout: [{ what: 'root' }, { what: 'record', path: 'inputs[]' }] },
    ])
  })

  it('names what is near to an unknown name', async () => {
    const ran = await run(['schema', 'finance.sun', '--json'])
    expect(ran.code).toBe(1)
    expect(ran.lines()).toMatchObject([
      { fault: { code: 'FAULT_UNKNOWN_OPERATION', name: 'finance.sun', candidates: ['finance.sum'] } },
    ])
    expect(ran.stderr).toContain('finance.sum')
  })
})

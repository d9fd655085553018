// Keys and certificates as a person uses them: made, kept in a file, verified later and elsewhere.

import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileOf } from './folder.js'
import { run } from './run-command.js'

const before = process.env.CONSTELLATION_DATA_DIRECTORY
let data = ''
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'constellation-verify-'))
  process.env.CONSTELLATION_DATA_DIRECTORY = data
})
afterAll(() => {
  if (before === undefined) delete process.env.CONSTELLATION_DATA_DIRECTORY
  else process.env.CONSTELLATION_DATA_DIRECTORY = before
  rmSync(data, { recursive: true, force: true })
})

const sum = (...amounts: number[]) => ({ amounts: amounts.map((amount) => ({ amount, unit: 'EUR' })) })

describe('a command with a tree of its own', () => {
  it('says that it has no key, and makes none', async () => {
    const ran = await run(['call', 'finance.sum', JSON.stringify(sum(1)), '--json'])
    expect(ran.lines()).toMatchObject([
      {
        basis: { operation: 'finance.sum', method: expect.stringContaining('sum') },
        certificate: null,
        uncertified: expect.stringContaining('no signing key'),
      },
    ])
    expect((await run(['call', 'finance.sum', JSON.stringify(sum(1))])).stdout).toContain('no certificate')
    expect((await run(['keys', 'ls', '--json'])).stdout).toBe('')
  })

  it('signs with the key of the data folder, once there is one', async () => {
    const rotated = await run(['keys', 'rotate', '--json'])
    expect(rotated.lines()).toMatchObject([{ signs: true }])
    expect(statSync(join(data, 'keys', 'signing.jwk')).mode & 0o777).toBe(0o600)
    const calls = [
      { id: 'a', operation: 'finance.sum', request: sum(1, 2) },
      { id: 'b', operation: 'finance.sum', request: sum() },
      { id: 'c', operation: 'finance.sum', request: sum(4) },
    ]
    const answers = await run(['call', '--batch', fileOf('to-verify.ndjson', calls)])
    const exported = fileOf('keys.json', (await run(['keys', 'export'])).stdout)
    await run(['keys', 'rotate'])
    const [a, b, c] = answers.stdout.trimEnd().split('\n') as [string, string, string]
    const kept = fileOf('kept.ndjson', [a, b, c.replace('"amount":4', '"amount":5'), '{cut'].join('\n'))
    const told = await run(['verify', kept, '--json'])
    expect(told.code).toBe(0)
    expect(told.lines()).toMatchObject([
      { id: 'a', valid: true, operation: 'finance.sum' },
      { id: 'b', valid: false, reason: 'malformed' },
      { id: 'c', valid: false, reason: 'responseChanged' },
      { valid: false, reason: 'malformed' },
    ])
    // Elsewhere, with the public keys alone.
    expect((await run(['verify', '-', '--keys', exported], a)).stdout).toMatch(/^a +valid/)
    const both = fileOf('both-keys.json', (await run(['keys', 'export'])).stdout)
    expect((await run(['verify', '-', '--keys', both], a)).stdout).toMatch(/^a +valid/)
    const later = await run(['call', 'finance.sum', JSON.stringify(sum(1)), '--json'])
    expect((await run(['verify', '-', '--keys', exported], later.stdout)).stdout).toMatch(/^invalid +unknownKey/)
    expect((await run(['keys', 'ls', '--json'])).lines()).toHaveLength(2)
  }, 240_000)
})

describe('an answer that was put together', () => {
  const verdictOf = async (kept: unknown) => {
    const text = typeof kept === 'string' ? kept : JSON.stringify(kept)
    return (await run(['verify', '-', '--json'], text)).lines()[0]
  }

  it('is not vouched for by what was certified beside it', async () => {
    await run(['keys', 'rotate'])
    const { stdout } = await run(['call', 'finance.sum', JSON.stringify(sum(1)), '--json'])
    const genuine = JSON.parse(stdout) as { readonly ok: unknown }
    const { ok, ...rest } = genuine
    const forged = { amount: 1_000, unit: 'EUR' }
    expect(await verdictOf(genuine)).toMatchObject({ valid: true })
    expect(await verdictOf({ ...rest, ok, response: ok, operation: 'finance.sum' })).toMatchObject({ valid: true })
    for (const kept of [
      { ...rest, ok: forged, response: ok },
      { ...genuine, items: { forged } },
      { ...genuine, operation: 'finance.priceBook' },
      { ok: forged, answers: [] },
      { answers: [] },
      { ok, answers: [{ ...rest, response: ok, operation: 'finance.priceBook' }] },
      // Readers that take the first of two fields would take another answer than those that take the last.
      stdout.replace('{"ok":', '{"ok":{"amount":1000,"unit":"EUR"},"ok":'),
      stdout.replace('{"ok":', '{"\\u006fk" : {"amount":1000,"unit":"EUR"},"ok":'),
    ])
      expect(await verdictOf(kept)).toMatchObject({ valid: false })
  }, 240_000)

  it('is told with keys that are none', async () => {
    const { stdout } = await run(['call', 'finance.sum', JSON.stringify(sum(1)), '--json'])
    const keys = fileOf('no-keys.json', '{"keys": [null, 1, {"kid": "other"}]}')
    expect((await run(['verify', '-', '--keys', keys, '--json'], stdout)).lines()).toMatchObject([
      { valid: false, reason: 'unknownKey' },
    ])
  }, 240_000)
})

describe('a script', () => {
  it('is told by the exit code, where it asks for that, that an answer is not valid', async () => {
    await run(['keys', 'rotate'])
    const { stdout } = await run(['call', 'finance.sum', JSON.stringify(sum(1)), '--json'])
    const wrong = stdout.replace('"amount":1', '"amount":2')
    const code = async (text: string, ...more: string[]) => (await run(['verify', '-', ...more], text)).code
    expect(await code(stdout, '--strict')).toBe(0)
    expect(await code(wrong)).toBe(0)
    expect(await code(`${stdout}${wrong}${stdout}`, '--strict')).toBe(1)
    expect(await code('', '--strict')).toBe(1)
  }, 240_000)
})

describe('a key that somebody else may have', () => {
  it('is withdrawn, in the set that is exported too, and verifies nothing more', async () => {
    await run(['keys', 'rotate'])
    const { stdout } = await run(['call', 'finance.sum', JSON.stringify(sum(1)), '--json'])
    const before = fileOf('before.json', (await run(['keys', 'export'])).stdout)
    const keys = async () => (await run(['keys', 'ls', '--json'])).lines() as { kid: string; signs: boolean }[]
    const kid = (await keys()).find(({ signs }) => signs)!.kid
    expect(await run(['keys', 'revoke', kid])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('keys rotate'),
    })
    await run(['keys', 'rotate'])
    expect((await run(['keys', 'revoke', kid, '--from', 'tomorrow'])).code).toBe(1)
    expect((await run(['keys', 'revoke', 'nobody'])).code).toBe(1)
    expect((await run(['keys', 'revoke', kid, '--json'])).lines()).toMatchObject([{ kid, revoked: {} }])
    expect((await keys()).find((key) => key.kid === kid)).toMatchObject({ signs: false, revoked: {} })
    const after = fileOf('after.json', (await run(['keys', 'export'])).stdout)
    const verdict = async (...more: string[]) =>
      (await run(['verify', '-', '--json', ...more], stdout)).lines()[0] as object
    expect(await verdict('--keys', before)).toMatchObject({ valid: true })
    expect(await verdict('--keys', after)).toMatchObject({ valid: false, reason: 'revokedKey' })
    expect(await verdict('--trust-times')).toMatchObject({ valid: false, reason: 'revokedKey' })
    // Everything that says it is older counts again, for who believes it.
    await run(['keys', 'revoke', kid, '--from', '2999-01-01'])
    expect(await verdict()).toMatchObject({ valid: false, reason: 'revokedKey' })
    expect(await verdict('--trust-times')).toMatchObject({ valid: true })
  }, 240_000)
})

describe('a program that a person runs', () => {
  it('has an answer with a certificate for each call, and one for what it makes of them', async () => {
    await run(['keys', 'rotate'])
    const program = `let a = finance.sum { amounts = [1.0<EUR>; 2.0<EUR>] }
let b = finance.sum { amounts = [a; 4.0<EUR>] }
(a, b)`
    const ran = await run(['run', '-', '--json'], program)
    expect(ran.lines()).toMatchObject([
      {
        ok: { a: { amount: 3, unit: 'EUR' }, b: { amount: 7, unit: 'EUR' } },
        answers: [
          { operation: 'finance.sum', response: { amount: 3, unit: 'EUR' }, basis: { method: expect.any(String) } },
          { operation: 'finance.sum', response: { amount: 7, unit: 'EUR' } },
          { operation: 'clef.program', request: { program }, response: { b: { amount: 7, unit: 'EUR' } } },
        ],
      },
    ])
    expect((await run(['verify', '-', '--json'], ran.stdout)).lines()).toMatchObject([{ valid: true }])
    const forged = ran.stdout.replace('"ok":{"a":{"amount":3', '"ok":{"a":{"amount":4')
    expect((await run(['verify', '-', '--json'], forged)).lines()).toMatchObject([
      { valid: false, reason: 'responseChanged' },
    ])
    const renamed = ran.stdout.replace('{"ok":', '{"program":"another","ok":')
    expect((await run(['verify', '-', '--json'], renamed)).lines()).toMatchObject([
      { valid: false, reason: 'requestChanged' },
    ])
    expect((await run(['run', '-'], program)).stdout).toMatch(/by +finance\.sum.*\n *error .*\n *certified/)
  }, 240_000)

  it('that is one call names the program too, so that no other one can be told as it', async () => {
    await run(['keys', 'rotate'])
    const program = 'finance.sum { amounts = [1.0<EUR>] }'
    const [ran] = (await run(['run', '-', '--json'], program)).lines() as [{ readonly answers: unknown[] }]
    expect(ran.answers).toMatchObject([
      { operation: 'finance.sum' },
      { operation: 'clef.program', request: { program } },
    ])
    const verdicts = async (...kept: unknown[]) =>
      (await run(['verify', '-', '--json'], kept.map((one) => JSON.stringify(one)).join('\n'))).lines()
    const alone = { ...ran, answers: ran.answers.slice(0, 1) }
    expect(await verdicts(ran, { ...ran, program }, { ...ran, program: 'another' }, alone)).toMatchObject([
      { valid: true },
      { valid: true },
      { valid: false, reason: 'requestChanged' },
      { valid: false, reason: 'malformed' },
    ])
  }, 240_000)

  it('is bound to the bytes that were attached to it', async () => {
    const book = readFileSync('examples/fx-book.csv')
    const ran = await run(
      ['run', '-', '--json', '--with', 'book=examples/fx-book.csv'],
      'finance.checkBook { book = input "book" }',
    )
    const [{ answers }] = ran.lines() as [{ readonly answers: { readonly request: { readonly inputs: object } }[] }]
    const digest = createHash('sha256').update(book).digest('base64url')
    expect(answers.at(-1)?.request.inputs).toMatchObject({ book: digest })
    expect((await run(['verify', '-', '--json'], ran.stdout)).lines()).toMatchObject([{ valid: true }])
    const swapped = ran.stdout.replace(digest, digest.split('').reverse().join(''))
    expect((await run(['verify', '-', '--json'], swapped)).lines()).toMatchObject([
      { valid: false, reason: 'requestChanged' },
    ])
  }, 240_000)
})

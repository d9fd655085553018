// Keys of a data folder: made once, rotated without loss, refused where others could know them.

import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Clock, systemClock } from '../../../src/actors/kernel/index.js'
import { type Revoked, verifyAnswer } from '../../../src/client/index.js'
import { KeyFolder } from '../../../src/daemon/certificates/key-folder.js'
import { placed, written } from '../../../src/daemon/certificates/key-writing.js'
import { readConfig, startConstellation } from '../../../src/daemon/index.js'
import { basisJson, type Certified } from '../../../src/fabric/index.js'
import { notaryWith, openSigner, publicKeysOf, sumOf, temporaryFolder } from './signing.js'

let folder: ReturnType<typeof temporaryFolder>
let keys: KeyFolder
beforeEach(() => {
  folder = temporaryFolder()
  keys = new KeyFolder(folder.path)
})
afterEach(() => folder.remove())

const mode = (...path: string[]): string => (statSync(join(folder.path, ...path)).mode & 0o777).toString(8)
const signing = (): string => join(folder.path, 'keys', 'signing.jwk')
const noDrafts = (): readonly string[] =>
  readdirSync(join(folder.path, 'keys'), { recursive: true })
    .map(String)
    .filter((name) => name.includes('draft'))

const verdictOf = async ({ basis, certificate = '', ...rest }: Certified) =>
  verifyAnswer({ ...rest, certificate, basis: basisJson(basis) }, await publicKeysOf(keys))

describe('the first key', () => {
  test('is its owner alone, file and folder', async () => {
    await openSigner(keys)
    expect([mode('keys'), mode('keys', 'signing.jwk')]).toEqual(['700', '600'])
    expect(await publicKeysOf(keys)).toHaveLength(1)
    expect(JSON.stringify(await publicKeysOf(keys))).not.toContain('"d"')
  })

  test('is one, however many make it at the same time', async () => {
    const made = await Promise.all(
      Array.from({ length: 16 }, () => new KeyFolder(folder.path).currentOrNew(Date.now())),
    )
    expect(new Set(made.map((key) => (key.ok ? key.value.kid : key.error.message))).size).toBe(1)
    expect(await publicKeysOf(keys)).toHaveLength(1)
    expect(noDrafts()).toEqual([])
  })

  test('is not made by those who only read', async () => {
    expect(await (await openSigner(keys, false)).seal(claims)).toMatchObject({
      uncertified: expect.stringContaining('no signing key'),
    })
    expect(existsSync(join(folder.path, 'keys'))).toBe(false)
  })

  test('is whole or not there after a process died while it made one', async () => {
    // What a crash leaves between writing and linking: a draft, also one that is cut short.
    mkdirSync(join(folder.path, 'keys'), { mode: 0o700 })
    writeFileSync(join(folder.path, 'keys', '.draft-0'), '{"kty":"OKP","d":', { mode: 0o600 })
    expect((await notaryWith(await openSigner(keys)).certify(sumOf(1))).certificate).toBeDefined()
  })
})

const claims = {
  ...{ operation: '', domain: '', domainVersion: '', requestSchema: '', responseSchema: '' },
  ...{ request: '', response: '', basis: '' },
}

describe('a rotation', () => {
  test('leaves what was signed before verifiable, and signs with another key', async () => {
    const before = await notaryWith(await openSigner(keys)).certify(sumOf(1, 2))
    expect(await keys.rotate(Date.now())).toMatchObject({ ok: true })
    const after = await notaryWith(await openSigner(keys)).certify(sumOf(1, 2))
    const [one, other] = [await verdictOf(before), await verdictOf(after)]
    expect(one.valid && other.valid && one.claims.iss !== other.claims.iss).toBe(true)
    expect(await publicKeysOf(keys)).toHaveLength(2)
    expect(mode('keys', 'signing.jwk')).toBe('600')
    expect(noDrafts()).toEqual([])
  })

  test('is taken up by whoever is signing', async () => {
    let now = 0
    const clock: Clock = { ...systemClock, now: () => now, wall: () => systemClock.wall() }
    const signer = await openSigner(keys, true, clock)
    const before = await notaryWith(signer).certify(sumOf(1))
    const rotated = await keys.rotate(Date.now())
    now += 1_000
    const after = await verdictOf(await notaryWith(signer).certify(sumOf(1)))
    expect(after.valid && rotated.ok && after.claims.iss === rotated.value.kid).toBe(true)
    expect((await verdictOf(before)).valid).toBe(true)
  })

  test('that died before its public key was written is mended before anything is signed', async () => {
    await keys.rotate(Date.now())
    rmSync(join(folder.path, 'keys', 'public'), { recursive: true })
    expect((await verdictOf(await notaryWith(await openSigner(keys)).certify(sumOf(3)))).valid).toBe(true)
  })
})

describe('a key file', () => {
  test('that can not have its name leaves no draft with a private key', async () => {
    await openSigner(keys)
    // Nothing can be renamed to a folder that is not empty.
    mkdirSync(join(folder.path, 'keys', 'taken', 'inside'), { recursive: true })
    const draft = await written(join(folder.path, 'keys'), '{"d":"private"}', 0o600)
    await expect(placed(draft, join(folder.path, 'keys', 'taken'))).rejects.toThrow()
    expect(noDrafts()).toEqual([])
  })

  test('of a public key that is another one is put right before anything is signed', async () => {
    await openSigner(keys)
    const { kid } = (await publicKeysOf(keys))[0]!
    const path = join(folder.path, 'keys', 'public', `${kid}.jwk`)
    for (const wrong of ['', '{}', readFileSync(path, 'utf8').replace(/"x":"./, '"x":"!')]) {
      writeFileSync(path, wrong)
      expect((await verdictOf(await notaryWith(await openSigner(keys)).certify(sumOf(3)))).valid).toBe(true)
    }
  })
})

describe('a key that was revoked', () => {
  const at = '2026-01-01T00:00:00.000Z'
  const year = 365 * 86_400_000

  async function revoked(from?: string): Promise<Certified> {
    const answer = await notaryWith(await openSigner(keys)).certify(sumOf(1, 2))
    const { kid } = (await publicKeysOf(keys))[0]!
    await keys.rotate(Date.now())
    expect(await keys.revoke(kid, { at, ...(from === undefined ? {} : { from }) })).toMatchObject({ ok: true })
    return answer
  }

  const trusting = async ({ basis, certificate = '', ...rest }: Certified) =>
    verifyAnswer({ ...rest, certificate, basis: basisJson(basis) }, await publicKeysOf(keys), { trustTimes: true })

  test('verifies nothing, whenever it says that it signed', async () => {
    const answer = await revoked()
    expect(await verdictOf(answer)).toMatchObject({ valid: false, reason: 'revokedKey' })
    expect(await trusting(answer)).toMatchObject({ valid: false, reason: 'revokedKey' })
    expect((await verdictOf(await notaryWith(await openSigner(keys)).certify(sumOf(1)))).valid).toBe(true)
  })

  test('from a time on verifies what says it is older, for who believes that', async () => {
    const answer = await revoked(new Date(Date.now() + year).toISOString())
    expect(await verdictOf(answer)).toMatchObject({ valid: false, reason: 'revokedKey' })
    expect(await trusting(answer)).toMatchObject({ valid: true })
    expect(await trusting({ ...answer, response: 3 })).toMatchObject({ valid: false, reason: 'responseChanged' })
  })

  test('from a time on verifies nothing that is younger', async () => {
    const answer = await revoked(new Date(Date.now() - year).toISOString())
    expect(await trusting(answer)).toMatchObject({ valid: false, reason: 'revokedKey' })
  })

  test.each([null, true, 'x', { from: 'soon' }, { from: 1e20 }])(
    'by the mark %j, which does not read, is revoked',
    async (mark) => {
      const { basis, certificate = '', ...rest } = await notaryWith(await openSigner(keys)).certify(sumOf(1, 2))
      const [key] = await publicKeysOf(keys)
      const kept = { ...rest, certificate, basis: basisJson(basis) }
      const marked = { ...key!, revoked: mark as unknown as Revoked } // as a file of keys might have it
      for (const set of [[marked], [key!, marked]])
        expect(await verifyAnswer(kept, set, { trustTimes: true })).toMatchObject({
          valid: false,
          reason: 'revokedKey',
        })
    },
  )

  test('does not sign again when its file comes back', async () => {
    await openSigner(keys)
    const old = readFileSync(signing(), 'utf8')
    await revoked()
    writeFileSync(signing(), old)
    expect(await keys.currentOrNew(Date.now())).toMatchObject({
      ok: false,
      error: { code: 'FAULT_SIGNING', message: expect.stringContaining('keys rotate') },
    })
    expect(await keys.rotate(Date.now())).toMatchObject({ ok: true })
    expect((await verdictOf(await notaryWith(await openSigner(keys)).certify(sumOf(1)))).valid).toBe(true)
  })

  test('is none that still signs, and none that is not known', async () => {
    await openSigner(keys)
    const { kid } = (await publicKeysOf(keys))[0]!
    for (const one of [kid, 'nobody', '../signing'])
      expect(await keys.revoke(one, { at })).toMatchObject({ ok: false, error: { code: 'FAULT_SIGNING' } })
  })
})

describe('a key that others might know', () => {
  test.each([
    ['file', ['keys', 'signing.jwk'], 0o640, 'chmod 600'],
    ['file, for everybody', ['keys', 'signing.jwk'], 0o604, 'chmod 600'],
    ['folder', ['keys'], 0o750, 'chmod 700'],
  ] as const)('by its %s is refused with what to do', async (_, path, rights, advice) => {
    await openSigner(keys)
    chmodSync(join(folder.path, ...path), rights)
    const refused = await keys.currentOrNew(Date.now())
    expect(refused).toMatchObject({ ok: false, error: { code: 'FAULT_SIGNING', path: join(folder.path, ...path) } })
    expect(refused.ok ? '' : refused.error.message).toContain(advice)
    expect(await keys.rotate(Date.now())).toMatchObject({ ok: false, error: { code: 'FAULT_SIGNING' } })
  })

  test('keeps the daemon from starting', async () => {
    await openSigner(keys)
    chmodSync(signing(), 0o644)
    const read = readConfig({ env: { CONSTELLATION_LOG_LEVEL: 'silent', CONSTELLATION_DATA_DIRECTORY: folder.path } })
    if (!read.ok) throw new Error(read.error[0]?.message)
    const started = await startConstellation(read.value, { door: false, language: false, ephemeral: false })
    if (started.ok) await started.value.stop()
    expect(started).toMatchObject({ ok: false, error: { code: 'FAULT_SIGNING', path: signing() } })
  })

  test('signs nothing more from when that is seen', async () => {
    let now = 0
    const signer = await openSigner(keys, true, { ...systemClock, now: () => now })
    chmodSync(signing(), 0o644)
    now += 1_000
    expect((await notaryWith(signer).certify(sumOf(1))).uncertified).toContain('chmod 600')
    chmodSync(signing(), 0o600)
    now += 1_000
    expect((await notaryWith(signer).certify(sumOf(1))).certificate).toBeDefined()
  })

  test('signs nothing more either from when its folder is open, and signs again when that is closed', async () => {
    let now = 0
    const notary = notaryWith(await openSigner(keys, true, { ...systemClock, now: () => now }))
    chmodSync(join(folder.path, 'keys'), 0o755)
    now += 1_000
    expect((await notary.certify(sumOf(1))).uncertified).toContain('chmod 700')
    chmodSync(join(folder.path, 'keys'), 0o700)
    now += 1_000
    expect((await notary.certify(sumOf(1))).certificate).toBeDefined()
  })

  test('because it lies behind a link is not followed', async () => {
    await openSigner(keys)
    const elsewhere = temporaryFolder()
    mkdirSync(join(elsewhere.path, 'keys'), { mode: 0o700 })
    symlinkSync(signing(), join(elsewhere.path, 'keys', 'signing.jwk'))
    expect(await new KeyFolder(elsewhere.path).current()).toMatchObject({ ok: false, error: { code: 'FAULT_SIGNING' } })
    elsewhere.remove()
  })
})

test.each(['', '{', '{"kty":"OKP"}', '[]', 'null'])(
  'a key file with %j in it is a fault, not a crash',
  async (text) => {
    await openSigner(keys)
    writeFileSync(signing(), text)
    expect(await keys.current()).toMatchObject({ ok: false, error: { code: 'FAULT_SIGNING' } })
  },
)

test('a key whose id is not its own is refused', async () => {
  await openSigner(keys)
  writeFileSync(signing(), readFileSync(signing(), 'utf8').replace(/"kid":"./, '"kid":"!'))
  expect(await keys.current()).toMatchObject({ ok: false, error: { code: 'FAULT_SIGNING' } })
})

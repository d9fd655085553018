// What is not exactly what was certified is found.

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type KeptAnswer, verifyAnswer } from '../../../src/client/index.js'
import { KeyFolder } from '../../../src/daemon/certificates/key-folder.js'
import { basisJson, type Json } from '../../../src/fabric/index.js'
import { altered } from './altered.js'
import { notaryWith, openSigner, publicKeysOf, sumOf, temporaryFolder } from './signing.js'

const folder = temporaryFolder()
const keys = new KeyFolder(folder.path)
let known: Awaited<ReturnType<typeof publicKeysOf>> = []
let kept: KeptAnswer

beforeAll(async () => {
  const { certificate = '', basis, ...rest } = await notaryWith(await openSigner(keys)).certify(sumOf(1.5, 2.25))
  kept = { ...rest, basis: basisJson(basis), certificate }
  known = await publicKeysOf(keys)
})
afterAll(folder.remove)

const place = fc.nat(100_000)
const character = fc.constantFrom(...'0123456789.-eEabcXYZ_"{}[],: ')

describe('an answer', () => {
  test('as it was certified is valid, whatever the order of its fields', async () => {
    const verdict = await verifyAnswer(kept, known)
    expect(verdict).toMatchObject({ valid: true, claims: { operation: 'finance.sum', domain: 'finance' } })
    const turned = Object.fromEntries(Object.entries(kept.basis as object).reverse()) as Json
    expect(await verifyAnswer({ ...kept, basis: turned }, known)).toMatchObject({ valid: true })
  })

  test.each([
    ['request', 'requestChanged'],
    ['response', 'responseChanged'],
    ['basis', 'basisChanged'],
  ] as const)('with any character of its %s changed is not', async (part, reason) => {
    await fc.assert(
      fc.asyncProperty(place, character, async (at, by) => {
        const changed = altered(kept[part], at, by)
        fc.pre(changed !== undefined)
        expect(await verifyAnswer({ ...kept, [part]: changed }, known)).toMatchObject({ valid: false, reason })
      }),
      { numRuns: 60 },
    )
  })

  test('with any character of its certificate changed is not', async () => {
    const text = kept.certificate
    const anything = fc.oneof(character, fc.string({ minLength: 0, maxLength: 2, unit: 'grapheme' }))
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), anything, async (at, by) => {
        const certificate = text.slice(0, at) + by + text.slice(at + 1)
        fc.pre(certificate !== text)
        expect((await verifyAnswer({ ...kept, certificate }, known)).valid).toBe(false)
      }),
      { numRuns: 150 },
    )
  })

  test('has a last character of which each other one is refused, though decoders ignore some of its bits', async () => {
    const text = kept.certificate
    for (const last of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
      const certificate = text.slice(0, -1) + last
      expect((await verifyAnswer({ ...kept, certificate }, known)).valid).toBe(certificate === text)
    }
  })
})

test('no text at all makes a verifier throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.jsonValue(), async (certificate, json) => {
      const told = { request: json as Json, response: json as Json, basis: json as Json, certificate }
      expect((await verifyAnswer(told, known)).valid).toBe(false)
    }),
  )
})

test('the key of somebody else under the id of ours verifies nothing', async () => {
  const other = temporaryFolder()
  await openSigner(new KeyFolder(other.path))
  const [theirs] = await publicKeysOf(new KeyFolder(other.path))
  expect(await verifyAnswer(kept, [theirs!])).toMatchObject({ valid: false, reason: 'unknownKey' })
  const posing = { ...theirs!, kid: known[0]!.kid }
  expect(await verifyAnswer(kept, [posing])).toMatchObject({ valid: false, reason: 'badSignature' })
  other.remove()
})

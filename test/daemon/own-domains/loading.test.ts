import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { checkDirectory, registeredDomains } from '../../../src/daemon/index.js'
import { configWith, directory, starting, treeOf } from './trees.js'

const folder = mkdtempSync(join(tmpdir(), 'constellation-own-domains-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const library = pathToFileURL(join(import.meta.dirname, '..', '..', '..', 'dist', 'index.js')).href
let made = 0

/** A directory whose index.js is this code, the library in scope as `c`. */
function domainOf(code: string): string {
  const path = mkdtempSync(join(folder, `${made++}-`))
  writeFileSync(join(path, 'package.json'), '{ "type": "module", "main": "./index.js" }')
  writeFileSync(join(path, 'index.js'), `import * as c from '${library}'\n${code}\n`)
  return path
}

/** One operation of a plain domain, with what differs. */
const plain = (changes = '', name = 'own') => `
const request = c.record({ value: c.number() })
const operation = c.contract({ name: '${name}.echo', summary: 'Says it again.', request, response: request, errors: [] })
const examples = [1, 2, 3].map((value) => ({ goal: 'echo ' + value, request: { value } }))
export const domain = {
  name: '${name}', version: '1.0.0',
  operations: [{ contract: operation, model: ({ value }) => c.ok({ value }), examples ${changes} }],
}`

const check = (path: string) => checkDirectory(configWith({}), path)

describe('a domain of a directory', () => {
  it('is served beside the built-in ones', async () => {
    const tree = await treeOf(configWith({ enabled: ['kinematics'], directories: [directory('falling')] }))
    const answer = await tree.callJson('falling.freeFall', { height: { value: 19.6133, unit: 'm' } })
    expect(answer).toMatchObject({ ok: true, value: { time: { value: 2, unit: 's' } } })
    expect((await tree.callJson('falling.freeFall', { height: { value: 2, unit: 's' } })).ok).toBe(false)
  })

  it('is registered with its contracts, their notes and its examples', async () => {
    const domains = await registeredDomains(
      configWith({ enabled: ['kinematics'], directories: [directory('falling')] }),
    )
    if (!domains.ok) throw new Error(domains.error.message)
    const falling = domains.value.find(({ name }) => name === 'falling')
    expect(falling?.operations[0]?.contract.request.fields.height?.doc).toBe('the height of the fall')
    expect(falling?.operations[0]?.examples).toHaveLength(3)
  })

  it.each([
    ['that is not there', 'no directory', join(folder, 'nowhere')],
    ['without a module', 'has no package.json', mkdtempSync(join(folder, 'empty-'))],
    ['that exports no domain', 'exports no `domain`', domainOf('export const other = 1')],
    ['that throws while it is loaded', 'a bug', domainOf('throw new Error("a bug")')],
    ['that ends its thread while it is loaded', 'code 3', domainOf('process.exit(3)')],
    [
      'that rejects while it is loaded',
      'nobody',
      domainOf('Promise.reject(new Error("nobody")); await new Promise((done) => setTimeout(done, 60_000))'),
    ],
    ['under a built-in name', "'finance' already", domainOf(plain('', 'finance'))],
    ['under a name of the daemon itself', "the daemon's own", domainOf(plain('', 'clef'))],
    [
      'whose operation has a name too long',
      '128',
      domainOf(plain(`, contract: { ...operation, name: '${'a'.repeat(64)}.${'b'.repeat(64)}' }`, 'a'.repeat(64))),
    ],
    ['under no name', 'name', domainOf(plain('', 'Own Domain'))],
    ['whose operation has no model', 'model', domainOf(plain(', model: 1'))],
  ])('%s keeps the daemon from starting, and says why', async (_, words, path) => {
    const started = await starting(configWith({ enabled: ['kinematics'], directories: [path] }))
    expect(started).toMatchObject({ ok: false, error: { code: 'FAULT_CONFIG', path: 'domains.directories[0]' } })
    expect(!started.ok && started.error.message).toContain(words)
  })

  it('may not be named twice', async () => {
    const twice = [directory('falling'), directory('falling')]
    expect(await starting(configWith({ enabled: ['kinematics'], directories: twice }))).toMatchObject({
      ok: false,
      error: { path: 'domains.directories[1]' },
    })
  })
})

describe('the check of a directory', () => {
  it('says that it keeps more buffers than it may as soon as it is loaded', async () => {
    const path = domainOf(`globalThis.kept = new Uint8Array(24 * 2 ** 20)\n${plain()}`)
    const { faults } = await checkDirectory(configWith({ buffersMebibytesMax: 16 }), path)
    expect(faults).toMatchObject([{ message: expect.stringContaining('and 16 are allowed') }])
    expect((await checkDirectory(configWith({ buffersMebibytesMax: 64 }), path)).faults).toEqual([])
  })

  it('answers every example of a sound domain', async () => {
    const { faults, examples } = await check(directory('falling'))
    expect(faults).toEqual([])
    expect(examples.map(({ answer }) => answer)).toHaveLength(3)
    expect(examples[0]?.answer).toMatchObject({ time: { unit: 's' } })
  })

  it.each([
    [
      'a schema that is unsound',
      plain(
        ", contract: { ...operation, request: { kind: 'record', fields: { a: { kind: 'quantity', dimension: 'parsec/fortnite' } }, exactlyOne: [] } }",
      ),
      'own.echo request.a.dimension',
    ],
    [
      'a note that is no line',
      plain(", contract: { ...operation, request: c.record({ a: c.described('two\\nlines', c.number()) }) }"),
      'own.echo request.a.doc',
    ],
    [
      'a type that means something else already',
      plain(", contract: { ...operation, request: c.record({ a: c.named('Market', c.record({ b: c.number() })) }) }"),
      'Market',
    ],
    ['too few examples', plain(', examples: examples.slice(0, 2)'), 'own.echo examples'],
    [
      'an example that is not its request',
      plain(", examples: [...examples, { goal: 'echo', request: { other: 1 } }]"),
      'own.echo examples[3].other',
    ],
    [
      'a figure that a goal does not say',
      plain(", examples: [...examples, { goal: 'echo that', request: { value: 7 } }]"),
      'own.echo examples[3].request.value',
    ],
    ['an answer outside its contract', plain(", model: () => c.ok({ value: 'one' })"), 'own.echo examples[0].value'],
    [
      'a no to an example',
      plain(", contract: { ...operation, errors: ['no'] }, model: () => c.err({ reason: 'no', message: 'never' })"),
      'own.echo examples[0]',
    ],
  ])('finds %s, and where', async (_, code, path) => {
    const { faults } = await check(domainOf(code))
    expect(faults.map((fault) => fault.path)).toContain(path)
  })
})

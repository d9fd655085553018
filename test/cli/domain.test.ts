// The verbs that know domains of directories, as a shell runs them.

import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileOf } from './folder.js'
import { repository, run } from './run-command.js'

const directory = (name: string): string => join(repository, 'test', 'daemon', 'own-domains', name)
const configOf = (name: string): string =>
  fileOf(`${name}.toml`, `[domains]\nenabled = ["kinematics"]\ndirectories = ["${directory(name)}"]\n`)

describe('constellation domain check', () => {
  it('says what a sound domain answers, and ends with 0', async () => {
    const { code, stdout } = await run(['domain', 'check', directory('falling')])
    expect(stdout).toContain('falling.freeFall: 3 of 3 examples answered')
    expect(code).toBe(0)
  })

  it('tells everything that is wrong, with its place, and ends with 1', async () => {
    const { code, lines } = await run(['domain', 'check', directory('wrong'), '--json'])
    const [report] = lines() as readonly {
      readonly faults: readonly { readonly path: string }[]
      readonly unworded: readonly string[]
    }[]
    expect(report?.faults.map(({ path }) => path)).toContain('wrong.echo examples')
    // Without examples there is nothing to word.
    expect(report?.unworded).toContain('wrong.echo')
    expect(code).toBe(1)
  })
})

describe('a configured directory', () => {
  it('is called like a built-in domain', async () => {
    const request = '{"height": {"value": 19.6133, "unit": "m"}}'
    const { lines } = await run(['--config', configOf('falling'), 'call', 'falling.freeFall', request, '--json'])
    expect(lines()[0]).toMatchObject({ ok: { time: { value: 2, unit: 's' } } })
  })

  it('is checked, run, and in the grammar like one', async () => {
    const config = ['--config', configOf('falling')]
    const program = 'falling.freeFall { height = 19.6133<m> }'
    const checked = await run([...config, 'check', '-', '--json'], program)
    expect(checked.lines()[0]).toHaveProperty('types')
    const ran = await run([...config, 'run', '-', '--json'], program)
    expect(ran.lines()[0]).toMatchObject({ ok: { time: { value: 2, unit: 's' } } })
    expect((await run([...config, 'grammar'])).stdout).toContain('falling.freeFall')
  }, 120_000)

  it('keeps what its models print out of the answers', async () => {
    const config = ['--config', configOf('wrong')]
    const { stdout, stderr, lines } = await run([...config, 'call', 'wrong.prints', '{"value": 1}', '--json'])
    expect(lines()).toHaveLength(1)
    expect(stdout).not.toContain('an answer"')
    expect(stderr).toContain('{"not": "an answer"}')
    expect(stderr).toContain('{"nor": "this"}')
  })

  it('that does not load ends the command with a typed fault', async () => {
    const config = fileOf('nowhere.toml', '[domains]\ndirectories = ["./nowhere"]\n')
    const { code, lines } = await run(['--config', config, 'call', 'finance.sum', '{}', '--json'])
    expect(lines()[0]).toMatchObject({ fault: { code: 'FAULT_CONFIG', path: 'domains.directories[0]' } })
    expect(code).toBe(1)
  })
})

describe('the messages of a configured directory', () => {
  const config = ['--config', configOf('falling')]

  it('are printed like those of the built-in domains', async () => {
    const { lines } = await run([...config, 'schema', 'falling.freeFall', '--json'])
    const told = lines() as readonly { readonly name: string }[]
    expect(told.map(({ name }) => name)).toEqual(['falling.freeFall request', 'falling.freeFall response'])
    expect((await run([...config, 'schema'])).stdout).toContain('  falling.freeFall request\n')
    expect((await run(['schema', 'falling.freeFall'])).code).toBe(1)
  }, 120_000)

  it('are compared with what was kept of them', async () => {
    const name = 'falling.freeFall request'
    const kept = fileOf(
      'free-fall.json',
      (await run([...config, 'schema', name, '--format', 'document', '--json'])).stdout,
    )
    expect((await run([...config, 'compare', kept, name, '--json'])).lines()).toMatchObject([{ kind: 'full' }])
  })
})

describe('constellation docs', () => {
  it('tells each field with its unit, its default and its note', async () => {
    const { stdout } = await run(['--config', configOf('falling'), 'docs', 'falling'])
    expect(stdout).toContain('| `height` | quantity in m | required | the height of the fall |')
    expect(stdout).toContain('default `{"value":9.80665,"unit":"m/s^2"}`')
    expect(stdout).toContain('How long does a fall of 20 m take?')
    expect(stdout).not.toContain('kinematics')
  })

  it('gives one object an operation', async () => {
    const { lines } = await run(['docs', 'kinematics.projectile', '--json'])
    expect(lines()).toHaveLength(1)
    expect(lines()[0]).toMatchObject({ operation: 'kinematics.projectile', domain: 'kinematics' })
  })

  it('names what lies near a name that is none', async () => {
    const { code, stderr } = await run(['docs', 'kinematic'])
    expect(stderr).toContain('kinematics')
    expect(code).toBe(1)
  })
})

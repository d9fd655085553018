import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/daemon/config/index.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function written(toml: string): string {
  const file = join(folder, 'constellation.toml')
  writeFileSync(file, toml)
  return file
}

/** The configuration of a file that must be right. */
function configOf(toml: string, env: Record<string, string> = {}) {
  const read = readConfig({ file: written(toml), env })
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

/** `path: message` of everything wrong. */
function faultsOf(toml: string, env: Record<string, string> = {}): string[] {
  const read = readConfig({ file: written(toml), env })
  if (read.ok) throw new Error('nothing was found wrong')
  expect(new Set(read.error.map(({ code }) => code))).toEqual(new Set(['FAULT_CONFIG']))
  return read.error.map(({ path, message }) => `${path}: ${message}`)
}

describe('a configuration', () => {
  test('needs no file: every setting has a default', () => {
    const read = readConfig({ env: { HOME: '/home/someone' } })
    expect(read).toMatchObject({
      ok: true,
      value: {
        listen: { host: '127.0.0.1', port: 4747, allowRemote: false },
        goals: { inFlightMax: 32, postureMax: 'in-process' },
        data: { directory: '/home/someone/.local/share/constellation' },
        domains: { enabled: ['finance', 'kinematics'] },
      },
    })
  })

  test('follows XDG for its data, but not to a relative folder', () => {
    const directory = (xdg: string) => {
      const read = readConfig({ env: { HOME: '/h', XDG_DATA_HOME: xdg } })
      return read.ok && read.value.data.directory
    }
    expect(directory('/var/data')).toBe('/var/data/constellation')
    expect(directory('data')).toBe('/h/.local/share/constellation')
  })

  test('takes what the file says and defaults for the rest of a section', () => {
    const { listen, goals } = configOf('[listen]\nport = 0\n[goals]\ndeadlineMs = 1_000')
    expect(listen).toMatchObject({ port: 0, host: '127.0.0.1' })
    expect(goals).toMatchObject({ deadlineMs: 1000, attemptsMax: 4 })
  })

  test('is overridden by the environment, by type', () => {
    const config = configOf('[goals]\ninFlightMax = 2', {
      CONSTELLATION_GOALS_IN_FLIGHT_MAX: '7',
      CONSTELLATION_LISTEN_ALLOW_REMOTE: 'true',
      CONSTELLATION_LISTEN_HOST: '0.0.0.0',
      CONSTELLATION_DOMAINS_ENABLED: 'finance, kinematics',
      UNRELATED: 'x',
    })
    expect(config.goals.inFlightMax).toBe(7)
    expect(config.listen).toMatchObject({ host: '0.0.0.0', allowRemote: true })
    expect(config.domains.enabled).toEqual(['finance', 'kinematics'])
  })

  test('counts paths of the file from its folder, those of the environment from the working directory', () => {
    const toml =
      '[listen]\nunix = "s"\n[inputs]\nmarket = "m.json"\n[backend]\ncheckpoint = "/abs/c"\n[data]\ndirectory = "d"'
    const config = configOf(toml, { CONSTELLATION_DATA_DIRECTORY: 'e' })
    expect(config.listen.unix).toBe(join(folder, 's'))
    expect(config.inputs.market).toBe(join(folder, 'm.json'))
    expect(config.backend.checkpoint).toBe('/abs/c')
    expect(config.data.directory).toBe(resolve('e'))
  })

  test('is found by CONSTELLATION_CONFIG where no file is named', () => {
    const read = readConfig({ env: { CONSTELLATION_CONFIG: written('[listen]\nport = 4000') } })
    expect(read).toMatchObject({ ok: true, value: { listen: { port: 4000 } } })
  })
})

describe('a wrong configuration', () => {
  test('is reported whole, each fault with its path', () => {
    const faults = faultsOf(
      '[listen]\nport = 70000\nhosts = "::1"\n[goal]\nx = 1\n[goals]\npostureMax = "anywhere"\n[domains]\nenabled = ["finance", "a b"]',
      { CONSTELLATION_GOALS_ATTEMPTS_MAX: 'many', CONSTELLATION_GOALS_ATTEMPT_MAX: '3' },
    )
    expect(faults).toHaveLength(7)
    const all = faults.join('\n')
    expect(all).toMatch(/^listen\.port: listen\.port is 70000.*65535/m)
    expect(all).toMatch(/^listen\.hosts: .*near it: host/m)
    expect(all).toMatch(/^goal: .*near it: goals/m)
    expect(all).toMatch(/^goals\.postureMax: .*third-party/m)
    expect(all).toMatch(/^domains\.enabled\[1\]: /m)
    expect(all).toMatch(/^goals\.attemptsMax: .*CONSTELLATION_GOALS_ATTEMPTS_MAX/m)
    expect(all).toMatch(/^CONSTELLATION_GOALS_ATTEMPT_MAX: .*near it: CONSTELLATION_GOALS_ATTEMPTS_MAX/m)
  })

  test('says of each setting in plain words what is given and what is allowed', () => {
    const toml = [
      '[listen]',
      'host = "0.0.0.0"',
      'port = 70_000',
      'allowRemote = false',
      'origins = "https://desk.example"',
      '[goals]',
      'attemptsMax = 99',
      'tokensMax = 20.5',
      'postureMax = "anywhere"',
      '[backend]',
      'name = "Built"',
      '[domains]',
      'enabled = []',
      '[data]',
      'directory = ""',
    ]
    const faults = faultsOf(toml.join('\n'), { CONSTELLATION_GOALS_DEADLINE_MS: 'soon' })
    expect(faults.toSorted()).toEqual([
      'backend.name: backend.name is "Built"; it must be lower-case letters, digits and dashes, a letter first.',
      'data.directory: data.directory is ""; it must be text of 1 to 4096 characters.',
      'domains.enabled: domains.enabled is []; it must be a list of 1 to 64 texts.',
      'goals.attemptsMax: goals.attemptsMax is 99; it must be a whole number from 1 to 16.',
      'goals.deadlineMs: goals.deadlineMs (from CONSTELLATION_GOALS_DEADLINE_MS) is "soon"; it must be a whole number from 10 to 3600000.',
      'goals.postureMax: goals.postureMax is "anywhere"; it must be one of in-process, on-host, in-network, third-party.',
      'goals.tokensMax: goals.tokensMax is 20.5; it must be a whole number from 16 to 1000000.',
      "listen.host: listen.host is '0.0.0.0', which others can reach; set listen.allowRemote = true if that is meant.",
      'listen.origins: listen.origins is "https://desk.example"; it must be a list of 0 to 64 texts.',
      'listen.port: listen.port is 70000; it must be a whole number from 0 to 65535.',
    ])
  })

  test('has no unix socket at a path that no socket can have, counted from the root', () => {
    const name = 'x'.repeat(107 - folder.length)
    expect(faultsOf(`[listen]\nunix = "${name}"\nport = 70_000`).join('\n')).toMatch(/^listen\.unix: .*107.*108/m)
    expect(configOf(`[listen]\nunix = "${name.slice(1)}"`).listen.unix).toHaveLength(107)
    expect(configOf('').listen.unix).toBeUndefined()
  })

  test('prints no address, since it may have a secret in it', () => {
    const faults = faultsOf(
      '[nats]\nurl = "nats:/secret@host:4222"\n[domains]\nremote = ["kinematics = nats://secret@host"]',
    )
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(['nats.url', 'domains.remote[0]'])
    expect(faults.join()).not.toContain('secret')
  })

  test('does not print a token, nor all of a long value', () => {
    const [long, token] = faultsOf(`[listen]\nhost = "${'h'.repeat(300)}"\nallowRemote = true\ntoken = 31415926`)
    expect(token).toBe('listen.token: listen.token is not shown here; it must be text of 0 to 4096 characters.')
    expect(long).toMatch(/^listen\.host: listen\.host is "h{63}\.\.\.; it must be text of 1 to 255 characters\.$/)
  })

  test.each(['0.0.0.0', '192.168.1.4', '::', 'example.org', '127.0.0.1.example.org'])(
    'does not listen on %s unless that is allowed',
    (host) => {
      expect(faultsOf(`[listen]\nhost = "${host}"`)[0]).toMatch(/^listen\.host: .*allowRemote/)
      expect(configOf(`[listen]\nhost = "${host}"\nallowRemote = true`).listen.host).toBe(host)
    },
  )

  test.each(['127.0.0.1', '127.8.9.1', '::1', 'localhost'])('%s is loopback', (host) => {
    expect(configOf(`[listen]\nhost = "${host}"`).listen.host).toBe(host)
  })

  test.each([
    ['a section that is a number', 'listen = 3', /^listen: listen is 3; it must be a section of settings, \[listen\]/],
    [
      'a list that holds a number',
      '[listen]\norigins = [7]',
      /^listen\.origins\[0\]: .* is 7; it must be text of 0 to 255 char/,
    ],
    ['text that is not TOML', 'listen = [', /not TOML[\s\S]*1: {2}listen = \[/],
    ['a fraction where a count belongs', '[goals]\nattemptsMax = 1.5', /^goals\.attemptsMax: /],
  ])('%s', (_, toml, expected) => {
    expect(faultsOf(toml).join('\n')).toMatch(expected)
  })

  test('a file that is not there, and one that is far too large', () => {
    const missing = readConfig({ file: join(folder, 'none.toml'), env: {} })
    expect(missing).toMatchObject({ ok: false, error: [{ code: 'FAULT_CONFIG' }] })
    expect(faultsOf(`# ${'x'.repeat(200_000)}`)[0]).toMatch(/at most/)
  })
})

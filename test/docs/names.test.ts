// What documents name is there, and what is there is documented.

import { Registry } from 'prom-client'
import { describe, expect, it } from 'vitest'
import { laneMessages } from '../../src/actors/door/messages.js'
import { doorMetrics } from '../../src/actors/door/metrics.js'
import { settings } from '../../src/daemon/config/settings.js'
import { readConfig, startConstellation } from '../../src/daemon/index.js'
import { rungMetrics } from '../../src/daemon/rung-metrics.js'
import * as library from '../../src/index.js'
import { codesIn, pages, read, sectionsOf } from './pages.js'

/** Verbs as their files name them, where the command adds them. */
const verbs = [...read('src/cli/main.ts').matchAll(/from '\.\/verbs\/([a-z-]+)\.js'/g)].map(([, verb]) => verb ?? '')

describe('the command', () => {
  const usage = /(?:(?:`|^)constellation|bin\/constellation\.js) ([a-z][a-z-]*)/gm
  // Messages that belong to no contract are named after the daemon too.
  const messages = [...laneMessages({ operations: new Map() }).byName.keys()].map((name) => `\`${name}\``)

  it.each(pages)('is used in %s with verbs that it has', (page) => {
    const text = messages.reduce((rest, name) => rest.replaceAll(name, ''), read(page))
    const named = [...text.matchAll(usage)].map(([, verb]) => verb ?? '')
    expect(named.filter((verb) => !verbs.includes(verb))).toEqual([])
  })

  it('has a section for each verb, and none besides', () => {
    const sections = [...sectionsOf(read('docs/reference/cli.md'), 2).keys()]
    expect(sections.filter((name) => name !== 'For all verbs').sort()).toEqual([...verbs].sort())
  })

  it.each(verbs)('has all options of %s documented', (verb) => {
    const source = read(`src/cli/verbs/${verb}.ts`)
    const options = [...source.matchAll(/(?:\.option\(|new Option\()\s*'(--[a-z]+)/g)].map(([, option]) => option ?? '')
    const section = sectionsOf(read('docs/reference/cli.md'), 2).get(verb) ?? ''
    expect(options.filter((option) => !section.includes(option))).toEqual([])
  })
})

describe('faults', () => {
  const known = codesIn('src/fabric/fault.ts', 'FAULT_')

  it('have one entry each, and no entry is of another', () => {
    expect(known.length).toBeGreaterThan(20)
    expect([...sectionsOf(read('docs/reference/faults.md'), 3).keys()].sort()).toEqual(known)
  })

  it.each(pages)('named in %s exist', (page) => {
    const named = [...read(page).matchAll(/\bFAULT_[A-Z_]+\b/g)].map(([code]) => code)
    expect(named.filter((code) => !known.includes(code))).toEqual([])
  })

  it('have the HTTP status that their entry names', () => {
    const listed = [...read('src/actors/door/http-status.ts').matchAll(/(FAULT_[A-Z_]+): (\d+)/g)]
    const sections = sectionsOf(read('docs/reference/faults.md'), 3)
    const documented = [...sections].flatMap(([code, entry]) => {
      const status = /HTTP (\d+)/.exec(entry)?.[1]
      return status === undefined ? [] : [`${code} ${status}`]
    })
    expect(documented.sort()).toEqual(listed.map(([, code, status]) => `${code} ${status}`).sort())
  })
})

describe('metrics', () => {
  const page = read('docs/operating/metrics.md')
  const rows = [...page.matchAll(/^\| `((?:constellation|gen_ai)_[a-z_]+)` \| (\w+) \| ([^|]+) \|([^|]*)\|/gm)]

  it('are those of the page, each of its type, as GET /metrics of a whole daemon tells them', async () => {
    const read = readConfig({ env: { CONSTELLATION_LOG_LEVEL: 'silent', CONSTELLATION_LISTEN_PORT: '0' } })
    if (!read.ok) throw new Error(read.error[0]?.message)
    const daemon = await startConstellation(read.value, { door: true, language: true, ephemeral: true })
    if (!daemon.ok) throw new Error(daemon.error.message)
    const served = await (await fetch(`${daemon.value.url}/metrics`)).text()
    await daemon.value.stop()
    const exported = [...served.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, type]) => `${name} ${type}`)
    expect(rows.map(([, name, type]) => `${name} ${type}`).sort()).toEqual(exported.sort())
  }, 60_000)

  it('have the labels of the page, and a name that ends with their unit where that is one', () => {
    const registry = new Registry()
    doorMetrics(registry)
    rungMetrics(registry)
    const common = [
      ...(/^Their labels: ([\s\S]*?)\n\n/m.exec(page)?.[1] ?? '').matchAll(
        /`((?:gen_ai|server|error|constellation)_[a-z_]+)`/g,
      ),
    ]
    for (const [, name = '', , unit = '', labels = ''] of rows) {
      const told = [...labels.matchAll(/`([a-z_]+)`/g)].map(([, label]) => label ?? '')
      const all = labels.includes('see below') ? [...told, ...common.map(([, label]) => label ?? '')] : told
      // prom-client's types do not tell them.
      const { labelNames } = registry.getSingleMetric(name) as unknown as { readonly labelNames: readonly string[] }
      expect([...labelNames].sort(), name).toEqual(all.sort())
      if (['seconds', 'tokens', 'bytes'].includes(unit)) expect(name).toMatch(new RegExp(`_${unit}(_total)?$`))
    }
  })
})

describe('settings', () => {
  const known = new Set(settings.map(({ section, key }) => `${section}.${key}`))
  const sections = [...new Set(settings.map(({ section }) => section))].join('|')

  it.each(pages)('named in %s exist', (page) => {
    const text = read(page).replaceAll('`data.mdb`', '')
    const named = [...text.matchAll(new RegExp(`\`((?:${sections})\\.[a-z][A-Za-z]+)\``, 'g'))]
    expect(named.map(([, name]) => name ?? '').filter((name) => !known.has(name))).toEqual([])
  })
})

describe('the library', () => {
  it.each(pages)('is imported in %s by names that it has', (page) => {
    const imports = [...read(page).matchAll(/import \{([^}]*)\} from 'clef-constellation'/g)]
    const named = imports.flatMap(([, names = '']) => names.split(',').map((name) => name.trim()))
    expect(named.filter((name) => !(name in library))).toEqual([])
  })
})

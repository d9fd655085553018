// What documents name is there, and what is there is documented.

import { Registry } from 'prom-client'
import { describe, expect, it } from 'vitest'
import { laneMessages } from '../../src/actors/door/messages.js'
import { doorMetrics } from '../../src/actors/door/metrics.js'
import { settings } from '../../src/daemon/config/settings.js'
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
  it('are those of the page', async () => {
    const registry = new Registry()
    doorMetrics(registry)
    const exported = (await registry.getMetricsAsJSON()).map(({ name }) => name).sort()
    const documented = [...read('docs/operating/metrics.md').matchAll(/^\| `(constellation_[a-z_]+)` \|/gm)]
    expect(documented.map(([, name]) => name).sort()).toEqual(exported)
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

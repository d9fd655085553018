// Links between documents lead somewhere.

import { existsSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { pages, proseOf, read } from './pages.js'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The anchors that a page's headings make: lower case, spaces to dashes, other signs left out. */
const anchorsOf = (page: string): readonly string[] =>
  [...proseOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    (heading ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

interface Link {
  readonly text: string
  /** Path from the root; the page itself for a bare anchor. */
  readonly path: string
  readonly anchor: string | undefined
}

const linksOf = (page: string): readonly Link[] =>
  [...proseOf(read(page)).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target ?? '')
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', anchor] = target.split('#')
      return { text: target, path: path === '' ? page : normalize(join(dirname(page), path)), anchor }
    })

const leads = ({ path, anchor }: Link): boolean => {
  if (!existsSync(join(root, path)) || !statSync(join(root, path)).isFile()) return false
  return anchor === undefined || anchorsOf(read(path)).includes(anchor)
}

describe('links', () => {
  it('are there to look at', () => expect(pages.flatMap(linksOf).length).toBeGreaterThan(50))

  it.each(pages)('of %s lead somewhere', (page) => {
    expect(linksOf(page).filter((link) => !leads(link))).toEqual([])
  })

  it('make every document reachable from the README', () => {
    const reached = new Set<string>()
    const visit = (page: string): void => {
      if (reached.has(page) || !pages.includes(page)) return
      reached.add(page)
      for (const { path } of linksOf(page)) visit(path)
    }
    visit('README.md')
    expect(pages.filter((page) => !reached.has(page) && !page.startsWith('docs/decisions/'))).toEqual([])
  })

  it.each([
    { text: 'nowhere.md', path: 'nowhere.md', anchor: undefined },
    { text: '#nothing', path: 'README.md', anchor: 'nothing' },
    { text: 'docs', path: 'docs', anchor: undefined },
  ])('that lead nowhere are found: $text', (link) => expect(leads(link)).toBe(false))
})

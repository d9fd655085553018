// The documents as the tests read them.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

export const read = (path: string): string => readFileSync(join(root, path), 'utf8')

const underDocs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .map((path) => join('docs', path))

/** Paths from the root of every document. */
export const pages: readonly string[] = ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', ...underDocs.sort()]

/** A page without its fenced blocks: what is prose. */
export const proseOf = (page: string): string => page.replace(/^```[^\n]*\n[\s\S]*?^```$/gm, '')

/** The fenced blocks of a page, by language. */
export const blocksOf = (page: string, language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, code]) => code ?? '')

/** The sections under headings of one level, by heading; code marks are taken off. */
export function sectionsOf(page: string, level: number): ReadonlyMap<string, string> {
  const mark = '#'.repeat(level)
  const parts = page.split(new RegExp(`^${mark} (.*)$`, 'm')).slice(1)
  const sections = new Map<string, string>()
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const content = parts[at + 1]!.split(new RegExp(`^#{1,${level - 1}} `, 'm'), 1)[0] ?? ''
    sections.set(parts[at]!.replaceAll('`', ''), content)
  }
  return sections
}

/** The codes that a closed union of the source lists: every quoted name with this beginning. */
export const codesIn = (path: string, prefix: string): readonly string[] =>
  [...new Set([...read(path).matchAll(new RegExp(`'(${prefix}[A-Z_]+)'`, 'g'))].map(([, code]) => code ?? ''))].sort()

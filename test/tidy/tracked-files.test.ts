// What is committed names no machine that it was made on.

import { describe, expect, it } from 'vitest'
import { linesMatching, trackedFiles } from './repository.js'

/** Paths below a home, a workspace or a mount; `someone` is nobody. */
const machinePath = /(?<![\w.@-])\/(?:home|root|Users|work|workspace|mnt|private)\/(?!someone\b)[\w.-]|\b[A-Z]:\\(?!n)/
const registryHost = /\b(?:registry|npm|pypi|artifactory|nexus)\.[\w-]+\.(?:org|com|net|io|cn|internal|local)\b/

const textFiles = trackedFiles().filter((path) => !/\.(wasm|bin|safetensors|ckpt|png|gguf)$/.test(path))

describe('tracked files', () => {
  it('are looked at', () => {
    expect(textFiles).toContain('package-lock.json')
    expect(textFiles.length).toBeGreaterThan(200)
  })

  it('hold no path of one machine', () => {
    expect(linesMatching(textFiles, machinePath)).toEqual([])
  })

  it('name no package registry', () => {
    expect(linesMatching(textFiles, registryHost)).toEqual([])
    expect(linesMatching(['package-lock.json'], /"resolved"/)).toEqual([])
  })
})

describe('the patterns', () => {
  const slash = '/'
  it.each([`${slash}home/me/x`, `'${slash}work/main'`, `cd ${slash}Users/a`, ['D:', 'code'].join('\\')])(
    'find %s',
    (text) => expect(machinePath.test(text)).toBe(true),
  )

  it.each(['./work/notes', 'frame/view', 'm/s', 'https://a.example/home/x', `${slash}home/someone/x`])(
    'leave %s alone',
    (text) => {
      expect(machinePath.test(text)).toBe(false)
    },
  )

  it('find a registry', () => expect(registryHost.test(['registry', 'example', 'org'].join('.'))).toBe(true))
})

// What a shell and a script meet: exit codes, and standard output that holds results and nothing else.

import { describe, expect, it } from 'vitest'
import { fileOf } from './folder.js'
import { run } from './run-command.js'

describe('a command that cannot do its work', () => {
  it.each([
    ['an unknown command', ['frobnicate']],
    ['an unknown option', ['check', '--frobnicate']],
    ['nothing to check', ['check']],
    ['nothing to call', ['call']],
    ['a dialect that is none', ['grammar', '--format', 'xml']],
    ['a file that is not there', ['call', '--batch', 'no-such-file.ndjson']],
    ['a configuration that is not there', ['--config', 'no-such-file.toml', 'call', 'finance.sum', '{}']],
    ['no daemon to ask', ['status']],
    ['a file of goals that is none', ['eval', fileOf('cases.json', '{"cases": [{"id": 1}]}')]],
    ['data of an unknown kind', ['satisfy', 'price it', '--with', 'book=book.xlsx']],
    ['an attachment without a name', ['satisfy', 'price it', '--with', 'book.csv']],
  ])('%s: exits 1, says why on standard error, prints nothing else', async (_what, args) => {
    const ran = await run(args)
    expect(ran.code).toBe(1)
    expect(ran.stdout).toBe('')
    expect(ran.stderr).not.toBe('')
    expect(ran.stderr).not.toMatch(/\n\s+at /)
  })

  it('says so in JSON as well where JSON was asked for', async () => {
    const ran = await run(['call', '--batch', 'no-such-file.ndjson', '--json'])
    expect(ran.lines()).toMatchObject([{ fault: { code: 'FAULT_SYNTAX', path: 'no-such-file.ndjson' } }])
  })

  it('says what is wrong with a path that is no file', async () => {
    expect((await run(['check', 'src'])).stderr).toContain('src: this is a directory')
  })

  it('names every setting that is wrong', async () => {
    const file = fileOf('bad.toml', '[goals]\nattemptsMax = 99\n[listen]\nprot = 1\n')
    const ran = await run(['--config', file, 'call', 'finance.sum', '{}'])
    expect(ran.code).toBe(1)
    expect(ran.stderr).toContain('goals.attemptsMax')
    expect(ran.stderr).toContain('prot')
  })
})

describe('help and version', () => {
  it('go to standard output and exit 0', async () => {
    const help = await run(['--help'])
    expect(help).toMatchObject({ code: 0, stderr: '' })
    for (const verb of ['satisfy', 'call', 'check', 'grammar', 'eval']) expect(help.stdout).toContain(verb)
    const version = await run(['--version'])
    expect(version.code).toBe(0)
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

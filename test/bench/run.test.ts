import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const script = fileURLToPath(new URL('../../bench/run.js', import.meta.url))
const bench = (...words: readonly string[]) => spawnSync(process.execPath, [script, ...words], { encoding: 'utf8' })

describe('the benchmark command', () => {
  it.each([
    ["there is no group 'nonsense'", ['nonsense', '--json']],
    ["there is no group 'workload'", ['workload']],
    ['say one group', []],
    ['say one group', ['spine', 'spine.', 'fabric']],
    ["Unknown option '--rounds'", ['spine', '--rounds']],
  ])('says %s, names the groups, and prints no figure', (message, words) => {
    const { status, stdout, stderr } = bench(...words)
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(message)
    expect(stderr).toMatch(/groups: .*\bspine\b/)
  })

  it('says that no claim of the group begins so', () => {
    expect(bench('spine', 'nonsense')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining("no claim of spine begins with 'nonsense'"),
    })
  })
})

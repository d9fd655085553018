import { describe, expect, it } from 'vitest'
import { fileOf } from './folder.js'
import { type Ran, run } from './run-command.js'

const check = (...args: string[]): Promise<Ran> => run(['check', ...args])

describe('check --expr', () => {
  it('prints the unit, in normal form', async () => {
    const json = await check('--expr', '2.0<kg> * x', '--env', 'x:float<m/s^2>', '--json')
    expect(json).toMatchObject({ code: 0, stderr: '', stdout: '{"unit":"kg m / s^2"}\n' })
    expect(await check('--expr', '2.0<kg> * x', '--env', 'x:float<m/s^2>')).toMatchObject({
      code: 0,
      stdout: 'float<kg m / s^2>\n',
    })
  })

  it('knows the measures and names it is given', async () => {
    const args = ['--expr', 'a / b', '--env', 'a:float<sqrm>', '--env', 'b:float<m>', '--measure', 'sqrm=m^2', '--json']
    expect((await check(...args)).lines()).toEqual([{ unit: 'm' }])
  })

  it('takes a measure without a definition for a new base', async () => {
    const args = ['--expr', '2.0<lap> / 1.0<s>', '--measure', 'lap', '--json']
    expect((await check(...args)).lines()).toEqual([{ unit: 'lap / s' }])
  })

  it('prints a type for what is not a number', async () => {
    expect((await check('--expr', '"call"', '--json')).lines()).toEqual([{ type: 'string' }])
  })

  it('prints diagnostics with spans, and has done its work', async () => {
    const ran = await check('--expr', '2.0<kg> + x', '--env', 'x:float<m>', '--json')
    expect(ran.code).toBe(0)
    expect(ran.lines()).toMatchObject([
      { diagnostics: [{ code: 'CLEF_DIMENSION', expected: 'kg', actual: 'm', span: { start: 10, end: 11 } }] },
    ])
  })

  it('points at the place for a person', async () => {
    const ran = await check('--expr', '2.0<kg> + x', '--env', 'x:float<m>')
    const [, source, pointer] = ran.stdout.split('\n')
    expect(source).toBe('  2.0<kg> + x')
    expect(pointer?.indexOf('^')).toBe(source?.indexOf('x'))
  })

  it('refuses an --env or --measure that is none', async () => {
    for (const [option, value] of [
      ['--env', 'x'],
      ['--measure', '=m'],
    ] as const) {
      const ran = await check('--expr', '1.0', option, value, '--json')
      expect(ran.code).toBe(1)
      expect(ran.lines()).toMatchObject([{ fault: { code: 'FAULT_SYNTAX' } }])
      expect(ran.stderr).toContain(option)
    }
  })
})

describe('check --batch', () => {
  it('answers every line by its id, in order', async () => {
    const batch = fileOf('exprs.ndjson', [
      { id: 1, expr: 'x ** 2', env: { x: 'm' } },
      { id: 'two', expr: '1.0<m> + 1.0<s>' },
      { id: 3, expr: '1.0<area>', measures: { area: 'm^2', lap: null } },
      { id: 4 },
      { id: 5, expr: '1.0 +' },
      { id: 6, expr: 'y', env: { y: 'm/' } },
    ])
    const ran = await check('--batch', batch)
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.lines()).toMatchObject([
      { id: 1, unit: 'm^2' },
      { id: 'two', diagnostics: [{ code: 'CLEF_DIMENSION' }] },
      { id: 3, unit: 'm^2' },
      { id: 4, diagnostics: [{ code: 'CLEF_SYNTAX' }] },
      { id: 5, diagnostics: [{ code: 'CLEF_SYNTAX' }] },
      { id: 6, diagnostics: [{ path: 'env.y' }] },
    ])
  })

  it('takes lines whose env or measures are of the wrong kind as the mistakes they are', async () => {
    const batch = fileOf('odd.ndjson', [
      { id: 1, expr: '1.0', env: { x: 5 } },
      { id: 2, expr: '1.0', measures: 'm' },
      { id: 3, expr: '1.0', env: null },
      { id: 4, expr: '1.0', env: ['m'] },
      { id: 5, expr: '2.0<m>' },
    ])
    const ran = await check('--batch', batch)
    expect(ran.code).toBe(0)
    const lines = ran.lines()
    expect(lines.map((line) => (line as { id: number }).id)).toEqual([1, 2, 3, 4, 5])
    expect(lines.slice(0, 4).every((line) => 'diagnostics' in (line as object))).toBe(true)
    expect(lines[4]).toEqual({ id: 5, unit: 'm' })
  })

  it('answers a line that is no object in its place, with its number', async () => {
    for (const line of ['{"id": 1,', '[1]', '5']) {
      const ran = await check(
        '--batch',
        fileOf('broken.ndjson', `{"id": 0, "expr": "1.0"}\n\n${line}\n{"id": 2, "expr": "1.0"}\n`),
        '--json',
      )
      expect(ran.code).toBe(0)
      const [before, broken, after] = ran.lines() as Record<string, { message: string }[]>[]
      expect([before, after]).toMatchObject([
        { id: 0, unit: '1' },
        { id: 2, unit: '1' },
      ])
      expect(broken?.diagnostics?.[0]?.message).toContain('line 3')
    }
  })
})

describe('check FILE', () => {
  const program = 'let a = finance.sum { amounts = [1.0<EUR>; 2.0<EUR>] }\na'

  it('prints the inferred types', async () => {
    const ran = await check(fileOf('good.clef', program), '--json')
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.lines()).toMatchObject([{ types: [{ name: 'a' }, {}] }])
    expect((await run(['check', '-'], program)).stdout).toMatch(/^a : /)
  })

  it('prints diagnostics with spans that lie in the file', async () => {
    const text = 'let a = 1.0<EUR>\nfinance.sum { amounts = [a; 2.0<USD>] }\n'
    const file = fileOf('bad.clef', text)
    const ran = await check(file, '--json')
    expect(ran.code).toBe(0)
    const [{ diagnostics }] = ran.lines() as [{ diagnostics: { code: string; span: { start: number; end: number } }[] }]
    const [first] = diagnostics
    expect(first).toMatchObject({ code: 'CLEF_DIMENSION', path: 'amounts[1]', expected: 'EUR', actual: 'USD' })
    expect(text.slice(first!.span.start, first!.span.end)).toBe('2.0<USD>')
    const shown = (await check(file)).stdout
    expect(shown).toContain(' 2:29 ')
    expect(shown).toContain('^^^^^^^^')
  })

  it('faults where there is nothing to check', async () => {
    const ran = await check('no-such-file.clef')
    expect(ran.code).toBe(1)
    expect(ran.stdout).toBe('')
    expect(ran.stderr).toContain('no-such-file.clef')
  })
})

import { describe, expect, it } from 'vitest'
import { readDot, readMermaid } from '../clef/explain/drawing.js'
import { fileOf } from './folder.js'
import { run } from './run-command.js'

const program = `let a = finance.convert { amount = $1; to = $2; market = input "market" }
let b = kinematics.stoppingDistance { speed = $3; reactionTime = 1.5<s>; deceleration = $5 }
(a, if b.total > 50.0<m> then b.total else 0.0<_>)
`
const goal = 'Convert 5mio EUR to USD, brake from 72 km/h after 1.5 s at 5 m/s2, more than 50 m?'
const file = () => fileOf('explained.clef', program)

describe('check --explain', () => {
  it('tells a person types, where literals came from, and the plan', async () => {
    const ran = await run(['check', file(), '--explain', '--goal', goal])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    for (const line of [
      /^ {2}b : \{ thinking: float<m>; /m,
      /^ {2}1:36 +\$1 = 5000000 EUR +goal 8-16 "5mio EUR"$/m,
      /^ {2}2:66 +1\.5<s> +goal \d+-\d+ "1\.5 s"$/m,
      /^ {2}0: finance\.convert$/m,
      /^ {2}result : .*, after 0 and 1$/m,
      /^ {2}1\. 0, 1$/m,
      /^ {2}1: grade = 0 \(default\)$/m,
    ])
      expect(ran.stdout).toMatch(line)
  })

  it('tells a machine the same', async () => {
    const ran = await run(['check', file(), '--explain', '--goal', goal, '--json'])
    expect(ran.lines()).toMatchObject([
      {
        types: [{ name: 'a' }, { name: 'b' }, { name: 'result' }],
        literals: [{ text: '$1', goalText: '5mio EUR', span: { start: 35, end: 37 } }, {}, {}, {}, {}, {}, {}, {}],
        plan: { calls: [{ operation: 'finance.convert', inputs: ['market'] }, { wave: 0 }], waves: [[0, 1]] },
      },
    ])
  })

  it('draws the plan alone', async () => {
    const mermaid = await run(['check', file(), '--draw', 'mermaid', '--goal', goal])
    expect(readMermaid(mermaid.stdout.trimEnd()).boxes.get('call0')).toBe('0: finance.convert')
    const dot = await run(['check', file(), '--draw', 'dot', '--goal', goal])
    expect(readDot(dot.stdout.trimEnd()).arrows).toContainEqual(['call0', 'result'])
  })

  it('says without a goal what depends on one, and takes the types of inputs', async () => {
    const ran = await run(['check', file(), '--explain', '--input', 'market'])
    expect(ran.stdout).toMatch(/^ {2}1:45 what this stands for depends on a goal/m)
    expect(ran.stdout).toMatch(/input "market" +attached, Market/)
    const text = fileOf('typed.clef', 'finance.priceBook { book = input "market"; market = input "market" }')
    const typed = await run(['check', text, '--input', 'market:Market', '--json'])
    expect(typed.lines()).toMatchObject([{ diagnostics: [{ code: 'CLEF_TYPE', path: 'book' }] }])
  })

  it('asks of literals where they came from when there is a goal', async () => {
    const ran = await run(['check', file(), '--goal', goal.replace('1.5 s', '2.5 s')])
    expect(ran.code).toBe(0)
    expect(ran.stdout).toContain('CLEF_UNGROUNDED 2:66 1.5 s does not come from the goal')
    expect(ran.stdout).toContain('hint: ')
  })

  it('refuses what it cannot read', async () => {
    expect(await run(['check', '--expr', '1.0', '--explain'])).toMatchObject({ code: 1, stdout: '' })
    const wrong = await run(['check', file(), '--input', 'x:Nothing', '--json'])
    expect(wrong.code).toBe(1)
    expect(wrong.lines()).toMatchObject([{ fault: { code: 'FAULT_SYNTAX' } }])
  })
})

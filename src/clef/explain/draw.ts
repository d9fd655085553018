// A plan as a drawing, for Mermaid or Graphviz: inputs, calls and the result, with an arrow from each to what it is given to.

import type { ExplainedCall, ExplainedPlan } from './explain.js'

export const drawingFormats = ['mermaid', 'dot'] as const
export type DrawingFormat = (typeof drawingFormats)[number]

type Shape = 'input' | 'call' | 'result'

interface Box {
  readonly id: string
  readonly shape: Shape
  readonly lines: readonly string[]
}

interface Arrow {
  readonly from: string
  readonly to: string
  /** The call is made only under a condition. */
  readonly dashed: boolean
}

/** How one language writes boxes and arrows. */
interface Pen {
  readonly open: readonly string[]
  readonly close: readonly string[]
  box(box: Box): string
  arrow(arrow: Arrow): string
}

/** The drawing as text of the language. */
export function drawn({ calls, result }: ExplainedPlan, format: DrawingFormat): string {
  const pen = pens[format]
  const names = [...new Set(calls.flatMap(({ inputs }) => inputs))]
  const boxes: Box[] = [
    ...names.map((name, index) => ({ id: `input${index}`, shape: 'input' as const, lines: [`input "${name}"`] })),
    ...calls.map(callBox),
    { id: 'result', shape: 'result', lines: [`result : ${result.type}`] },
  ]
  const arrows: Arrow[] = [
    ...calls.flatMap(({ id, inputs, dependsOn, conditions }) => [
      ...inputs.map((name) => ({ from: `input${names.indexOf(name)}`, to: `call${id}`, dashed: false })),
      ...dependsOn.map((from) => ({ from: `call${from}`, to: `call${id}`, dashed: conditions.length > 0 })),
    ]),
    ...result.dependsOn.map((id) => ({ from: `call${id}`, to: 'result', dashed: false })),
  ]
  const lines = [...boxes.map((box) => `  ${pen.box(box)}`), ...arrows.map((arrow) => `  ${pen.arrow(arrow)}`)]
  return [...pen.open, ...lines, ...pen.close].join('\n')
}

const callBox = ({ id, operation, conditions, attempted }: ExplainedCall): Box => ({
  id: `call${id}`,
  shape: 'call',
  lines: [`${id}: ${attempted ? 'attempt ' : ''}${operation}`, ...conditions.map((condition) => `when ${condition}`)],
})

// Whatever could mean something to Mermaid goes as the number of its character.
const mermaidText = (text: string): string =>
  [...text].map((character) => (/[\w .,:=+-]/.test(character) ? character : `#${character.codePointAt(0)};`)).join('')

const mermaidShapes: Readonly<Record<Shape, readonly [string, string]>> = {
  input: ['[/', '/]'],
  call: ['[', ']'],
  result: ['([', '])'],
}

// A newline is written as two characters; the languages know no other control character.
const dotText = (text: string): string =>
  text.replace(/[\\"]/g, (character) => `\\${character}`).replace(/\p{Cc}/gu, ' ')

const dotShapes: Readonly<Record<Shape, string>> = { input: 'parallelogram', call: 'box', result: 'ellipse' }

const pens: Readonly<Record<DrawingFormat, Pen>> = {
  mermaid: {
    open: ['flowchart TD'],
    close: [],
    box({ id, shape, lines }) {
      const [before, after] = mermaidShapes[shape]
      return `${id}${before}"${lines.map(mermaidText).join('<br/>')}"${after}`
    },
    arrow: ({ from, to, dashed }) => `${from} ${dashed ? '-.->' : '-->'} ${to}`,
  },
  dot: {
    open: ['digraph plan {'],
    close: ['}'],
    box: ({ id, shape, lines }) => `${id} [shape=${dotShapes[shape]}, label="${lines.map(dotText).join('\\n')}"];`,
    arrow: ({ from, to, dashed }) => `${from} -> ${to}${dashed ? ' [style=dashed]' : ''};`,
  },
}

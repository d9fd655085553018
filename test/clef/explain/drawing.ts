// Readers of what drawings use of their two languages: enough to find any text that is not well formed.

export interface Read {
  readonly boxes: ReadonlyMap<string, string>
  readonly arrows: readonly (readonly [from: string, to: string])[]
}

class Reading {
  readonly boxes = new Map<string, string>()
  readonly arrows: (readonly [string, string])[] = []

  box(id: string, label: string): void {
    if (this.boxes.has(id)) throw new Error(`${id} is drawn twice`)
    this.boxes.set(id, label)
  }

  arrow(from: string, to: string): void {
    for (const id of [from, to]) if (!this.boxes.has(id)) throw new Error(`an arrow at ${id}, which is not drawn`)
    this.arrows.push([from, to])
  }
}

const mermaidBox = /^ {2}(\w+)(\[\/|\(\[|\[)"([^"]*)"(\/\]|\]\)|\])$/
const mermaidArrow = /^ {2}(\w+) (?:-->|-\.->) (\w+)$/
const closing: Readonly<Record<string, string>> = { '[': ']', '[/': '/]', '([': '])' }

/** @throws Error at the first line that Mermaid's flowcharts do not have */
export function readMermaid(text: string): Read {
  const [head, ...lines] = text.split('\n')
  if (head !== 'flowchart TD') throw new Error(`${head} begins no flowchart`)
  const reading = new Reading()
  for (const line of lines) {
    const box = mermaidBox.exec(line)
    const arrow = mermaidArrow.exec(line)
    if (box !== null) {
      const [, id, open, label, close] = box
      if (closing[open!] !== close) throw new Error(`unlike brackets: ${line}`)
      if (/[^\w .,:=+\-#;<>/]/.test(label!)) throw new Error(`a label with a sign of the language: ${line}`)
      const lines = label!.split('<br/>')
      if (lines.some((part) => /[<>]/.test(part))) throw new Error(`a label with markup: ${line}`)
      reading.box(id!, lines.map(decoded).join('\n'))
    } else if (arrow !== null) reading.arrow(arrow[1]!, arrow[2]!)
    else throw new Error(`no line of a flowchart: ${line}`)
  }
  return reading
}

const decoded = (text: string): string =>
  text.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))

const dotBox = /^ {2}(\w+) \[shape=(?:box|ellipse|parallelogram), label="((?:[^"\\]|\\["\\n])*)"\];$/
const dotArrow = /^ {2}(\w+) -> (\w+)(?: \[style=dashed\])?;$/

/** @throws Error at the first line that is no statement of a digraph */
export function readDot(text: string): Read {
  const lines = text.split('\n')
  if (lines.shift() !== 'digraph plan {' || lines.pop() !== '}') throw new Error('no digraph')
  const reading = new Reading()
  for (const line of lines) {
    const box = dotBox.exec(line)
    const arrow = dotArrow.exec(line)
    if (box !== null)
      reading.box(
        box[1]!,
        box[2]!.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign)),
      )
    else if (arrow !== null) reading.arrow(arrow[1]!, arrow[2]!)
    else throw new Error(`no statement: ${line}`)
  }
  return reading
}

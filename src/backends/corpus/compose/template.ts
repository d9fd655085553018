// The little language that phrasings are written in: `(a|b)` picks one, `[a|b]` picks one or nothing, `{field}` words a
// field, `<name>` expands a fragment. A part whose field is not to be said, or was said before, is left out; if it is
// not optional, the whole template does not fit.

import type { Random } from '../random.js'

type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'fragment'; readonly name: string }
  | { readonly kind: 'choice'; readonly optional: boolean; readonly alternatives: readonly (readonly Node[])[] }

const signs = '()[]{}<>|'
/** Private-use characters that stand for the signs, away from the marks of quantities. */
const firstLiteral = 0xf000

/** Text as a template that words it as it stands, whatever signs are in it. */
export const literal = (text: string): string =>
  text.replace(/[()[\]{}<>|]/g, (sign) => String.fromCharCode(firstLiteral + signs.indexOf(sign)))

const spelled = (text: string): string =>
  text.replace(/[\uf000-\uf008]/g, (held) => signs[held.charCodeAt(0) - firstLiteral] ?? held)

const parsed = new Map<string, readonly Node[]>()

/** Parses once per template text; an unbalanced template is a defect in the phrasing data. */
function parse(template: string): readonly Node[] {
  const known = parsed.get(template)
  if (known !== undefined) return known
  let at = 0
  const until = (closing: string): string => {
    const end = template.indexOf(closing, at)
    if (end < 0) throw new Error(`unclosed ${closing} in template: ${template}`)
    const inside = template.slice(at + 1, end)
    at = end + 1
    return inside
  }
  const sequence = (): Node[] => {
    const nodes: Node[] = []
    while (at < template.length) {
      const sign = template[at]!
      if (sign === '{') nodes.push({ kind: 'field', name: until('}') })
      else if (sign === '<') nodes.push({ kind: 'fragment', name: until('>') })
      else if (sign === '(' || sign === '[') nodes.push(alternatives(sign === '[' ? ']' : ')'))
      else if (sign === '|' || sign === ')' || sign === ']') break
      else {
        const stop = template.slice(at).search(/[{<([|)\]]/)
        const end = stop < 0 ? template.length : at + stop
        nodes.push({ kind: 'text', text: spelled(template.slice(at, end)) })
        at = end
      }
    }
    return nodes
  }
  const alternatives = (closing: string): Node => {
    const found: Node[][] = []
    do {
      at++
      found.push(sequence())
    } while (template[at] === '|')
    if (template[at] !== closing) throw new Error(`unclosed ${closing} in template: ${template}`)
    at++
    return { kind: 'choice', optional: closing === ']', alternatives: found }
  }
  const nodes = sequence()
  if (at < template.length) throw new Error(`stray ${template[at]} in template: ${template}`)
  parsed.set(template, nodes)
  return nodes
}

export interface Filler {
  readonly random: Random
  /** Words a field and marks it as said; undefined where it is not to be said (again). */
  readonly say: (field: string) => string | undefined
  /** Whether `say` would word the field now. */
  readonly canSay: (field: string) => boolean
  readonly fragments: Readonly<Record<string, readonly string[]>>
}

/** Chance that an optional part is said when it could be; parts that carry a field are wanted more. */
const optionalChance = { plain: 0.45, withField: 0.8 }

const mentions = (nodes: readonly Node[]): boolean =>
  nodes.some((node) => node.kind === 'field' || (node.kind === 'choice' && node.alternatives.some(mentions)))

function options(fragment: string, { fragments }: Filler): readonly string[] {
  const found = fragments[fragment]
  if (found === undefined) throw new Error(`no fragment <${fragment}>`)
  return found
}

/** Whether every field that `nodes` needs can be said. */
const fits = (nodes: readonly Node[], filler: Filler): boolean =>
  nodes.every((node) => {
    if (node.kind === 'field') return filler.canSay(node.name)
    if (node.kind === 'fragment') return options(node.name, filler).some((one) => fits(parse(one), filler))
    if (node.kind === 'choice' && !node.optional) return node.alternatives.some((one) => fits(one, filler))
    return true
  })

function expandNodes(nodes: readonly Node[], filler: Filler): string | undefined {
  let text = ''
  for (const node of nodes) {
    if (node.kind === 'text') text += node.text
    else {
      const part = expandNode(node, filler)
      if (part === undefined) return undefined
      text += part
    }
  }
  return text
}

function expandNode(node: Exclude<Node, { kind: 'text' }>, filler: Filler): string | undefined {
  if (node.kind === 'field') return filler.say(node.name)
  if (node.kind === 'fragment') {
    const all = options(node.name, filler)
    const picked = parse(filler.random.pick(all))
    if (fits(picked, filler)) return expandNodes(picked, filler)
    const fitting = all.map(parse).filter((one) => fits(one, filler))
    return fitting.length === 0 ? undefined : expandNodes(filler.random.pick(fitting), filler)
  }
  const possible = node.alternatives.filter((one) => fits(one, filler))
  if (node.optional) {
    const { withField, plain } = optionalChance
    if (possible.length === 0 || !filler.random.chance(possible.some(mentions) ? withField : plain)) return ''
  }
  return possible.length === 0 ? undefined : expandNodes(filler.random.pick(possible), filler)
}

/** The template worded, or undefined where a field it needs is not to be said. */
export function expand(template: string, filler: Filler): string | undefined {
  const nodes = parse(template)
  return fits(nodes, filler) ? expandNodes(nodes, filler) : undefined
}

// A strict reader of the XML that charts are: whatever is not well-formed throws.

export interface Element {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (Element | string)[]
}

const name = '[A-Za-z_][\\w.:-]*'
const token = new RegExp(`<(/?)(${name})((?:\\s+${name}="[^"<]*")*)\\s*(/?)>|([^<]+)`, 'y')
const attribute = new RegExp(`(${name})="([^"]*)"`, 'g')
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", '#39': "'" }

function decoded(text: string): string {
  if (/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text))
    throw new Error('no character of XML')
  return text.replaceAll(/&([^;\s]*);?/g, (whole, entity: string) => {
    const meant = whole.endsWith(';') ? entities[entity] : undefined
    if (meant === undefined) throw new Error(`no entity: ${whole}`)
    return meant
  })
}

/** The root element. */
export function readXml(text: string): Element {
  const root: { name: string; attributes: ReadonlyMap<string, string>; children: (Element | string)[] } = {
    name: '',
    attributes: new Map(),
    children: [],
  }
  const open = [root]
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    const at = token.lastIndex
    const match = token.exec(text)
    if (match === null) throw new Error(`no XML at ${at}: ${text.slice(at, at + 40)}`)
    const [, closing, tag = '', attributes = '', empty, words] = match
    const within = open.at(-1)!
    if (words !== undefined) {
      if (open.length > 1) within.children.push(decoded(words))
      else if (words.trim() !== '') throw new Error('text beside the root')
    } else if (closing === '/') {
      if (open.length < 2 || within.name !== tag) throw new Error(`</${tag}> closes ${within.name}`)
      open.pop()
    } else {
      const found = [...attributes.matchAll(attribute)].map(
        ([, key = '', value = '']) => [key, decoded(value)] as const,
      )
      const element = { name: tag, attributes: new Map(found), children: [] }
      if (element.attributes.size !== found.length) throw new Error(`an attribute twice in ${tag}`)
      within.children.push(element)
      if (empty !== '/') open.push(element)
    }
  }
  const [only, ...others] = root.children
  if (open.length !== 1 || typeof only !== 'object' || others.length > 0) throw new Error('not one whole element')
  return only
}

/** Every element under one, itself among them. */
export const elementsOf = (element: Element): readonly Element[] => [
  element,
  ...element.children.flatMap((child) => (typeof child === 'string' ? [] : elementsOf(child))),
]

/** What its texts read. */
export const textsOf = (root: Element): readonly string[] =>
  elementsOf(root)
    .filter((element) => element.name === 'text')
    .map(({ children }) => children.join(''))

/** Points of its lines, each by its path's commands; a line of data is one without fill, clipped to its panel. */
export const linesOf = (root: Element): readonly number[] =>
  elementsOf(root)
    .filter(({ name: tag, attributes }) => tag === 'g' && attributes.has('clip-path'))
    .flatMap(({ children }) => children.filter((child) => typeof child === 'object'))
    .map(({ attributes }) => [...(attributes.get('d') ?? '').matchAll(/[ML]/g)].length)

// Names as the BARE schema language spells them: PascalCase for types, camelCase for fields, CONSTANT_CASE for names of an enum.
// What is spelt so already keeps its name; anything else is respelt, and numbered where two would be the same.

const words = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** `finance.sum request` as `FinanceSumRequest`. */
export function typeName(name: string): string {
  const joined = words(name).map(capitalised).join('')
  return /^[A-Z]/.test(joined) ? joined : `T${joined}`
}

/** Some readers of the language take these for what they mean wherever they stand. */
const keywords: ReadonlySet<string> = new Set([
  ...['type', 'struct', 'union', 'enum', 'optional', 'list', 'map', 'data', 'str', 'string', 'bool', 'void'],
  ...['uint', 'u8', 'u16', 'u32', 'u64', 'int', 'i8', 'i16', 'i32', 'i64', 'f32', 'f64', 'e8', 'e16', 'e32', 'e64'],
])

function fieldName(name: string): string {
  if (keywords.has(name)) return `${name}Field`
  if (/^[a-z][A-Za-z0-9]*$/.test(name)) return name
  const joined = words(name)
    .map((word, index) => (index === 0 ? word.toLowerCase() : capitalised(word)))
    .join('')
  return /^[a-z]/.test(joined) && !keywords.has(joined) ? joined : `f${capitalised(joined)}`
}

function enumName(name: string): string {
  if (/^[A-Z][A-Z0-9_]*$/.test(name)) return name
  const joined = words(name).join('_').toUpperCase()
  return /^[A-Z]/.test(joined) ? joined : `N_${joined}`
}

/** Names that generators for other languages would make one of are the same here: `aB` and `AB`, `A_1` and `A1`. */
const folded = (name: string): string => name.replaceAll('_', '').toLowerCase()

/** Gives every name once. */
export class Names {
  private readonly taken = new Set<string>()

  /** `wanted`, or the first of `wanted2`, `wanted3`, .. that is free; `before` stands before the number. */
  claim(wanted: string, before = ''): string {
    let name = wanted
    for (let next = 2; this.taken.has(folded(name)); next++) name = `${wanted}${before}${next}`
    this.taken.add(folded(name))
    return name
  }
}

/** The spelling of every name of a record or a choice. Those that keep theirs come first: no other takes it from them. */
function spelt(names: readonly string[], spell: (name: string) => string, before: string): ReadonlyMap<string, string> {
  const claimed = new Names()
  const keep = (name: string) => spell(name) === name
  const order = [...names.filter(keep), ...names.filter((name) => !keep(name))]
  return new Map(order.map((name) => [name, claimed.claim(spell(name), before)]))
}

export const fieldNames = (names: readonly string[]): ReadonlyMap<string, string> => spelt(names, fieldName, '')

export const enumNames = (names: readonly string[]): ReadonlyMap<string, string> => spelt(names, enumName, '_')

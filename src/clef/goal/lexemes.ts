// Splits a goal's text into lexemes: runs of digits read as one number, runs of letters, single symbols. One pass, linear.

export interface Lexeme {
  readonly kind: 'digits' | 'word' | 'symbol'
  readonly text: string
  /** The text in lower case, for look-ups. */
  readonly lower: string
  readonly start: number
  readonly end: number
  /** Nothing stands between this lexeme and the one before it. */
  readonly glued: boolean
  /** A line begins with this lexeme. */
  readonly leads: boolean
  /** Value of a `digits` lexeme. */
  readonly value: number
}

const space = "[\\u00a0\\u202f\\u2009'_]"
const money = '(?:EUR|USD|GBP|JPY|CHF|CAD|AUD|eur|usd|gbp|chf|euros?|dollars?|pounds?|yen|[$€£])'
const digitsForms = [
  `\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?!\\d)`, // 1,234.5
  `\\d{1,3}(?:\\.\\d{3}){2,}(?:,\\d+)?(?!\\d)`, // 1.234.567,8
  `\\d{1,3}(?:\\.\\d{3})+,\\d{1,2}(?!\\d)`, // 1.234,56
  `(?<!\\d )\\d{1,2}(?: \\d{3}){1,3}(?![\\d.])(?= ?${money})|(?<=${money} ?)\\d{1,2}(?: \\d{3}){1,3}(?![\\d.])`, // 1 500 EUR, beside a currency
  `\\d{1,3}(?:${space}\\d{3})+(?:\\.\\d+)?(?!\\d)`, // 1'234.5 and thin spaces
  `\\d{1,3}(?: 000)+(?!\\d)`, // 5 000 000; other plain spaces may divide a list
  `\\d+,\\d{1,2}(?![\\d,]|\\.\\d)`, // 1,5 as a decimal comma
  `\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+(?!\\p{L}))?`,
  `\\.\\d+`,
]
const lexeme = new RegExp(`\\s+|(${digitsForms.join('|')})|(\\p{L}+)|(.)`, 'suy')

const fractions: ReadonlyMap<string, number> = new Map([
  ['½', 0.5],
  ['¼', 0.25],
  ['¾', 0.75],
])

/** The number that a `digits` lexeme spells. */
function numberOf(text: string): number {
  const dots = text.split('.').length - 1
  if (dots > 1) return Number(text.replaceAll('.', '').replace(',', '.'))
  if (/\.\d{3},\d{1,2}$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'))
  if (/^\d+,\d{1,2}$/.test(text)) return Number(text.replace(',', '.'))
  return Number(text.replace(/[\s',_]/g, ''))
}

export function lexemesOf(text: string): readonly Lexeme[] {
  const lexemes: Lexeme[] = []
  let previousEnd = -1
  let leads = true
  lexeme.lastIndex = 0
  for (let match = lexeme.exec(text); match !== null; match = lexeme.exec(text)) {
    const [whole, digits, word] = match
    const end = lexeme.lastIndex
    const start = end - whole.length
    if (digits === undefined && word === undefined && match[3] === undefined) {
      leads ||= whole.includes('\n')
      continue
    }
    const fraction = fractions.get(whole)
    const isNumber = digits !== undefined || fraction !== undefined
    lexemes.push({
      kind: isNumber ? 'digits' : word !== undefined ? 'word' : 'symbol',
      text: whole,
      lower: whole.toLowerCase(),
      start,
      end,
      glued: start === previousEnd,
      leads,
      value: fraction ?? (digits === undefined ? Number.NaN : numberOf(digits)),
    })
    previousEnd = end
    leads = false
  }
  return lexemes
}

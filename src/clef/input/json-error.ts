// Where a text stops being JSON. JSON.parse tells only sometimes, and each engine in its own words.

const literal = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const space = /[ \t\n\r]*/y

/** Offset of the first character that cannot belong to JSON; the text's length where it only ends too early. */
export const jsonErrorAt = (text: string): number => new Scanner(text).errorAt()

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or end' | 'nothing'

/** Walks over JSON without building it, and without recursion: depth is the asker's to choose. */
class Scanner {
  private at = 0
  private expected: Expected = 'value'
  private readonly open: (']' | '}')[] = []

  constructor(private readonly text: string) {}

  errorAt(): number {
    do this.skip(space)
    while (this.at < this.text.length && this.step(this.text[this.at]!))
    return this.at
  }

  /** Takes what begins here; false where it cannot. */
  private step(character: string): boolean {
    switch (this.expected) {
      case 'nothing':
        return false
      case 'colon':
        return character === ':' && this.take('value')
      case 'comma or end':
        if (character === ',') return this.take(this.open.at(-1) === ']' ? 'value' : 'key')
        return character === this.open.at(-1) && this.close()
      case 'key':
      case 'key or }':
        if (character === '}') return this.expected === 'key or }' && this.close()
        return character === '"' && this.string('colon')
      default:
        return this.value(character)
    }
  }

  private value(character: string): boolean {
    if (character === '"') return this.string(this.afterValue())
    if (character === ']') return this.expected === 'value or ]' && this.close()
    if (character === '[' || character === '{') {
      this.open.push(character === '[' ? ']' : '}')
      return this.take(character === '[' ? 'value or ]' : 'key or }')
    }
    const found = this.skip(literal)
    this.expected = this.afterValue()
    return found
  }

  private take(next: Expected): true {
    this.at++
    this.expected = next
    return true
  }

  private close(): true {
    this.open.pop()
    return this.take(this.afterValue())
  }

  private string(next: Expected): boolean {
    this.at++
    while (this.at < this.text.length) {
      const character = this.text[this.at]!
      if (character === '"') return this.take(next)
      if (character === '\\') {
        if (!this.skip(escaped)) return false
      } else if (character < ' ') return false
      else this.at++
    }
    return false
  }

  private afterValue(): Expected {
    return this.open.length === 0 ? 'nothing' : 'comma or end'
  }

  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at
    const found = pattern.test(this.text)
    if (found) this.at = pattern.lastIndex
    return found
  }
}

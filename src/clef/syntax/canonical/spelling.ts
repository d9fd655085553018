// How each token of a canonical program is spelt, by what it is.

import type { Token } from '../token.js'
import * as lexemes from './lexemes.js'
import { givenNames, type KnownNames, letters, localName, qualifiedNames } from './names.js'
import type { RoleParser } from './roles.js'

const given: ReadonlySet<string> = new Set([...givenNames, ...letters])

export class Spelling {
  private readonly qualified: ReadonlySet<string>
  private readonly fields: ReadonlySet<string> | undefined

  /** @param binders what is expected where a left side of the program's bindings has a token, by its start */
  constructor(
    private readonly text: string,
    private readonly parser: RoleParser,
    known: KnownNames,
    private readonly binders: ReadonlyMap<number, string>,
  ) {
    this.qualified = new Set([...qualifiedNames, ...known.operations])
    this.fields = known.fields === undefined ? undefined : new Set(known.fields)
  }

  /** What should have stood in place of the token at `index`; undefined where it may stand. */
  objection(index: number): string | undefined {
    const token = this.parser.read[index]!
    const binder = this.binders.get(token.start)
    if (binder !== undefined) return this.written(token) === binder ? undefined : binder
    switch (token.kind) {
      case 'number':
        return this.matches(token, lexemes.number, 'a number with digits and a unit in canonical spelling')
      case 'float':
        return this.matches(token, lexemes.float, 'a unit in canonical spelling')
      case 'slot':
        return this.matches(token, lexemes.slot, `$1 to $${lexemes.slotMax}`)
      case 'variable':
        return this.matches(token, lexemes.variable, "'a to 'z")
      case 'measure':
        return this.matches(token, lexemes.measure, 'a declaration in canonical spelling')
      case 'string':
        return this.string(index, token)
      case 'symbol':
        return this.symbol(index, token.text)
      case 'word':
        return this.word(index, token.text)
      case 'newline':
      case 'end':
        return undefined
    }
  }

  private written({ start, end }: Token): string {
    return this.text.slice(start, end)
  }

  private matches(token: Token, pattern: RegExp, expected: string): string | undefined {
    return pattern.test(this.written(token)) ? undefined : expected
  }

  private string(index: number, token: Token): string | undefined {
    switch (this.parser.roleAt(index)) {
      case 'inputName':
        return this.matches(token, lexemes.inputName, 'the name of an input')
      case 'date':
        return this.matches(token, lexemes.date, 'a date')
      default:
        return this.matches(token, lexemes.string, `a string of up to ${lexemes.stringMax} characters`)
    }
  }

  private symbol(index: number, text: string): string | undefined {
    const role = this.parser.roleAt(index)
    if (role === 'argumentSign') return 'a negated argument in parentheses'
    if (role === 'sign' && this.parser.roleAt(index - 1) === 'sign') return 'one sign'
    if ((text === ']' || text === '}') && this.symbolAt(index - 1) === ';') return 'another item'
    return undefined
  }

  private symbolAt(index: number): string | undefined {
    const token = this.parser.read[index]
    return token?.kind === 'symbol' ? token.text : undefined
  }

  private word(index: number, text: string): string | undefined {
    switch (this.parser.roleAt(index)) {
      case 'name':
        return this.name(index, text)
      case 'binder':
        return localName.test(text) ? undefined : 'one of x y z u v w, with a digit or not'
      case 'field':
        return this.field(index, text)
      case 'separator':
        return 'a line break'
      case 'cases':
        return this.symbolAt(index + 1) === '|' ? undefined : "'with' and '|'"
      default:
        return text === 'elif' ? "'else if'" : undefined
    }
  }

  private name(index: number, text: string): string | undefined {
    if (given.has(text) || localName.test(text)) return undefined
    return this.qualified.has(this.qualifiedAt(index)) ? undefined : 'a known name'
  }

  /** The name at `index` with the field behind it, `List.map`. */
  private qualifiedAt(index: number): string {
    const token = this.parser.read[index + 2]
    const head = this.parser.read[index]!
    return this.symbolAt(index + 1) === '.' && token !== undefined ? `${this.written(head)}.${this.written(token)}` : ''
  }

  private field(index: number, text: string): string | undefined {
    const isQualified =
      this.symbolAt(index - 1) === '.' &&
      this.parser.roleAt(index - 2) === 'name' &&
      this.qualified.has(this.qualifiedAt(index - 2))
    if (isQualified || (this.fields?.has(text) ?? lexemes.fieldName.test(text))) return undefined
    return 'the name of a field'
  }
}

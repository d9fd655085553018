// Reads the definitions of a BARE schema text. The grammar is that of draft-devault-bare; nothing is looked up yet.

import type { Span } from '../../../fault.js'
import { depthMax, nameCharactersMax, nodesMax } from '../../schema-limits.js'
import {
  type BareType,
  type Definition,
  type EnumMember,
  type Field,
  type Length,
  type Primitive,
  primitives,
  type UnionMember,
} from './syntax.js'
import { type Token, Tokens } from './tokens.js'
import { beyond, syntaxError } from './unreadable.js'

const typeNamePattern = /^[A-Z][A-Za-z0-9]*$/
const enumNamePattern = /^[A-Z][A-Z0-9_]*$/
const fieldNamePattern = /^[A-Za-z][A-Za-z0-9_]*$/

/** @throws Unreadable */
export const parseDefinitions = (text: string): readonly Definition[] => new Parser(text).definitions()

class Parser {
  private readonly tokens: Tokens
  private nodes = 0

  constructor(text: string) {
    this.tokens = new Tokens(text)
  }

  definitions(): readonly Definition[] {
    const definitions: Definition[] = []
    do {
      this.expect('type', '')
      const { text: name, ...span } = this.name(typeNamePattern, 'the name of a type, PascalCase', '')
      definitions.push({ name, type: this.type(name, 0), span })
    } while (this.tokens.peek().text !== '')
    return definitions
  }

  private type(path: string, depth: number): BareType {
    const { text, ...start } = this.tokens.take()
    this.nodes++
    if (this.nodes > nodesMax) beyond('types', nodesMax, this.nodes, start, '')
    if (depth > depthMax) beyond('levels', depthMax, depth, start, path)
    const type = this.composite(text, path, depth + 1) ?? this.simple(text, start, path)
    return { ...type, span: start }
  }

  private simple(text: string, span: Span, path: string): Unplaced {
    if (isPrimitive(text)) return { kind: 'primitive', name: text }
    if (typeNamePattern.test(text)) return { kind: 'reference', name: text }
    return syntaxError(`${path} wants a type, not ${shown(text)}`, span, path)
  }

  private composite(keyword: string, path: string, depth: number): Unplaced | undefined {
    switch (keyword) {
      case 'data':
        return { kind: 'data', length: this.length(path) }
      case 'optional':
        return { kind: 'optional', of: this.parameter(`${path}.of`, depth) }
      case 'list':
        return { kind: 'list', of: this.parameter(`${path}.of`, depth), length: this.length(path) }
      case 'map':
        return { kind: 'map', key: this.parameter(`${path}.key`, depth), of: this.parameter(`${path}.of`, depth) }
      case 'enum':
        return { kind: 'enum', members: this.enumMembers(path) }
      case 'struct':
        return { kind: 'struct', fields: this.fields(path, depth) }
      case 'union':
        return { kind: 'union', members: this.unionMembers(path, depth) }
      default:
        return undefined
    }
  }

  private parameter(path: string, depth: number): BareType {
    this.expect('<', path)
    const type = this.type(path, depth)
    this.expect('>', path)
    return type
  }

  private length(path: string): Length | undefined {
    if (!this.tokens.takes('[')) return undefined
    const length = this.number(path)
    this.expect(']', path)
    return length
  }

  private enumMembers(path: string): readonly EnumMember[] {
    this.expect('{', path)
    const members: EnumMember[] = []
    while (!this.tokens.takes('}')) {
      const { text: name, ...span } = this.name(enumNamePattern, 'the name of a value, CONSTANT_CASE', path)
      members.push({ name, number: this.given(path) ?? following(members.at(-1)?.number), span })
    }
    return members
  }

  private fields(path: string, depth: number): readonly Field[] {
    this.expect('{', path)
    const fields: Field[] = []
    while (!this.tokens.takes('}')) {
      const { text: name, ...span } = this.name(fieldNamePattern, 'the name of a field', path)
      const fieldPath = `${path}.${name}`
      this.expect(':', fieldPath)
      fields.push({ name, type: this.type(fieldPath, depth), span })
    }
    return fields
  }

  private unionMembers(path: string, depth: number): readonly UnionMember[] {
    this.expect('{', path)
    this.tokens.takes('|')
    const members: UnionMember[] = []
    while (!this.tokens.takes('}')) {
      const type = this.type(path, depth)
      members.push({ type, tag: this.given(path) ?? following(members.at(-1)?.tag), span: type.span })
      if (!this.tokens.takes('|')) {
        this.expect('}', path)
        break
      }
    }
    return members
  }

  /** The number after `=`, if there is one. */
  private given(path: string): number | undefined {
    return this.tokens.takes('=') ? this.number(path).value : undefined
  }

  private number(path: string): Length {
    const { text, ...span } = this.tokens.take()
    if (!/^[0-9]+$/.test(text)) syntaxError(`${path} wants a number, not ${shown(text)}`, span, path)
    return { value: Number(text), span }
  }

  private name(pattern: RegExp, what: string, path: string): Token {
    const token = this.tokens.take()
    const { text, ...span } = token
    if (!pattern.test(text)) syntaxError(`${what} is expected here, not ${shown(text)}`, span, path)
    if (text.length > nameCharactersMax) beyond('characters in a name', nameCharactersMax, text.length, span, path)
    return token
  }

  private expect(text: string, path: string): void {
    const { text: actual, ...span } = this.tokens.take()
    if (actual !== text) syntaxError(`'${text}' is expected here, not ${shown(actual)}`, span, path)
  }
}

/** A type without its place in the text. */
type Unplaced = BareType extends infer Type ? (Type extends BareType ? Omit<Type, 'span'> : never) : never

const isPrimitive = (text: string): text is Primitive => (primitives as readonly string[]).includes(text)

const following = (number: number | undefined): number => (number === undefined ? 0 : number + 1)

const shown = (text: string): string => (text === '' ? 'the end of the text' : `'${text.slice(0, 32)}'`)

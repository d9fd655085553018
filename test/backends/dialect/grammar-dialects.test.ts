import { describe, expect, it } from 'vitest'
import {
  gbnfField,
  larkTool,
  noGrammar,
  responseFormatGrammar,
  structuredOutputs,
} from '../../../src/backends/dialect/index.js'
import { readGbnf, toGbnf } from '../../../src/clef/index.js'

const grammarOf = (text: string) => {
  const read = readGbnf(text)
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

const grammar = grammarOf('root ::= "refuse " [a-z]+\n')
const residual = grammarOf('root ::= "scope"\n')

describe('a grammar in the field of a server', () => {
  it('is GBNF in `grammar` for llama-server', () => {
    expect(gbnfField.fields({ grammar })).toEqual({ grammar: toGbnf(grammar) })
    expect(gbnfField.grammar).toEqual(['gbnf'])
  })

  it('is GBNF in `structured_outputs` for vLLM, which knows it by its `::=`', () => {
    expect(structuredOutputs.fields({ grammar })).toEqual({ structured_outputs: { grammar: toGbnf(grammar) } })
    expect(toGbnf(grammar)).toContain('::=')
  })

  it('is GBNF in `response_format` for Fireworks', () => {
    expect(responseFormatGrammar.fields({ grammar })).toEqual({
      response_format: { type: 'grammar', grammar: toGbnf(grammar) },
    })
  })

  it('is Lark in a tool that has to be called for OpenAI', () => {
    expect(larkTool.grammar).toEqual(['lark'])
    expect(larkTool.fields({ grammar })).toMatchObject({
      tools: [
        { type: 'custom', name: 'clef_request', format: { type: 'grammar', syntax: 'lark', definition: /^start: / } },
      ].map(({ format, ...tool }) => ({
        ...tool,
        format: { ...format, definition: expect.stringMatching(format.definition) },
      })),
      tool_choice: { type: 'custom', name: 'clef_request' },
    })
  })

  it('is nothing at all for a server that takes none', () => {
    expect(noGrammar.fields({ grammar, residual })).toEqual({})
    expect(noGrammar.grammar).toEqual([])
  })

  it('is that of the rest behind a beginning, since servers start theirs anew there', () => {
    expect(gbnfField.fields({ grammar, residual })).toEqual({ grammar: toGbnf(residual) })
    expect(structuredOutputs.fields({ grammar, residual })).toEqual({
      structured_outputs: { grammar: toGbnf(residual) },
    })
  })
})

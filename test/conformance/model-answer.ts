// A server's model that is ours: what it is asked is read back from the request as a prompt, and answered by the shipped weights under
// the grammar that the request brings.

import { createBackend } from '../../src/backends/built/index.js'
import { type Backend, BackendFailure, type Prompt } from '../../src/backends/index.js'
import { type Grammar, lexGoal, readGbnf } from '../../src/clef/index.js'
import { promptText } from '../backends/local/local-forms.js'
import type { WireRequest } from '../backends/wire/index.js'
import { constraintFor, grammarOfLark } from './goals.js'

let model: Promise<Backend> | undefined

export function builtModel(): Promise<Backend> {
  model ??= createBackend({ checkpoint: new URL('../../models/built', import.meta.url).pathname }).then((made) => {
    if (!made.ok) throw new Error(made.error.message)
    return made.value
  })
  return model
}

/** Whatever it can't answer, such as a question without a goal, it greets. */
export async function modelAnswer(request: WireRequest): Promise<string> {
  const asked = askedIn(request)
  if (asked === undefined) return 'Hello.'
  const { prompt, prefix } = asked
  const backend = await builtModel()
  const rest = grammarIn(request)
  const grammar = rest === undefined ? constraintFor(prompt).grammar : behind(prefix, rest)
  let text = ''
  try {
    const options = { tokensMax: 500, temperature: 0, seed: 1 }
    for await (const chunk of backend.propose(prompt, { grammar }, options)) text += chunk.text
  } catch (thrown) {
    // What the grammar asks for may be nothing that its vocabulary spells.
    if (thrown instanceof BackendFailure || thrown instanceof Error) return 'Hello.'
    throw thrown
  }
  return text.slice(prefix.length)
}

interface Asked {
  readonly prompt: Prompt
  readonly prefix: string
}

function askedIn({ body }: WireRequest): Asked | undefined {
  const { text, prefix } = wordsIn(body)
  const last = text.slice(text.lastIndexOf('<goal>\n') + 7)
  const end = last.indexOf('\n</goal>')
  if (end < 0) return undefined
  const goal = last.slice(0, end)
  const attached = /\n\nAttached:\n((?:[^\n]+: [^\n]+\n?)+)/.exec(last.slice(end))?.[1] ?? ''
  const inputs = [...attached.matchAll(/^(\S+): (\S+)$/gm)].map(([, name = '', type = '']) => ({ name, type }))
  return { prompt: { text: goal, quantities: lexGoal(goal), inputs }, prefix }
}

/** A text to continue ends with the beginning of the answer; of messages it is the assistant's. */
function wordsIn(body: WireRequest['body']): { readonly text: string; readonly prefix: string } {
  const messages = (body.messages ?? body.input) as readonly { role: string; content: string }[] | undefined // our own
  if (messages !== undefined) {
    const last = messages.at(-1)
    const user = messages.filter(({ role }) => role === 'user').at(-1)
    return { text: user?.content ?? '', prefix: last?.role === 'assistant' ? last.content : '' }
  }
  const text = promptText(body.prompt)
  const marks = ['<|im_start|>assistant\n', '\n\n'].find((mark) => text.includes(mark)) ?? ''
  const at = text.lastIndexOf(marks)
  return { text: text.slice(0, at), prefix: text.slice(at + marks.length) }
}

function grammarIn({ body }: WireRequest): Grammar | undefined {
  const structured = body.structured_outputs as { grammar?: string } | undefined // vLLM's field
  const format = body.response_format as { grammar?: string } | undefined // Fireworks'
  const gbnf = body.grammar ?? structured?.grammar ?? format?.grammar
  const [tool] = (body.tools ?? []) as readonly { format: { definition: string } }[] // OpenAI's
  if (tool !== undefined) return grammarOfLark(tool.format.definition)
  if (typeof gbnf !== 'string') return undefined
  const read = readGbnf(gbnf)
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

/** Servers start a grammar behind what they are given; our model writes its answer from the beginning. */
function behind(prefix: string, rest: Grammar): Grammar {
  if (prefix === '') return rest
  const whole = {
    kind: 'sequence',
    items: [
      { kind: 'text', text: prefix },
      { kind: 'rule', name: rest.root },
    ],
  } as const
  return { root: 'whole-answer', rules: new Map([['whole-answer', whole], ...rest.rules]) }
}

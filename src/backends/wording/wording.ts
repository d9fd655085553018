// How a prompt is told to a model that was not trained here.

import type { ProgramForm } from '../../clef/index.js'
import { type Contract, err, type Fault, ok, type Result } from '../../fabric/index.js'
import type { Prompt } from '../backend.js'
import { systemText } from './system-text.js'
import { userText } from './user-text.js'
import { type OperationExample, workedExamples } from './worked-example.js'

export interface Message {
  readonly role: 'system' | 'user'
  readonly content: string
}

export interface Wording {
  /** The system's and the user's message. The first has the same bytes for all prompts; equal prompts have equal bytes. */
  messages(prompt: Prompt): readonly [Message, Message]
  /** The same as one text for a server that completes: what follows it is the answer. */
  text(prompt: Prompt): string
}

export interface WordingOptions {
  /** How people ask for these contracts: the first few that can be shown are. */
  readonly examples?: readonly OperationExample[]
  /** `calls` where left out. */
  readonly programs?: ProgramForm
}

const examplesShown = 3
/** UTF-8 bytes of what every prompt begins with: a quarter of a context of 32k tokens at three bytes a token, and more. */
export const systemBytesMax = 96 * 1024

/** FAULT_LIMIT where the contracts are more than a prompt can tell. */
export function wordingOf(contracts: readonly Contract[], options: WordingOptions = {}): Result<Wording, Fault> {
  const { examples = [], programs = 'calls' } = options
  const system = systemText(contracts, workedExamples(contracts, examples, examplesShown), programs)
  const actual = Buffer.byteLength(system)
  if (actual > systemBytesMax) {
    const message = `${contracts.length} operations take ${actual} bytes to tell, where a prompt has room for ${systemBytesMax}; register fewer`
    return err({ code: 'FAULT_LIMIT', limit: systemBytesMax, actual, message })
  }
  return ok({
    messages: (prompt) => [
      { role: 'system', content: system },
      { role: 'user', content: userText(prompt) },
    ],
    text: (prompt) => `${system}\n\nNow answer this one.\n\n${userText(prompt)}\n\n`,
  })
}

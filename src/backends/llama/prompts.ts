// How a goal becomes tokens: of a model of ours as it was trained, of any other as it is told in words.

import type { Fault, Result } from '../../fabric/index.js'
import { ok } from '../../fabric/index.js'
import type { Prompt } from '../backend.js'
import { programTrie } from '../built/program-trie.js'
import { encodeProgram, encodePrompt, type Vocabulary } from '../built/tokenizer/index.js'
import { buildTokenTrie, type TokenTrie } from '../decoding/index.js'
import type { BackendServices } from '../http/index.js'
import { type Wording, wordingOf } from '../wording/index.js'
import type { SupervisedEngine } from './engine/supervised-engine.js'
import type { LlamaOptions } from './llama-options.js'
import type { Tokenizer } from './model-file.js'

export interface Prompts {
  /** What its tokens write. */
  readonly trie: TokenTrie
  /** @param prefix what the answer is to begin with */
  tokens(prompt: Prompt, prefix: string, engine: SupervisedEngine, signal?: AbortSignal): Promise<readonly number[]>
}

/** FAULT_LIMIT where the contracts are more than a prompt can tell. */
export function promptsFor(
  tokenizer: Tokenizer,
  { programs }: Pick<LlamaOptions, 'programs'>,
  { contracts, examples = [] }: Pick<BackendServices, 'contracts' | 'examples'>,
): Result<Prompts, Fault> {
  if (tokenizer.kind === 'own') return ok(new OwnPrompts(tokenizer.vocabulary))
  const wording = wordingOf(contracts, { examples, programs })
  if (!wording.ok) return wording
  return ok(new WordedPrompts(buildTokenTrie(tokenizer.vocabulary), wording.value, tokenizer.chat))
}

class OwnPrompts implements Prompts {
  readonly trie: TokenTrie

  constructor(private readonly vocabulary: Vocabulary) {
    this.trie = programTrie(vocabulary)
  }

  async tokens(prompt: Prompt, prefix: string): Promise<readonly number[]> {
    const { vocabulary } = this
    return [...encodePrompt(vocabulary, prompt, prompt.previous), ...encodeProgram(vocabulary, prefix)]
  }
}

class WordedPrompts implements Prompts {
  constructor(
    readonly trie: TokenTrie,
    private readonly wording: Wording,
    private readonly chat: boolean,
  ) {}

  async tokens(
    prompt: Prompt,
    prefix: string,
    engine: SupervisedEngine,
    signal?: AbortSignal,
  ): Promise<readonly number[]> {
    const said = await engine.ask({ kind: 'spell', prompt: this.worded(prompt, prefix) }, signal)
    if (said.kind !== 'spelled') throw new Error(`a prompt was asked to be spelled, and came back as ${said.kind}`)
    return [...said.tokens]
  }

  private worded(prompt: Prompt, prefix: string) {
    if (!this.chat) return `${this.wording.text(prompt)}${prefix}`
    const [system, user] = this.wording.messages(prompt)
    return { system: system.content, user: user.content, prefix }
  }
}

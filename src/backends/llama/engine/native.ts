// As much of node-llama-cpp as is used here. The package is an optional peer, so that its own types may not be there.

/** A token's id: llama.cpp's own. */
type Token = number

export interface NativeSequence {
  /** Where the next token will be placed. */
  readonly nextTokenIndex: number
  compareContextTokens(tokens: readonly Token[]): { readonly firstDifferentIndex: number }
  /** Cuts the sequence back to what it has in common with these tokens; some models can only forget all of it. */
  adaptStateToTokens(tokens: readonly Token[], allowShift: boolean): Promise<void>
  clearHistory(): Promise<void>
  controlledEvaluate(
    input: readonly (Token | readonly [Token, { readonly generateNext: GenerateNext }])[],
  ): Promise<readonly ({ readonly next: { readonly logits?: ReadonlyMap<Token, number> } } | undefined)[]>
}

export interface GenerateNext {
  readonly logits: true | { readonly filter: { readonly tokens: readonly Token[] } }
  readonly options: { readonly temperature: 0 }
}

interface NativeText {
  tokenize(tokenizer: unknown): Token[]
}

interface ChatWrapper {
  generateContextState(state: {
    readonly chatHistory: readonly (
      | { readonly type: 'system' | 'user'; readonly text: string }
      | { readonly type: 'model'; readonly response: readonly string[] }
    )[]
  }): { readonly contextText: NativeText }
}

export interface NativeModel {
  readonly tokenizer: unknown
  readonly tokens: { readonly bos: Token | null; readonly shouldPrependBosToken: boolean }
  tokenize(text: string, specialTokens: boolean): Token[]
  createContext(options: {
    readonly contextSize: number
    readonly batchSize: number
    readonly sequences: 1
    readonly threads: number
    readonly flashAttention: false
    readonly lora?: { readonly adapters: readonly { readonly filePath: string; readonly scale: number }[] }
  }): Promise<{ getSequence(): NativeSequence }>
}

export interface NodeLlamaCpp {
  getLlama(options: {
    readonly gpu: false
    readonly build: 'never'
    readonly skipDownload: true
    readonly logLevel: 'error'
    readonly progressLogs: false
  }): Promise<{ loadModel(options: { readonly modelPath: string }): Promise<NativeModel> }>
  resolveChatWrapper(model: NativeModel): ChatWrapper
}

/** Throws what `import` throws where there is no such package. */
export async function nodeLlamaCpp(module = 'node-llama-cpp'): Promise<NodeLlamaCpp> {
  return (await import(module)) as NodeLlamaCpp // the package's own word for it; what it answers is checked where it is used
}

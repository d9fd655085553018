// What a server of some wire format sends for an answer. A format beyond those of openai-forms.ts is one more of these.

/** A request as it arrived. */
export interface WireRequest {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** As JSON. */
  readonly body: Readonly<Record<string, unknown>>
  /** As text. */
  readonly text: string
  /** Bytes that came over its connection from the first to the last of this request. */
  readonly bytes: number
  /** `gone` where the client closed the connection before the answer was whole. */
  readonly closed: Promise<'whole' | 'gone'>
}

/** What is to be said, whatever the format. */
export interface WireAnswer {
  readonly text: string
  /** Whether it ended by itself; `length` where it was cut at its limit of tokens. */
  readonly finish: 'stop' | 'length' | 'content_filter'
  readonly usage: { readonly input: number; readonly output: number; readonly cached?: number }
}

export interface WireForm {
  /** Where it is asked, after the server's base: `/chat/completions`. */
  readonly path: string
  /** The blocks of the event stream in order, each with the empty line that ends it; text in more than one. */
  blocks(answer: WireAnswer, request: WireRequest): readonly string[]
  /** The grammar that a request brings, where it brings one. */
  grammarIn(body: WireRequest['body']): { readonly syntax: 'gbnf' | 'lark'; readonly text: string } | undefined
  /** How many tokens the request allows. */
  tokensMax(body: WireRequest['body']): number
}

/** Some four characters, never half of one, as tokens are. */
export const tokensOf = (text: string): readonly string[] => text.match(/.{1,4}/gsu) ?? []

export const dataBlock = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`

export interface LlamaDecoder {
  /** What llama.cpp says after the prompt, up to and with `end`, as tokens and as text, and how long it took. */
  decode(
    prompt: readonly number[],
    end: number,
    tokensMax: number,
  ): Promise<{ readonly tokens: number[]; readonly ms: number; readonly text: string }>
  close(): void
}
export function openLlamaDecoder(path: string, context: number): Promise<LlamaDecoder>

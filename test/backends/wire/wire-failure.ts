// How a server fails its next request.

import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** `headers`: before a byte of the answer; `firstChunk`: after its headers; `chunks`: after so many blocks of its stream. */
export type Where = 'headers' | 'firstChunk' | { readonly chunks: number }

export type WireFailure =
  /** An answer of this status; by default with an error in OpenAI's form. */
  | {
      readonly kind: 'status'
      readonly status: number
      readonly body?: string
      readonly headers?: Readonly<Record<string, string>>
    }
  /** Bytes in place of an HTTP answer, or within the stream; then the answer goes on. */
  | { readonly kind: 'garbage'; readonly where: Where; readonly bytes: Uint8Array }
  /** The stream ends in the middle of the block after these, as if it were whole. */
  | { readonly kind: 'truncated'; readonly where: Exclude<Where, 'headers'> }
  /** The stream ends behind these, without a word of that. */
  | { readonly kind: 'closed'; readonly where: Exclude<Where, 'headers'> }
  /** A line of so many characters. */
  | { readonly kind: 'giantLine'; readonly chars: number }
  /** Says nothing any more, and keeps the connection until the client ends it. */
  | { readonly kind: 'hang'; readonly where: Where }
  /** RST. */
  | { readonly kind: 'reset'; readonly where: Where }
  /** Each block waits for `server.step()`. */
  | { readonly kind: 'slow' }

export interface Writing {
  readonly response: ServerResponse
  readonly socket: Socket
  /** Resolves when a slow answer may go on. */
  readonly step: () => Promise<void>
}

const blocksBefore = (where: Where): number => (where === 'headers' ? -1 : where === 'firstChunk' ? 0 : where.chunks)

/** Whether the answer goes on. */
type Then = 'goes-on' | 'is-over'

/** What the failure does before any byte of the answer. */
export function failFirst(failure: WireFailure, { response, socket }: Writing): Then {
  switch (failure.kind) {
    case 'status': {
      const type = 'content-type'
      response.writeHead(failure.status, { [type]: 'application/json', ...failure.headers })
      response.end(failure.body ?? errorBody(failure.status))
      return 'is-over'
    }
    case 'garbage':
      if (failure.where !== 'headers') return 'goes-on'
      socket.end(failure.bytes)
      return 'is-over'
    case 'hang':
      return failure.where === 'headers' ? 'is-over' : 'goes-on'
    case 'reset':
      if (failure.where !== 'headers') return 'goes-on'
      socket.resetAndDestroy()
      return 'is-over'
    default:
      return 'goes-on'
  }
}

/** What it does when so many blocks of the stream have been written, before the next. */
export async function failBetween(
  failure: WireFailure,
  written: number,
  next: string,
  { response, socket, step }: Writing,
): Promise<Then> {
  if (failure.kind === 'slow') await step()
  if (failure.kind === 'giantLine' && written === 1) response.write(`data: ${'x'.repeat(failure.chars)}`)
  if (!('where' in failure) || blocksBefore(failure.where) !== written) return 'goes-on'
  switch (failure.kind) {
    case 'garbage':
      response.write(failure.bytes)
      return 'goes-on'
    case 'truncated':
      response.end(next.slice(0, next.length >> 1))
      return 'is-over'
    case 'closed':
      response.end()
      return 'is-over'
    case 'hang':
      return 'is-over'
    case 'reset':
      // What was written before is to arrive.
      response.write('', () => socket.resetAndDestroy())
      return 'is-over'
  }
}

const errorBody = (status: number): string =>
  JSON.stringify({ error: { message: `failed with ${status}`, type: 'server_error', param: null, code: null } })

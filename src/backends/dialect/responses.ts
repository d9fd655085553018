// The stream of OpenAI's /v1/responses. openai-node, src/resources/responses/responses.ts: `response.custom_tool_call_input.delta {delta}` for
// the input of a custom tool, `response.output_text.delta {delta}` for text; then `response.completed`, `response.incomplete` (with
// `response.incomplete_details.reason`) or `response.failed` (with `response.error`), each with `response.usage`; `error {code, message}`. The
// type stands in the data too. There is no `[DONE]`.

import type { Chunk } from '../backend.js'
import type { ServerEvent } from '../http/event-stream.js'
import { type Fields, fieldsOf, objectOf, textOf, told, unreadable } from './event-data.js'
import { endingOf, TokenCount } from './finish.js'
import type { StreamEnding, StreamForm, StreamReader, StreamUsage } from './stream-reader.js'

class ResponsesReader implements StreamReader {
  ending: StreamEnding | undefined
  private readonly count = new TokenCount()

  get usage(): StreamUsage {
    return this.count.usage
  }

  read({ data }: ServerEvent): readonly Chunk[] {
    const event = objectOf(data)
    switch (event.type) {
      case 'response.custom_tool_call_input.delta':
      case 'response.output_text.delta':
        return this.delta(textOf(event.delta))
      case 'response.completed':
      case 'response.incomplete':
        return this.end(event)
      case 'response.failed':
        throw told(JSON.stringify({ error: fieldsOf(event.response)?.error ?? '' }))
      case 'error':
        throw told(JSON.stringify({ error: event }))
      case undefined:
        throw unreadable()
      default:
        // Items, parts and reasoning: there are ever more kinds of events, and none of them is text of the answer.
        return []
    }
  }

  private delta(text: string): readonly Chunk[] {
    if (text === '') return []
    this.count.take(1)
    return [{ text, tokens: 1 }]
  }

  private end({ type, response }: Fields): readonly Chunk[] {
    const fields = fieldsOf(response)
    const reason = fieldsOf(fields?.incomplete_details)?.reason
    this.ending = type === 'response.completed' ? 'stop' : (endingOf(reason) ?? 'length')
    return this.count.rest(fields?.usage)
  }
}

export const responses: StreamForm = { name: 'responses', reader: () => new ResponsesReader() }

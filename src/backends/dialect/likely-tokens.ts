// Tokens with their probabilities, as llama-server and OpenAI's chat completions tell them.

import type { Chunk, TopToken } from '../backend.js'
import { type Fields, fieldsOf, listOf } from './event-data.js'
import type { ReaderOptions } from './stream-reader.js'

/** Entries kept of one place: OpenAI tells 20 at most, llama-server as many as it is asked for. */
const topMax = 64

/** `{token, logprob, top_logprobs: [{token, logprob}]}`, one for each token of the chunk. */
export function likelyTokens(told: unknown, { confidence }: ReaderOptions): Pick<Chunk, 'logprob' | 'top'> {
  const places = listOf(told).map(fieldsOf)
  const [first] = places
  const sum = places.reduce((all, place) => all + logprobOf(place), 0)
  return {
    ...(confidence && places.length > 0 && Number.isFinite(sum) ? { logprob: Math.min(0, sum) } : {}),
    ...(places.length === 1 && first !== undefined ? topOf(first) : {}),
  }
}

const logprobOf = (place: Fields | undefined): number =>
  typeof place?.logprob === 'number' ? place.logprob : Number.NaN

function topOf(place: Fields): Pick<Chunk, 'top'> {
  const top = listOf(place.top_logprobs)
    .slice(0, topMax)
    .flatMap((entry): TopToken[] => {
      const fields = fieldsOf(entry)
      const logprob = logprobOf(fields)
      // A token that is part of a character is shown as a replacement, which no text has.
      return typeof fields?.token === 'string' && Number.isFinite(logprob) ? [{ text: fields.token, logprob }] : []
    })
  return top.length === 0 ? {} : { top }
}

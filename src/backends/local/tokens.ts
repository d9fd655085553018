// What a server makes of a text when it is asked for its tokens.

import { fieldsOf, listOf } from '../dialect/event-data.js'
import { failed } from '../http/index.js'

/** The tokens of a text that is not empty. Throws UpstreamFailure for any other answer: a prompt without its goal would be answered all the same. */
export function tokensIn(json: unknown): readonly number[] {
  const tokens = listOf(fieldsOf(json)?.tokens)
  const isToken = (token: unknown): token is number => Number.isSafeInteger(token)
  if (tokens.length > 0 && tokens.every(isToken)) return tokens
  throw failed("the model's server was asked for the tokens of a goal, and told none", 'bad_json')
}

// Whether a model that is not sure of a program keeps to it: independent draws for the same goal are held against it. What most of
// them write too is run; anything else is put to the user as a question.

import type { Fault, Result } from '../../fabric/index.js'
import type { Proposed } from '../backend/index.js'

export interface AgreementLimits {
  /** Draws that a doubtful program is held against; with none it is asked at once. */
  readonly drawsMax: number
  /** The least share of them that must write the same. */
  readonly shareMin: number
  /** A program that its model gave less probability than this is asked without any draw. */
  readonly confidenceFloor: number
}

export interface Agreement {
  readonly agreed: boolean
  /** What the draws cost. */
  readonly tokens: number
  readonly bytesLeft: number
}

/**
 * Draws until it is settled, either way.
 *
 * @param draw one more independent proposal, counted from 1, of at most so many tokens
 */
export async function agreementOn(
  program: string,
  { drawsMax, shareMin }: AgreementLimits,
  tokensMax: number,
  draw: (number: number, tokensMax: number) => Promise<Result<Proposed, Fault>>,
): Promise<Result<Agreement, Fault>> {
  const needed = Math.ceil(shareMin * drawsMax)
  let same = 0
  let tokens = 0
  let bytesLeft = 0
  for (let number = 1; number <= drawsMax && tokens < tokensMax; number++) {
    const drawn = await draw(number, tokensMax - tokens)
    if (!drawn.ok) return drawn
    const { text } = drawn.value
    tokens += drawn.value.tokens
    bytesLeft += drawn.value.bytesLeft
    if (text.ok && text.value === program) same++
    const left = drawsMax - number
    if (same >= needed || same + left < needed) break
  }
  return { ok: true, value: { agreed: drawsMax > 0 && same >= needed, tokens, bytesLeft } }
}

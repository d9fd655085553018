// The text of a matcher as a chain of what it took. Steps are never changed, so that clones share them.
import { type Configurations, DEAD } from './automaton/index.js'

export interface Step {
  readonly configuration: number
  /** Whether this took a token that ends texts. */
  readonly finished: boolean
  /** The token that was taken; null for bytes. */
  readonly token: number | null
  /** What was taken; of a token that is not text, nothing. */
  readonly bytes: Uint8Array
  /** Bytes so far. */
  readonly length: number
  readonly previous: Step | null
}

export const nothing = new Uint8Array(0)

export const atStart: Step = {
  configuration: 0,
  finished: false,
  token: null,
  bytes: nothing,
  length: 0,
  previous: null,
}

/** The text so far, from the last token on that is none: tokenizers spell what is on either side of one by itself. */
export function textBefore(last: Step): Uint8Array {
  let start: Step | null = last
  while (start !== null && (start.bytes.length > 0 || start.token === null)) start = start.previous
  const from = start?.length ?? 0
  const bytes = new Uint8Array(last.length - from)
  for (let step: Step | null = last; step !== null && step !== start; step = step.previous) {
    bytes.set(step.bytes, step.length - step.bytes.length - from)
  }
  return bytes
}

/** The same steps as other configurations of the same grammar number them; null where those come to a limit on the way. */
export function retraced(last: Step, configurations: Configurations): Step | null {
  const steps: Step[] = []
  for (let step: Step | null = last; step !== null; step = step.previous) steps.push(step)
  let at = steps.pop()!
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const configuration = step.finished ? at.configuration : after(at.configuration, step, configurations)
    if (configuration === DEAD) return null
    at = { ...step, configuration, previous: at }
  }
  return at
}

function after(configuration: number, { token, bytes }: Step, configurations: Configurations): number {
  return token === null
    ? configurations.run(configuration, bytes)
    : configurations.runToken(configuration, token, bytes)
}

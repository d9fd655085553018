// The model that answers, as the server's events name it.

import type { ServerEvent } from '../http/index.js'

const modelCharsMax = 128

/** The name by which a server calls its model, which may be longer than the one that was asked for. */
export function modelIn({ data }: ServerEvent): string | undefined {
  const named = /"model"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(data.slice(0, 4_096))?.[1]
  if (named === undefined) return undefined
  try {
    return String(JSON.parse(named)).slice(0, modelCharsMax)
  } catch {
    return undefined
  }
}

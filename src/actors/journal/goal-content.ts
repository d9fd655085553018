import { createHash } from 'node:crypto'
import { type GoalRecord, goalMessage } from '../../fabric/index.js'

/**
 * SHA-256 over what a goal asks for: all of it but its key, and how long its peer will wait.
 *
 * @throws Error for a goal that does not fit its message; whoever accepts goals has seen that it does
 */
export function contentDigest({ key: _, patience: __, ...content }: GoalRecord): Buffer {
  const encoded = goalMessage.codec.encode(content)
  if (!encoded.ok) throw new Error(`a goal without its key does not fit its message: ${encoded.error.message}`)
  return createHash('sha256').update(encoded.value).digest()
}

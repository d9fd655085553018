// What happened, in order, as one hash: equal hashes mean that two runs were the same run.

import { createHash } from 'node:crypto'

const linesKept = 40

export class Trace {
  private readonly hash = createHash('sha256')
  private readonly latest: string[] = []

  note(line: string): void {
    this.hash.update(line).update('\n')
    this.latest.push(line)
    if (this.latest.length > linesKept) this.latest.shift()
  }

  /** The last lines, oldest first: what led to a failure. */
  get tail(): readonly string[] {
    return this.latest
  }

  /** Hex of the SHA-256 over all lines. To be called once, at the end. */
  digest(): string {
    return this.hash.digest('hex')
  }
}

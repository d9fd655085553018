// How far long work is, on standard error: a line that is written over on a terminal; elsewhere, where it is asked for, a line for each
// tenth, which is JSON where the answer is.

import type { Progress } from '../client/index.js'

export interface ProgressLine {
  /** Absent where nobody would see it. */
  readonly told: ((progress: Progress) => void) | undefined
  /** The answer has come: leaves a terminal as it was. */
  clear(): void
}

const width = 30
const eraseLine = '\r\u001b[K'

/** @param asked whether it is wanted where standard error is no terminal */
export function progressLine(asked: boolean, json: boolean): ProgressLine {
  const { stderr } = process
  if (stderr.isTTY === true && !json) {
    let shown = false
    const told = ({ done, total }: Progress): void => {
      const bar = '='.repeat(Math.floor((width * done) / total)).padEnd(width)
      stderr.write(`${eraseLine}[${bar}] ${Math.floor((100 * done) / total)} % of ${total}`)
      shown = true
    }
    return { told, clear: () => void (shown && stderr.write(eraseLine)) }
  }
  let tenth = 0
  const told = (progress: Progress): void => {
    const { done, total } = progress
    if (Math.floor((10 * done) / total) <= tenth) return
    tenth = Math.floor((10 * done) / total)
    stderr.write(`${json ? JSON.stringify({ progress }) : `${10 * tenth} % of ${total}`}\n`)
  }
  return { told: asked ? told : undefined, clear: () => {} }
}

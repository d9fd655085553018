import { randomInt } from 'node:crypto'

// Crockford's base 32 without the letters that read like digits; in order of its characters.
const digits = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * A new goal id: ten digits of time, so that ids sort by age, then sixteen of chance (80 bits).
 *
 * @param wallMs ms since the Unix epoch
 * @param digit uniform on 0 to 31
 */
export function mintGoalId(wallMs: number, digit: () => number = () => randomInt(32)): string {
  let time = Math.trunc(wallMs)
  let id = ''
  for (let place = 0; place < 10; place++) {
    id = digits.charAt(time % 32) + id
    time = Math.trunc(time / 32)
  }
  for (let place = 0; place < 16; place++) id += digits.charAt(digit())
  return id
}

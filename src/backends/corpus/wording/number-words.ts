// Numbers as people write them.

import type { Random } from '../random.js'

const below20 =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** A whole number below a thousand in words. */
export function inWords(value: number, random: Random): string {
  if (value < 20) return below20[value]!
  if (value < 100) {
    const low = value % 10
    return tens[Math.floor(value / 10)]! + (low === 0 ? '' : random.pick(['-', ' ', '-']) + below20[low])
  }
  const rest = value % 100
  const joint = random.pick([' and ', ' and ', ' '])
  return `${random.chance(0.3) && value < 200 ? 'a' : below20[Math.floor(value / 100)]} hundred${rest === 0 ? '' : joint + inWords(rest, random)}`
}

const grouped = (text: string): string => {
  const [whole, fraction] = text.split('.')
  const groups = whole!.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? groups : `${groups}.${fraction}`
}

/** Digits one by one after the point, as in dictation: "one point one oh five", "one forty eight point five". */
export function dictated(value: number, random: Random): string {
  const [whole, fraction] = String(value).split('.')
  const hundreds = Number(whole) >= 110 && Number(whole) < 1000 && Number(whole) % 100 >= 10 && random.chance(0.5)
  const said = hundreds
    ? `${below20[Math.floor(Number(whole) / 100)]} ${inWords(Number(whole) % 100, random)}`
    : inWords(Number(whole), random)
  if (fraction === undefined) return said
  const zero = random.pick(['oh', 'zero'])
  return `${said} point ${[...fraction].map((digit) => (digit === '0' ? zero : below20[Number(digit)])).join(' ')}`
}

/** `value` as digits, sometimes as words: 1,234.5, .5, 0.5, 12, twelve, "two and a half", "one point five". */
export function numberText(value: number, random: Random, { words = 0.06 } = {}): string {
  const digits = String(value)
  if (Number.isInteger(value) && value >= 2 && value < 1000 && random.chance(words)) return inWords(value, random)
  if (Number.isInteger(value) && value >= 110 && value < 1000 && random.chance(words / 2))
    return dictated(value, random)
  if (value % 1 === 0.5 && value < 100 && value > 1 && random.chance(words))
    return `${inWords(value - 0.5, random)} and a half`
  if (/^\d{1,2}\.\d{1,2}$/.test(digits) && random.chance(words / 2)) {
    const [whole, fraction] = digits.split('.')
    return `${inWords(Number(whole), random)} point ${[...fraction!].map((digit) => below20[Number(digit)]).join(' ')}`
  }
  if (value >= 1000 && random.chance(0.7)) return grouped(digits)
  if (value > 0 && value < 1 && random.chance(0.12)) return digits.replace(/^0/, '')
  if (Number.isInteger(value) && value < 1000 && random.chance(0.06)) return `${digits}.0`
  return digits
}

/** Uniform between `low` and `high` on a grid of `step`, in exact decimals. */
export function onGrid(random: Random, low: number, high: number, step: number): number {
  const decimals = (String(step).split('.')[1] ?? '').length
  const steps = Math.round((high - low) / step)
  return Number((low + random.integer(0, steps) * step).toFixed(decimals))
}

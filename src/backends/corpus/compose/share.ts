// Requests that share all parts but one: "100 USD in EUR, GBP and JPY", "stopping distance at 30, 50 and 70 mph".

import { type FieldValue, type Meaning, type Mention, quantityValue } from '../meaning.js'
import type { Phrasing } from '../phrasing/phrasing.js'
import type { Random } from '../random.js'

export interface Shared {
  /** The meaning whose `field` lists all values, to be worded once. */
  readonly listed: Meaning
  readonly field: string
  /** One meaning a call. */
  readonly each: readonly Meaning[]
}

/** Fields that people list, by operation. */
const listable: Readonly<Record<string, readonly string[]>> = {
  'finance.convert': ['to', 'to', 'to', 'amount'],
  'finance.priceBook': ['reporting'],
  'finance.priceOption': ['option.strike', 'option.tenor', 'option.type', 'option.type'],
  'kinematics.stoppingDistance': ['speed', 'speed', 'speed', 'frictionCoefficient', 'deceleration', 'reactionTime'],
  'kinematics.projectile': ['angle', 'angle', 'speed'],
  'kinematics.timeToCollision': ['gap', 'speedSelf'],
}

const rescaled = (value: number, step: number): number =>
  Number((value * (1 + 0.15 * step)).toPrecision(String(value).replace(/\D|^0+/g, '').length + (value < 10 ? 1 : 0)))

/** `mention` with another number, its unit written out or left to the last of the list. */
function another(mention: Mention, step: number, unitLeft: boolean): Mention | undefined {
  const { means } = mention
  if (means.kind !== 'quantity' && means.kind !== 'number') return undefined
  if (!/^[\d.,]+/.test(mention.text) || mention.manner !== undefined) return undefined
  const value = rescaled(means.value, step)
  return {
    text: unitLeft ? String(value) : mention.text.replace(/^[\d.,]+/, String(value)),
    means: { ...means, value },
  }
}

/** The same field's value in other samples of the operation. */
function others(phrasing: Phrasing, meaning: Meaning, field: string, count: number, random: Random): Mention[] {
  const first = meaning.get(field)
  const found = first?.kind === 'quantity' ? [first.mention] : []
  const amount = meaning.get('amount')
  const spent = amount?.kind === 'quantity' && amount.mention.means.kind === 'quantity' ? amount.mention.means.unit : ''
  const to = meaning.get('to')
  const wanted = to?.kind === 'quantity' && to.mention.means.kind === 'currency' ? to.mention.means.code : ''
  for (let tries = 0; tries < 12 && found.length < count; tries++) {
    const value = phrasing.sample(random).get(field)
    if (value?.kind !== 'quantity') continue
    const { means } = value.mention
    const known = found.some((one) => JSON.stringify(one.means) === JSON.stringify(means))
    const idle =
      (means.kind === 'currency' && means.code === spent) || (means.kind === 'quantity' && means.unit === wanted)
    if (!known && !idle) found.push(value.mention)
  }
  return found
}

/** A sampled meaning spread over two or three calls; undefined where this try found nothing to list. */
export function share(phrasing: Phrasing, random: Random): Shared | undefined {
  const fields = listable[phrasing.operation]
  if (fields === undefined) return undefined
  const meaning = new Map(phrasing.sample(random))
  // A rate belongs to one pair of currencies.
  if (phrasing.operation === 'finance.convert') meaning.delete('rate')
  const field = random.pick(fields)
  const value = meaning.get(field)
  if (value === undefined) return undefined
  const spread = (values: readonly FieldValue[], all: FieldValue): Shared => ({
    listed: new Map(meaning).set(field, all),
    field,
    each: values.map((one) => new Map(meaning).set(field, one)),
  })
  if (value.kind === 'choice') {
    const names = random.shuffled(['call', 'put'])
    const choices = names.map((name): FieldValue => ({ kind: 'choice', name }))
    return spread(choices, { kind: 'choices', names })
  }
  if (value.kind !== 'quantity' || value.negated === true) return undefined
  const count = random.chance(0.5) ? 2 : 3
  let mentions: (Mention | undefined)[]
  if (['to', 'amount', 'reporting', 'option.tenor'].includes(field)) {
    mentions = others(phrasing, meaning, field, count, random)
  } else {
    const unitLeft = random.chance(0.6)
    mentions = Array.from({ length: count }, (_, at) => another(value.mention, at, unitLeft && at < count - 1))
  }
  const known = mentions.filter((mention) => mention !== undefined)
  if (known.length < 2 || known.length < mentions.length) return undefined
  return spread(
    known.map((mention) => quantityValue(mention)),
    { kind: 'quantities', mentions: known },
  )
}

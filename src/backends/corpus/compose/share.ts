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

const rescaled = (value: number, step: number): number =>
  Number((value * (1 + 0.15 * step)).toPrecision(String(value).replace(/\D|^0+/g, '').length + (value < 10 ? 1 : 0)))

/** `mention` with another number, its unit written out or left to the last of the list. */
export function another(mention: Mention, step: number, unitLeft: boolean): Mention | undefined {
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

/** Two or three choices of `field`, as they stand in samples that say the same fields. */
function choicesOf(phrasing: Phrasing, meaning: Meaning, field: string, random: Random): string[] {
  const fieldsOf = (one: Meaning) => [...one.keys()].sort().join()
  const names = new Set<string>()
  for (let tries = 0; tries < 24; tries++) {
    const sampled = tries === 0 ? meaning : phrasing.sample(random)
    const value = sampled.get(field)
    if (value?.kind === 'choice' && (tries === 0 || fieldsOf(sampled) === fieldsOf(meaning))) names.add(value.name)
  }
  return [...names].slice(0, random.chance(0.6) ? 2 : 3)
}

/** A sampled meaning spread over two or three calls; undefined where this try found nothing to list. */
export function share(phrasing: Phrasing, random: Random): Shared | undefined {
  const fields = phrasing.listable ?? []
  if (fields.length === 0) return undefined
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
    const names = random.shuffled(choicesOf(phrasing, meaning, field, random))
    if (names.length < 2) return undefined
    const choices = names.map((name): FieldValue => ({ kind: 'choice', name }))
    return spread(choices, { kind: 'choices', names })
  }
  if (value.kind !== 'quantity' || value.negated === true) return undefined
  const count = random.chance(0.5) ? 2 : 3
  let mentions: (Mention | undefined)[]
  const isCode = !['quantity', 'number'].includes(value.mention.means.kind)
  if (isCode || ['to', 'amount', 'reporting'].includes(field)) {
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

/** A rate with its unit belongs to one pair. */
const isRate = ({ means }: Mention): boolean => means.kind === 'quantity' && /^[A-Z]{3}\/[A-Z]{3}$/.test(means.unit)

export interface Varied {
  readonly meaning: Meaning
  readonly field: string
  /** What `field` is instead. */
  readonly instead: FieldValue
}

/** A sampled meaning and another value for one of its fields: "the same for USDJPY". */
export function vary(phrasing: Phrasing, random: Random): Varied | undefined {
  const meaning = phrasing.sample(random)
  const fields = (phrasing.listable ?? []).filter((field) => meaning.has(field))
  if (fields.length === 0 || meaning.has('rate')) return undefined
  const field = random.pick(fields)
  const value = meaning.get(field)
  if (value?.kind === 'choice') {
    const name = choicesOf(phrasing, meaning, field, random).find((one) => one !== value.name)
    return name === undefined ? undefined : { meaning, field, instead: { kind: 'choice', name } }
  }
  if (value?.kind !== 'quantity' || value.negated === true || value.sameAs !== undefined) return undefined
  const [, instead] = others(phrasing, meaning, field, 2, random)
  return instead === undefined || isRate(instead) ? undefined : { meaning, field, instead: quantityValue(instead) }
}

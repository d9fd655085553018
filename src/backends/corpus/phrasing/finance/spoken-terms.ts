// Terms of options as people say them who are no dealers: pairs in words, and whether the amount is what would be bought or sold.

import { attachedValue, type FieldValue, type Mention } from '../../meaning.js'
import type { Random } from '../../random.js'
import { pairMention } from '../../wording/money.js'
import type { Phrasing } from '../phrasing.js'

const names: Readonly<Record<string, readonly string[]>> = {
  USD: ['dollars', 'dollars', 'US dollars', 'the dollar', 'american dollars', 'the US dollar', 'USD'],
  EUR: ['euros', 'euros', 'the euro', 'euro', 'EUR'],
  GBP: ['pounds', 'sterling', 'the pound', 'british pounds', 'pounds sterling', 'GBP'],
  JPY: ['yen', 'the yen', 'japanese yen', 'JPY'],
  CHF: ['swiss francs', 'francs', 'the swiss franc', 'the franc', 'CHF'],
  CAD: ['canadian dollars', 'the canadian dollar', 'loonies', 'CAD'],
  AUD: ['australian dollars', 'aussie dollars', 'the australian dollar', 'AUD'],
  NZD: ['kiwi dollars', 'new zealand dollars', 'the new zealand dollar', 'NZD'],
  SEK: ['swedish kronor', 'swedish krona', 'SEK'],
  NOK: ['norwegian kroner', 'NOK'],
  MXN: ['mexican pesos', 'pesos', 'MXN'],
  ZAR: ['rand', 'south african rand', 'the rand'],
  TRY: ['turkish lira', 'lira'],
  SGD: ['singapore dollars', 'SGD'],
}

/** "Euros against the dollar", now and then. */
export function termPair(pair: string, random: Random): Mention {
  const [foreign, domestic] = [names[pair.slice(0, 3)], names[pair.slice(3)]]
  if (foreign === undefined || domestic === undefined || !random.chance(0.22)) return pairMention(pair, random)
  const against = random.pick(['against', 'against', 'against', 'versus', 'vs', 'vs.', 'towards'])
  // Templates may have an article before it.
  const first = foreign.filter((name) => !name.startsWith('the '))
  return { text: `${random.pick(first)} ${against} ${random.pick(domestic)}`, means: { kind: 'pair', pair } }
}

/**
 * Marks hold no value: they say which words fit. This one is there where the amount is in FOR, which the option lets its holder buy or sell,
 * so that templates may say "the right to buy {notional}".
 */
const boughtAmount = 'words.bought'

const words: Readonly<Record<string, readonly [foreign: string, domestic: string]>> = {
  USD: ['(dollars|US dollars|the dollar)', '(dollars|US dollars|the dollar)'],
  EUR: ['(euros|the euro|euro)', '(euros|the euro)'],
  GBP: ['(pounds|sterling|the pound)', '(pounds|sterling)'],
  JPY: ['(yen|the yen)', '(yen|japanese yen)'],
  CHF: ['(swiss francs|the swiss franc)', '(swiss francs|francs)'],
  CAD: ['canadian dollars', '(canadian dollars|loonies)'],
  AUD: ['(australian dollars|aussie dollars)', 'australian dollars'],
  NZD: ['(new zealand dollars|kiwi dollars)', 'new zealand dollars'],
}

/** Either currency in words, beside the pair: `<foreign>` and `<domestic>`, at most once each. */
export const currencyFragments: NonNullable<Phrasing['fragments']> = {
  foreign: Object.entries(words).map(([code, [name]]) => `{words.foreign.${code}=attached}${name}`),
  domestic: Object.entries(words).map(([code, [, name]]) => `{words.domestic.${code}=attached}${name}`),
}

/** How often the words of both currencies are at hand: more would leave few samples that can be listed together. */
const namedChance = 0.4

/** Marks of a request about an option on `pair`. */
export function markWords(
  meaning: Map<string, FieldValue>,
  prefix: 'option.' | '',
  pair: string,
  random: Random,
): void {
  const [foreign, domestic] = [pair.slice(0, 3), pair.slice(3)]
  if (words[foreign] !== undefined && words[domestic] !== undefined && random.chance(namedChance)) {
    meaning.set(`words.foreign.${foreign}`, attachedValue)
    meaning.set(`words.domestic.${domestic}`, attachedValue)
  }
  const value = meaning.get(`${prefix}notional`)
  if (value?.kind !== 'quantity') return
  const { means } = value.mention
  if (means.kind === 'quantity' && means.unit === foreign) meaning.set(boughtAmount, attachedValue)
}

/** How a form or a ticket leaves a term empty, and how people forget one aloud. */
export const blank = (...heads: readonly string[]): readonly string[] =>
  heads.flatMap((head) => [
    `${head}: `,
    `${head}: not filled in`,
    `${head}: tbc`,
    `"${head}": ""`,
    `${head} still open`,
    `${head}: -`,
  ])

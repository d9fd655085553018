import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GoalQuantity, lexGoal, quantitiesMax } from '../../../src/clef/goal/index.js'
import { parseUnit } from '../../../src/fabric/dimension/index.js'

/** `72 km/h`, `pair EURUSD`: what a table entry says, for reading in a table of cases. */
function said(quantity: GoalQuantity): string {
  switch (quantity.kind) {
    case 'number':
      return String(quantity.value)
    case 'quantity':
      return `${quantity.value} ${quantity.unit}`
    case 'array':
      return `${JSON.stringify(quantity.items)} ${quantity.unit ?? ''}`.trim()
    case 'currency':
      return quantity.code
    case 'pair':
      return `pair ${quantity.pair}`
    case 'tenor':
      return `tenor ${quantity.tenor}`
    case 'date':
      return `date ${quantity.date}`
  }
}
const lexed = (text: string) => lexGoal(text).map(said)

const cases = (table: Record<string, readonly string[]>) => Object.entries(table)

describe('numbers', () => {
  it.each(
    cases({
      '72': ['72'],
      '1,234.5': ['1234.5'],
      '1.5e3': ['1500'],
      'mu .5': ['0.5'],
      '1/2': ['0.5'],
      '2 1/2': ['2.5'],
      '1 234 000': ['1', '234000'],
      '5 000 000': ['5000000'],
      "1'250'000": ['1250000'],
      '1.250.000,5': ['1250000.5'],
      '3 x 10^6': ['3000000'],
      '-3 and \u22124': ['-3', '-4'],
      'ten million': ['10000000'],
      'two and a half': ['2.5'],
      five: ['5'],
      'one hundred and twenty-five thousand': ['125000'],
      'nought point seven five': ['0.75'],
      'half a million': ['500000'],
      'fifteen hundred': ['1500'],
      '5k 2bn 3mio': ['5000', '2000000000', '3000000'],
      'minus 5': ['-5'],
      'plus or minus 5': ['5'],
      'ten minus 5': ['10', '5'],
      'negative 5': ['-5'],
    }),
  )('%s', (text, expected) => expect(lexed(text)).toEqual(expected))

  it('leaves names, ordinals and clock times alone', () => {
    expect(lexed('the A320 of Q3, the 2nd at 14:30 or 5pm, which one')).toEqual([])
  })
})

describe('units', () => {
  const speeds = '30 km/h|30km/h|30 kph|30 kmh|30 kmph|30 km per hour|30 kilometres an hour|30 kilometers/hour|30 KM/H'
  it.each(speeds.split('|'))('%s is 30 km/h', (text) => expect(lexed(text)).toEqual(['30 km/h']))

  const accelerations =
    '2 m/s²|2 m/s^2|2 m/s2|2 m/s/s|2 ms-2|2 m s^-2|2 metres per second squared|2 meters per second per second|2 m/s**2|2 m per s^2|2 metres per square second'
  it.each(accelerations.split('|'))('%s is 2 m/s^2', (text) => expect(lexed(text)).toEqual(['2 m/s^2']))

  it.each(
    cases({
      '60 mph': ['60 mi/h'],
      'sixty miles per hour': ['60 mi/h'],
      '5 m/s, 5 mps, 5 metres a second': ['5 m/s', '5 m/s', '5 m/s'],
      '40 ft/s and 40 fps': ['40 ft/s', '40 ft/s'],
      '12 knots 12 kts': ['12 kn', '12 kn'],
      '45° 45 deg 45 degrees 0.7 rad': ['45 deg', '45 deg', '45 deg', '0.7 rad'],
      '8% 8 percent 8 per cent': ['8 %', '8 %', '8 %'],
      '25bp 25 bps 25 basis points': ['25 bp', '25 bp', '25 bp'],
      '8 vols, 8 vol points, 8 vol': ['8 volpt', '8 volpt', '8 volpt'],
      '5.3% a year, 5.3% p.a.': ['5.3 %/yr', '5.3 %/yr'],
      '1.5s 1.5 sec 200ms 5 min 2 hours': ['1.5 s', '1.5 s', '200 ms', '5 min', '2 h'],
      '3mm 3cm 3 m 3 km 6 feet 6 inches 5 miles': ['3 mm', '3 cm', '3 m', '3 km', '6 ft', '6 in', '5 mi'],
      'half a second, a quarter of an hour': ['0.5 s', '0.25 h'],
      'two and a half seconds': ['2.5 s'],
      'braking at 0.5g': ['4.903325 m/s^2'],
      '80 kg and 500 grams': ['80 kg', '500 g'],
      'from 0 to 60 mph in 5 s': ['0 mi/h', '60 mi/h', '5 s'],
      'v = 20 s = 100': ['20', '100'],
      'strike 1.1 vol 8%': ['1.1', '8 %'],
    }),
  )('%s', (text, expected) => expect(lexed(text)).toEqual(expected))

  it.each(['from rest', 'at rest', 'to rest', 'a standstill', 'stationary', 'parked'])('%s is zero speed', (text) =>
    expect(lexed(`it is ${text} there`)).toEqual(['0 m/s']),
  )
})

describe('money, currencies and pairs', () => {
  const fiveMillionEuros =
    '€5m|5m EUR|5mm eur|EUR 5m|eur5m|5 million euros|5mio EUR|5,000,000 EUR|five million euros|5 million of EUR|€5,000,000|5000k euro'
  it.each(fiveMillionEuros.split('|'))('%s', (text) => expect(lexed(text)).toEqual(['5000000 EUR']))

  it.each(
    cases({
      '$5 and US$5 and A$5 and £2k': ['5 USD', '5 USD', '5 AUD', '2000 GBP'],
      '-$20 and ¥300': ['-20 USD', '300 JPY'],
      '3.2m USD, USD 3.2m, $3.2m USD': ['3200000 USD', '3200000 USD', '3200000 USD'],
      'pounds into swiss francs': ['GBP', 'CHF'],
      'yen, loonie, kiwi, sterling, aussie dollars': ['JPY', 'CAD', 'NZD', 'GBP', 'AUD'],
      'try all of them on top': [],
      '100 TRY': ['100 TRY'],
      'EURUSD eurusd EUR/USD eur-usd': ['pair EURUSD', 'pair EURUSD', 'pair EURUSD', 'pair EURUSD'],
      'euro dollar, dollar yen': ['pair EURUSD', 'pair USDJPY'],
      'a put on cable': ['pair GBPUSD'],
      'cable snaps': [],
      '1.085 USD/EUR': ['1.085 USD/EUR'],
      '150 yen per dollar': ['150 JPY/USD'],
      '1.10 EUR/USD call': ['1.1', 'pair EURUSD'],
      '10m EURUSD 3m call': ['10000000', 'pair EURUSD', 'tenor 3M'],
      '100, 200 and 300 EUR': ['100 EUR', '200 EUR', '300 EUR'],
      'EUR 100, USD 200': ['100 EUR', '200 USD'],
    }),
  )('%s', (text, expected) => expect(lexed(text)).toEqual(expected))
})

describe('what desks and workshops write', () => {
  it.each(
    cases({
      'EURUSD 25 delta call': ['pair EURUSD', '25 %'],
      '25d RR in EURUSD 3m': ['25 %', 'pair EURUSD', 'tenor 3M'],
      'delta 0.25 of a EURUSD call': ['0.25', 'pair EURUSD'],
      '25 day EURUSD option': ['tenor 25D', 'pair EURUSD'],
      'EURUSD call 2W': ['pair EURUSD', 'tenor 2W'],
      'a 2W motor': ['2 W'],
      'a 60 W lamp at 0.28 EUR': ['60 W', '0.28 EUR'],
      'dollar against yen': ['pair USDJPY'],
      'Norwegian kroner vs. Swedish kronor': ['pair NOKSEK'],
      'how many yen is a pound': ['pair GBPJPY'],
      'yen per euro': ['pair EURJPY'],
      'forward rate of euro to dollar': ['pair EURUSD'],
      '100 euros to dollars': ['100 EUR', 'USD'],
      'euros to dollars': ['EUR', 'USD'],
      'cable outrights 1m, 3m and 6m': ['pair GBPUSD', 'tenor 1M', 'tenor 3M', 'tenor 6M'],
      'put 5 m of rope together': ['5 m'],
      'shot put from 2.1 m': ['2.1 m'],
      '430 bp a year': ['430 bp/yr'],
      '0.045/yr': ['0.045 /yr'],
      'a speed of 40 m/s and a 145 g ball': ['40 m/s', '145 g'],
      'braking at 0.5 g': ['4.903325 m/s^2'],
      '0.7 square metres': ['0.7 m^2'],
      '1.2 kg per cubic metre': ['1.2 kg/m^3'],
      '1.2 kg m^-3': ['1.2 kg/m^3'],
      '4 rad s-2': ['4 rad/s^2'],
      '1.2 g/L': ['1.2 g/L'],
      '12 turns': ['12 rev'],
      'link 1: 880 mm': ['1', '880 mm'],
      'links of 30 and 20 cm': ['30 cm', '20 cm'],
      'Cd 1.1\nm 310 grams': ['1.1', '310 g'],
      'x 0.5 y 2': ['0.5', '2'],
      'a pulley of 3 in radius': ['3 in'],
      'a radius of point three metres': ['0.3 m'],
      'at that point two cars': ['2'],
      'from rest to 3000 rpm': ['0 rad/s', '3000 rpm'],
      'from rest to 30 m/s': ['0 m/s', '30 m/s'],
    }),
  )('%s', (text, expected) => expect(lexed(text)).toEqual(expected))
})

describe('tenors and dates', () => {
  it.each(
    cases({
      'a 3M EURUSD call': ['tenor 3M', 'pair EURUSD'],
      '3m call, 3-month, three months, 3 mths': ['tenor 3M', 'tenor 3M', 'tenor 3M', 'tenor 3M'],
      '1 year, 1y, 2w, 6 mo, 90 days, half a year': [
        'tenor 1Y',
        'tenor 1Y',
        'tenor 2W',
        'tenor 6M',
        'tenor 90D',
        'tenor 6M',
      ],
      '1.5 years': ['tenor 18M'],
      'a gap of 3m': ['3 m'],
      '2026-03-15': ['date 2026-03-15'],
      '15 March 2026, March 15th, 2026, 15-Mar-26': ['date 2026-03-15', 'date 2026-03-15', 'date 2026-03-15'],
      '31 February 2026': ['31', '2026'],
    }),
  )('%s', (text, expected) => expect(lexed(text)).toEqual(expected))
})

describe('the table', () => {
  it('gives each entry the span of its own words', () => {
    const text = 'price a 3-month EUR/USD call struck at 1.10 on five million euros, from rest'
    expect(lexGoal(text).map(({ span }) => text.slice(span.start, span.end))).toEqual([
      '3-month',
      'EUR/USD',
      '1.10',
      'five million euros',
      'from rest',
    ])
  })

  const brief = (text: string) =>
    lexGoal(text).map((one) => {
      if (one.kind === 'quantity') return `${one.value} ${one.unit}`
      if (one.kind === 'number') return String(one.value)
      if (one.kind === 'array') return JSON.stringify(one.items)
      return one.kind === 'currency'
        ? one.code
        : one.kind === 'pair'
          ? one.pair
          : one.kind === 'tenor'
            ? one.tenor
            : one.date
    })

  it.each([
    // one slip in a long word, beside a number or after "in", "to"
    ['25 metrs per second for 1.5 secnds', ['25 m/s', '1.5 s']],
    ['110 kilometrs per hour', ['110 km/h']],
    ['convert 30 dolars in eruos', ['30 USD', 'EUR']],
    // words of their own, one slip away from a unit
    ['5 tours, 3 ponds and 2 grass', ['5', '3', '2']],
    // a unit said once
    ['10, 20 and 30 EUR', ['10 EUR', '20 EUR', '30 EUR']],
    ['at 30, 50 and 70 mph', ['30 mi/h', '50 mi/h', '70 mi/h']],
    ['at 50 and 70 mph', ['50 mi/h', '70 mi/h']],
    ['a gap of 50 and 30 m/s', ['50', '30 m/s']],
    ['100 km/h to 0', ['100 km/h', '0 km/h']],
    // millions after the pair are no tenor
    ['3m eurusd call in 5m eur', ['3M', 'EURUSD', '5000000 EUR']],
    // dictation
    ['one twenty kilometres an hour', ['120 km/h']],
    ['a second and a half', ['1.5 s']],
    ['a quarter of a million dollars', ['250000 USD']],
    // money as other countries write it
    ['EUR 1.234,56 and USD 75.000', ['1234.56 EUR', '75000 USD']],
    ['convert EUR 1 500', ['1500 EUR']],
    ['1.5 Mio. EUR', ['1500000 EUR']],
    ['sum: $100 $200 $350', ['100 USD', '200 USD', '350 USD']],
    ['100 eur usd', ['100 EUR', 'USD']],
    ['5 yards of yen', ['5000000000 JPY']],
    ['5 lakh rupees', ['500000 INR']],
    // what is no quantity
    ['call +44 20 7946 0958', []],
    // dates of one possible order only
    ['31/12/2026', ['2026-12-31']],
  ])('reads %j', (text, expected) => {
    expect(brief(text)).toEqual(expected)
  })

  it(`keeps at most ${quantitiesMax} entries`, () => {
    expect(lexGoal('5 m '.repeat(100))).toHaveLength(quantitiesMax)
  })

  const words = fc.constantFrom(
    ...'3 m mm EUR 1.5 / per second ² - $ € k million a half and 1/2 USD/JPY EURUSD months ms 2026 - 03 , . ° % vol to rest from twenty'.split(
      ' ',
    ),
  )
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.array(words, { maxLength: 30 }).map((all) => all.join(' ')),
    fc.array(words, { maxLength: 30 }).map((all) => all.join('')),
  )

  it('never throws, orders entries without overlap, and spells units that the catalogue knows', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0
        for (const quantity of lexGoal(text)) {
          expect(quantity.span.start).toBeGreaterThanOrEqual(end)
          expect(quantity.span.end).toBeGreaterThan(quantity.span.start)
          end = quantity.span.end
          if ('value' in quantity) expect(Number.isFinite(quantity.value)).toBe(true)
          if (quantity.kind === 'quantity') expect(parseUnit(quantity.unit).ok).toBe(true)
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 2_000 },
    )
  })

  it('does not slow down on long runs of one kind', () => {
    // Each is 64 KiB of the worst a backtracking lexer could meet; any quadratic step would exceed the test's time limit.
    for (const unit of [
      '1',
      '1,',
      '1,111',
      '.',
      '1.',
      '-',
      'a',
      'and a half ',
      'per ',
      '€',
      '1e',
      '_',
      ' 000',
      'twenty ',
      '1 000',
      '1 111 ',
      'secnds ',
      '5, ',
    ]) {
      lexGoal(unit.repeat(65_536 / unit.length))
    }
  })
})

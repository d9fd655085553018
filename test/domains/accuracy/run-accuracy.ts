// Every survey, over as many cases as asked for.

import { surveyAmericans } from './american-survey.js'
import { surveyBarriers } from './barrier-survey.js'
import { surveyBodies } from './bodies-survey.js'
import { surveyDigitals, surveyDoubleNoTouches, surveyTouches } from './digital-survey.js'
import { surveyProjectile, surveySuvat } from './motion-survey.js'
import { surveyForwards, surveyImpliedVols, surveyStrikes } from './quote-survey.js'
import { Draws } from './seeded-cases.js'
import { surveySmiles } from './smile-survey.js'
import { Tallies, type Tally } from './tally.js'
import { surveyVanilla } from './vanilla-survey.js'

export type Survey = (cases: number, draws: Draws, tallies: Tallies) => void

export const SURVEYS: { readonly [name: string]: Survey } = {
  vanilla: surveyVanilla,
  forwards: surveyForwards,
  strikes: surveyStrikes,
  impliedVols: surveyImpliedVols,
  smiles: surveySmiles,
  digitals: surveyDigitals,
  touches: surveyTouches,
  doubleNoTouches: surveyDoubleNoTouches,
  barriers: surveyBarriers,
  americans: surveyAmericans,
  suvat: surveySuvat,
  projectile: surveyProjectile,
  bodies: surveyBodies,
}

export interface AccuracyReport {
  readonly cases: number
  readonly seed: number
  readonly figures: readonly (Tally & { readonly figure: string })[]
  /** figures that are not as accurate as promised */
  readonly failures: readonly string[]
}

/** @param cases of each survey */
export function runAccuracy(cases: number, seed: number, progress: (survey: string) => void): AccuracyReport {
  const tallies = new Tallies()
  for (const [name, survey] of Object.entries(SURVEYS)) {
    progress(name)
    survey(cases, new Draws(seed), tallies)
  }
  const figures = [...tallies.byFigure].map(([figure, tally]) => ({ figure, ...tally }))
  const failures = figures.filter(({ worst, promised }) => !(worst <= promised)).map(({ figure }) => figure)
  return { cases, seed, figures, failures }
}

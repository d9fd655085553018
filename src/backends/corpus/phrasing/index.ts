// All phrasings, by operation.

import { checkBook } from './finance-check-book.js'
import { convert } from './finance-convert.js'
import { priceBook } from './finance-price-book.js'
import { priceOption } from './finance-price-option.js'
import { sum } from './finance-sum.js'
import { projectile } from './kinematics-projectile.js'
import { stoppingDistance } from './kinematics-stopping-distance.js'
import { suvat } from './kinematics-suvat.js'
import { timeToCollision } from './kinematics-time-to-collision.js'
import type { Phrasing } from './phrasing.js'

export const phrasings: readonly Phrasing[] = [
  priceBook,
  checkBook,
  priceOption,
  convert,
  sum,
  stoppingDistance,
  projectile,
  suvat,
  timeToCollision,
]

// What the phrasings of falls and throws share: gravity, and the body that the air holds back.

import { literal } from '../../compose/template.js'
import type { Mention } from '../../meaning.js'
import type { Random } from '../../random.js'
import { bareNumber, type MeasureKind, measured } from '../../wording/measures.js'
import { onGrid } from '../../wording/number-words.js'
import type { Clauses } from '../phrasing.js'

/** A template within literal braces, as in JSON. */
export const braced = (template: string): string => `${literal('{')}${template}${literal('}')}`

/** The clauses of the acceleration of gravity in field `field`. */
const gravityClauses = (field: string): Clauses => ({
  with: [
    `with g = {${field}}`,
    `taking g as {${field}}`,
    `using g={${field}}`,
    `with gravity {${field}}`,
    `<moon> with g = {${field}}`,
    `<moon>, where gravity is {${field}}`,
    `<moon> (g = {${field}})`.replace('(', literal('(')).replace(')', literal(')')),
    `with a gravitational acceleration of {${field}}`,
    `where g is {${field}}`,
    `if g is {${field}}`,
    `assuming g={${field}}`,
    `in a gravity of {${field}}`,
    `under {${field}} of gravity`,
    `using {${field}} for gravity`,
  ],
  say: [
    `gravity is {${field}}`,
    `g is {${field}}`,
    `take g = {${field}}`,
    `use g={${field}}`,
    `use {${field}} for g`,
    `the gravity <moon> is {${field}}`,
    `this happens <moon>, where gravity is {${field}}`,
    `the gravitational acceleration is {${field}}`,
    `our teacher takes {${field}} for g`,
    `assume g of {${field}}`,
    `let g be {${field}}`,
    `we are <moon>, so g = {${field}}`,
    `please calculate with g = {${field}}`,
    `acceleration due to gravity is {${field}}`,
  ],
  tag: [
    `g={${field}}`,
    `g = {${field}}`,
    `gravity {${field}}`,
    `g {${field}}`,
    `gravity={${field}}`,
    `<moon> g={${field}}`,
    `grav {${field}}`,
    `gravity: {${field}}`,
    `g: {${field}}`,
    `local g {${field}}`,
  ],
})

export const fallGravity = {
  fragments: {
    moon: [
      'on the moon',
      'on the moon',
      'on mars',
      'on jupiter',
      'on titan',
      'on another planet',
      'there',
      'in the simulator',
      'on venus',
      'in the game',
      'on an asteroid base',
      'at the equator',
    ],
    'from rest': ['from rest', 'when dropped', 'freely', 'in free fall'],
  },
  clauses: gravityClauses,
} as const

const coefficients = [0.47, 0.47, 0.5, 0.4, 0.45, 0.3, 0.25, 0.35, 1, 1.05, 1.1, 1.2, 1.3, 0.7, 0.8, 1.5, 1.75, 0.1]

/** A drag coefficient: a number without a unit. */
export const dragCoefficient = (random: Random): Mention =>
  bareNumber(random.chance(0.6) ? random.pick(coefficients) : onGrid(random, 0.05, 1.6, 0.01), random)

/** The kilograms, square metres and metres that make a body heavy or light. */
export const heavyBody = { mass: [2, 1e4], area: [0.02, 1e3], radius: [0.05, 1e2] } as const
export const lightBody = { mass: [0, 2], area: [0, 0.05], radius: [0, 0.15] } as const

const siUnits: Readonly<Record<string, number>> = {
  kg: 1,
  g: 1e-3,
  oz: 0.0283,
  lb: 0.4536,
  'm^2': 1,
  'cm^2': 1e-4,
  'mm^2': 1e-6,
  'ft^2': 0.0929,
  m: 1,
  cm: 1e-2,
  mm: 1e-3,
  in: 0.0254,
  ft: 0.3048,
}

/** A measure of kind `kind` between two values in SI units. */
export function measuredWithin(kind: MeasureKind, [low, high]: readonly [number, number], random: Random): Mention {
  for (;;) {
    const mention = measured(kind, random)
    const { means } = mention
    const value = means.kind === 'quantity' ? means.value * (siUnits[means.unit] ?? 1) : 0
    if (value >= low && value <= high) return mention
  }
}

/** Of area and radius whichever is given, worded in several ways. */
export const sizes = {
  noun: '(a frontal area of {area}|a cross section of {area}|an area of {area}|a radius of {radius})',
  short: '(area {area}|A {area}|A={area}|radius {radius}|r {radius}|r={radius})',
  equal: '(A = {area}|A={area}|area = {area}|r = {radius}|r={radius}|radius = {radius})',
  form: '(area: {area}|frontal area: {area}|cross-section: {area}|radius: {radius})',
  json: '("area": "{area}"|"frontalArea": "{area}"|"radius": "{radius}")',
}

/** The clauses of a body that the air holds back; `body` names it. */
export const bodyClauses: Readonly<Record<'mass' | 'dragCoefficient' | 'area' | 'radius' | 'airDensity', Clauses>> = {
  mass: {
    with: [
      'with a mass of {mass}',
      'weighing {mass}',
      'of mass {mass}',
      'with mass {mass}',
      'that weighs {mass}',
      'and a mass of {mass}',
      'having a mass of {mass}',
      'weighing in at {mass}',
      'with {mass} of mass',
      'of {mass}',
      'with a weight of {mass}',
    ],
    say: [
      'the mass is {mass}',
      'it weighs {mass}',
      'its mass is {mass}',
      'the <body> weighs {mass}',
      'the <body> has a mass of {mass}',
      'the total mass is {mass}',
      'mass equals {mass}',
      'on the scale it shows {mass}',
      'the mass m is {mass}',
      'the weight is {mass}',
      'it has {mass}',
      'the whole thing is {mass}',
    ],
    tag: [
      'm={mass}',
      'm = {mass}',
      'mass<eq>{mass}',
      'mass {mass}',
      '{mass}',
      'weight {mass}',
      'M={mass}',
      'm {mass}',
      'mass: {mass}',
      'weighs {mass}',
      'wt {mass}',
    ],
    vague: ['it is quite heavy', 'it is light', 'i did not weigh it', 'mass as usual', 'mass not measured yet'],
  },
  dragCoefficient: {
    with: [
      'with a drag coefficient of {dragCoefficient}',
      'with Cd = {dragCoefficient}',
      'with a Cd of {dragCoefficient}',
      'with drag coefficient {dragCoefficient}',
      'taking Cd as {dragCoefficient}',
      'and a drag coefficient of {dragCoefficient}',
      'using a drag coefficient of {dragCoefficient}',
      'for Cd={dragCoefficient}',
      'with coefficient of drag {dragCoefficient}',
      'at a Cd of {dragCoefficient}',
      'with a cw value of {dragCoefficient}',
    ],
    say: [
      'the drag coefficient is {dragCoefficient}',
      'Cd is {dragCoefficient}',
      'its drag coefficient is about {dragCoefficient}',
      'the coefficient of drag is {dragCoefficient}',
      'take a drag coefficient of {dragCoefficient}',
      'assume Cd = {dragCoefficient}',
      'the book gives {dragCoefficient} for the drag coefficient',
      'from the wind tunnel we have Cd = {dragCoefficient}',
      'drag coefficient of {dragCoefficient}',
      'the cd value is {dragCoefficient}',
      'use {dragCoefficient} as drag coefficient',
      'for this shape the drag coefficient is {dragCoefficient}',
    ],
    tag: [
      'Cd={dragCoefficient}',
      'Cd = {dragCoefficient}',
      'cd {dragCoefficient}',
      'Cd {dragCoefficient}',
      'drag coefficient<eq>{dragCoefficient}',
      'drag coeff {dragCoefficient}',
      'cw={dragCoefficient}',
      'cd: {dragCoefficient}',
      'drag coefficient: {dragCoefficient}',
      'coefficient of drag {dragCoefficient}',
      'CD {dragCoefficient}',
    ],
    vague: [
      'the drag coefficient i could not find',
      'it is round and smooth',
      'for a smooth sphere',
      'it has a streamlined shape',
      'drag coefficient unknown',
      'cd as for any such shape',
    ],
  },
  area: {
    with: [
      'with a frontal area of {area}',
      'with a cross section of {area}',
      'with an area of {area}',
      'and a frontal area of {area}',
      'with a cross-sectional area of {area}',
      'showing {area} to the wind',
      'presenting {area} to the air',
      'with A = {area}',
      'of {area} frontal area',
      'with {area} of area',
      'and {area} of cross section',
      'with a reference area of {area}',
    ],
    say: [
      'the frontal area is {area}',
      'the cross section is {area}',
      'its area is {area}',
      'the cross-sectional area is {area}',
      'it has a frontal area of {area}',
      'seen from the front it has {area}',
      'the projected area is {area}',
      'A is {area}',
      'the area facing the air is {area}',
      'the reference area is {area}',
      'the area against the wind is {area}',
    ],
    tag: [
      'A={area}',
      'A = {area}',
      'area<eq>{area}',
      'area {area}',
      'frontal area {area}',
      'cross section {area}',
      'frontal area: {area}',
      'Aref={area}',
      'S={area}',
      'x-section {area}',
      'A {area}',
      'projected area {area}',
    ],
    vague: ['the size i do not know', 'the frontal area is still open', 'it is not very big'],
  },
  radius: {
    with: [
      'with a radius of {radius}',
      'of radius {radius}',
      'with radius {radius}',
      'and a radius of {radius}',
      'having a radius of {radius}',
      'with r = {radius}',
      '{radius} in radius',
      'being {radius} in radius',
    ],
    say: [
      'the radius is {radius}',
      'its radius is {radius}',
      'it has a radius of {radius}',
      'the radius r is {radius}',
      'the <body> is round with a radius of {radius}',
      'i measured a radius of {radius}',
      'from the middle to the outside it is {radius}',
      'the <body> has radius {radius}',
    ],
    tag: [
      'r={radius}',
      'r = {radius}',
      'radius<eq>{radius}',
      'radius {radius}',
      'R={radius}',
      'radius: {radius}',
      'r {radius}',
      'R = {radius}',
      'ball radius {radius}',
    ],
    vague: ['the size i do not know', 'it is as big as a fist', 'size not given'],
  },
  airDensity: {
    with: [
      'with an air density of {airDensity}',
      'in air of {airDensity}',
      'in air of density {airDensity}',
      'with air at {airDensity}',
      'at an air density of {airDensity}',
      'with rho = {airDensity}',
      'with ρ = {airDensity}',
      'where the air has {airDensity}',
      'taking the air density as {airDensity}',
      'for an air density of {airDensity}',
      'assuming air of {airDensity}',
      'in a gas of density {airDensity}',
    ],
    say: [
      'the air density is {airDensity}',
      'the density of the air is {airDensity}',
      'air has a density of {airDensity}',
      'rho is {airDensity}',
      'the air is {airDensity}',
      'take {airDensity} for the air',
      'use an air density of {airDensity}',
      'the atmosphere there has {airDensity}',
      'for the air density take {airDensity}',
      'the air weighs {airDensity}',
      'at that altitude the air density is {airDensity}',
      'density of air equals {airDensity}',
    ],
    tag: [
      'rho={airDensity}',
      'rho = {airDensity}',
      'ρ={airDensity}',
      'ρ = {airDensity}',
      'air density<eq>{airDensity}',
      'air {airDensity}',
      'density {airDensity}',
      'air density {airDensity}',
      'rho_air={airDensity}',
      'air density: {airDensity}',
      'rho {airDensity}',
      'density of air {airDensity}',
    ],
    vague: [
      'in normal air',
      'in thin air',
      'usual air',
      'air as it is up there',
      'in the open air',
      'at sea level',
      'standard air',
      'air density of a normal day',
      'ISA air',
    ],
  },
}

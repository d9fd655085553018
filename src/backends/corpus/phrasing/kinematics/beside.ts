// Facts that a story tells beside what counts: weights, ages, prices, numbers of houses and tickets. No field takes them.
// They are plain text, so the lexer counts their figures and the program's slots pass over them.

import { choiceValue, type FieldValue } from '../../meaning.js'
import type { Random } from '../../random.js'
import { onGrid } from '../../wording/number-words.js'
import type { Clauses } from '../phrasing.js'

export type Scene = 'road' | 'rail' | 'water' | 'pets' | 'drop' | 'sport' | 'machine' | 'sky' | 'arm'

type Worded = (random: Random) => string

const whole = (random: Random, low: number, high: number): string => String(random.integer(low, high))
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', '2nd', '3rd', '4th', '5th', '7th', '12th']
const ordinal = (random: Random): string => random.pick(ordinals)
const price = (random: Random, low: number, high: number): string => {
  const sum = whole(random, low, high)
  return random.pick([`${sum} euros`, `${sum} EUR`, `${sum} dollars`, `${sum} pounds`, `${sum} USD`, `${sum} francs`])
}
const kilos = (random: Random, low: number, high: number): string =>
  `${whole(random, low, high)} ${random.pick(['kg', 'kg', 'kilos', 'kilograms'])}`
const grams = (random: Random): string => `${onGrid(random, 20, 900, 10)} ${random.pick(['g', 'grams', 'grams'])}`
const names = ['Mimi', 'Bruno', 'Lotte', 'Rex', 'Pablo', 'Nina', 'Oskar', 'Bella', 'Tibor', 'Zoe', 'Moritz', 'Luna']
const name = (random: Random): string => random.pick(names)

const anywhere: readonly Worded[] = [
  (random) => `it is the ${ordinal(random)} time this week`,
  (random) => `this is the ${ordinal(random)} week of our course`,
  (random) => `the sheet is number ${whole(random, 2, 40)}`,
  (random) => `my ticket is number ${whole(random, 100, 9999)}`,
  (random) => `there are ${whole(random, 2, 30)} of us`,
  (random) => `it happened at ${whole(random, 1, 12)} o'clock`,
  (random) => `${whole(random, 2, 9)} people saw it`,
  (random) => `we have ${whole(random, 2, 6)} tries`,
  (random) => `${name(random)} is ${whole(random, 5, 80)} years old`,
  (random) => `it is ${whole(random, 7, 19)}:${random.pick(['00', '15', '30', '40', '05'])} now`,
  (random) => `my phone is at ${whole(random, 3, 95)} percent`,
  (random) => `we bet ${price(random, 2, 50)} on it`,
  (random) => `it stands on page ${whole(random, 3, 400)}`,
  (random) => `${name(random)} got ${whole(random, 2, 90)} for it and i do not believe it`,
  (random) => `our class has ${whole(random, 9, 31)} pupils`,
  (random) => `the film has ${whole(random, 2, 900)} views`,
  (random) => `i live at number ${whole(random, 1, 120)}`,
  (random) => `we waited ${whole(random, 5, 50)} minutes before that`,
  (random) => `it was ${whole(random, -5, 33)} °C that day`,
  (random) => `the file number is ${whole(random, 100, 99_999)}`,
]

const scenes: Readonly<Record<Scene, readonly Worded[]>> = {
  road: [
    (random) => `${random.pick(['30', '50', '80', '100', '120', '130'])} is allowed here`,
    (random) => `only ${random.pick(['30', '50', '80', '100'])} is allowed on this road`,
    (random) => `the limit here is ${random.pick(['50 km/h', '80 km/h', '30 mph', '60 mph', '100 kph'])}`,
    (random) => `we are on the A${whole(random, 1, 99)}`,
    (random) => `it is route ${whole(random, 2, 400)}`,
    (random) => `the car cost ${price(random, 900, 40_000)}`,
    (random) => `the car is loaded with ${kilos(random, 20, 600)}`,
    (random) => `there are ${whole(random, 2, 5)} of us in the car`,
    (random) => `the tank is half full and the engine has ${whole(random, 3, 8)} cylinders`,
    (random) => `the licence plate ends in ${whole(random, 10, 999)}`,
    (random) => `it is bus number ${whole(random, 2, 400)}`,
    (random) => `the car has ${whole(random, 20, 300)},000 on the clock`,
    (random) => `the car weighs ${onGrid(random, 900, 2400, 50)} kg`,
  ],
  rail: [
    (random) => `it is train ${whole(random, 100, 9999)}`,
    (random) => `it leaves from platform ${whole(random, 1, 22)}`,
    (random) => `the train has ${whole(random, 3, 14)} coaches`,
    (random) => `the train is ${onGrid(random, 60, 400, 10)} m long`,
    (random) => `a ticket costs ${price(random, 2, 90)}`,
    (random) => `${whole(random, 40, 800)} passengers are on board`,
  ],
  water: [
    (random) => `the water is ${onGrid(random, 1.5, 9, 0.5)} ${random.pick(['m', 'metres'])} deep`,
    (random) => `the boat is ${onGrid(random, 3, 12, 0.5)} ${random.pick(['m', 'metres'])} long`,
    (random) => `there are ${whole(random, 2, 9)} of us in the boat`,
    (random) => `a crossing costs ${price(random, 1, 12)}`,
    (random) => `the ferry takes ${whole(random, 4, 60)} cars`,
    (random) => `the boat with load weighs ${kilos(random, 60, 900)}`,
    (random) => `the ferry is from ${whole(random, 1950, 2020)}`,
    (random) => `it is ferry number ${whole(random, 2, 9)}`,
    (random) => `the water has ${whole(random, 4, 24)} °C`,
    (random) => `the next ferry goes in ${whole(random, 5, 50)} minutes`,
    (random) => `the outboard has ${whole(random, 2, 40)} horsepower`,
    (random) => `my dog weighs ${kilos(random, 5, 45)}`,
  ],
  pets: [
    (random) => `my cat ${name(random)} weighs ${kilos(random, 3, 7)}`,
    (random) => `the dog is called ${name(random)} and is ${whole(random, 2, 12)} years old`,
    (random) => `the animal weighs ${kilos(random, 3, 60)}`,
    (random) => `she has ${whole(random, 2, 6)} kittens`,
    (random) => `${name(random)} is a ${whole(random, 2, 14)} year old cat`,
    (random) => `there are ${whole(random, 2, 9)} cats in the house`,
    (random) => `the animal was bought for ${price(random, 5, 900)}`,
  ],
  drop: [
    (random) => `it weighs ${grams(random)}`,
    (random) => `it weighs ${kilos(random, 2, 80)}`,
    (random) => `we live on the ${ordinal(random)} floor`,
    (random) => `it cost me ${price(random, 5, 1200)}`,
    (random) => `our house is number ${whole(random, 1, 90)}`,
    (random) => `nobody was hurt, only ${whole(random, 2, 9)} plates are broken`,
    (random) => `it was a present for my ${ordinal(random)} birthday`,
    (random) => `my mother is ${whole(random, 35, 90)}`,
    (random) => `i am ${onGrid(random, 1.5, 2, 0.01)} m tall`,
    (random) => `it is ${whole(random, -5, 32)} °C outside`,
  ],
  sport: [
    (random) => `it weighs ${grams(random)}`,
    (random) => `the ball is size ${whole(random, 3, 7)}`,
    (random) => `the ball cost ${price(random, 5, 90)}`,
    (random) => `she plays with number ${whole(random, 2, 99)}`,
    (random) => `it was in the ${ordinal(random)} minute`,
    (random) => `we lead ${whole(random, 1, 4)} to ${whole(random, 0, 3)}`,
    (random) => `${whole(random, 20, 900)} people are watching`,
    (random) => `he is ${whole(random, 8, 60)} years old`,
    (random) => `the pitch is ${onGrid(random, 50, 110, 5)} m long`,
  ],
  machine: [
    (random) => `the payload is ${kilos(random, 2, 90)}`,
    (random) => `it is axis ${whole(random, 2, 7)} of the machine`,
    (random) => `the part number is ${whole(random, 1000, 99_999)}`,
    (random) => `it stands in hall ${whole(random, 2, 40)}`,
    (random) => `the drive cost ${price(random, 200, 9000)}`,
    (random) => `it carries ${whole(random, 2, 12)} people`,
    (random) => `we do ${whole(random, 100, 900)} parts a shift`,
    (random) => `the machine was built in ${whole(random, 1988, 2025)}`,
    (random) => `the motor has ${whole(random, 20, 900)} W`,
    (random) => `the supply is ${random.pick([12, 24, 48, 230, 400])} V`,
    (random) => `it has run for ${whole(random, 2, 30)} years`,
    (random) => `there are ${whole(random, 2, 12)} of these machines in the hall`,
    (random) => `the moving mass is ${kilos(random, 2, 500)}`,
  ],
  sky: [
    (random) => `it was my ${ordinal(random)} jump`,
    (random) => `a jump costs ${price(random, 90, 400)}`,
    (random) => `we were ${whole(random, 3, 16)} in the plane`,
    (random) => `the instructor is ${whole(random, 25, 60)} years old`,
    (random) => `the rig costs ${price(random, 900, 6000)}`,
    (random) => `${name(random)} has ${whole(random, 20, 900)} jumps`,
    (random) => `the plane has ${whole(random, 2, 4)} engines`,
  ],
  arm: [
    (random) => `it is robot ${whole(random, 2, 40)} on the line`,
    (random) => `the kit cost ${price(random, 40, 900)}`,
    (random) => `the gripper carries ${kilos(random, 2, 12)}`,
    (random) => `the servos run on ${random.pick([5, 6, 7.4, 12])} V`,
    (random) => `the arm weighs ${kilos(random, 2, 60)}`,
    (random) => `it is for week ${whole(random, 2, 14)} of the lab`,
  ],
}

/** Now and then sets `beside`, a fact that no field takes, in `meaning`; the program does not name it. */
export function tellBeside(
  meaning: Map<string, FieldValue>,
  random: Random,
  among: readonly Scene[],
  chance = 0.14,
): void {
  if (!random.chance(chance)) return
  const facts = random.chance(0.7) ? scenes[random.pick(among)] : anywhere
  meaning.set('beside', choiceValue(random.pick(facts)(random)))
}

/** Now and then sets `heft`, a weight that no field takes, for words like `my {heft} cat`. */
export function tellHeft(
  meaning: Map<string, FieldValue>,
  random: Random,
  [low, high]: readonly [low: number, high: number],
  chance = 0.06,
): void {
  if (!random.chance(chance)) return
  const kg = whole(random, low, high)
  meaning.set('heft', choiceValue(random.pick([`${kg} kg`, `${kg} kg`, `${kg} kilo`, `${kg}kg`, `${kg}-kilo`])))
}

const besideClauses: Clauses = {
  with: ['and {beside}', 'where {beside}', 'while {beside}', 'by the way {beside}', '{beside}'],
  say: ['{beside}', '{beside}', '{beside}', 'by the way {beside}', 'you must know {beside}'],
  tag: ['note: {beside}', 'remark: {beside}', '{beside}', 'info {beside}'],
}

const heftClauses: Clauses = {
  with: ['with {heft} of weight', 'weighing {heft}', 'and {heft} heavy'],
  say: ['the weight is {heft}', 'on the scales it has {heft}', 'it is {heft} heavy'],
  tag: ['weight {heft}', 'mass: {heft}', 'weight: {heft}'],
}

/** Clauses of what `tellBeside` and `tellHeft` set. */
export const besideFields = { beside: besideClauses, heft: heftClauses }

// Everyday words for uniform acceleration: what gains or loses speed every second, lifts and sledges, sprints told by magazines.

import type { Mention } from '../../meaning.js'
import type { Random } from '../../random.js'
import { numberText, onGrid } from '../../wording/number-words.js'

/** "3 m/s every second", as people say it who know no squares. */
export function everySecond(random: Random): Mention {
  const value = random.chance(0.5) ? random.integer(1, 9) : onGrid(random, 0.4, 6, 0.1)
  const speed = random.pick(['m/s', 'm/s', 'metres per second', 'meters per second'])
  const often = random.pick(['every second', 'every second', 'each second', 'a second', 'per second'])
  return { text: `${numberText(value, random)} ${speed} ${often}`, means: { kind: 'quantity', value, unit: 'm/s^2' } }
}

const faster: readonly string[] = [
  'the lift cabin moves off {u=rest} and gains {a=plain}[, for {t}][, over {s}][, up to {v=plain}]. {solve}',
  'my sledge is let go {u=rest}, picks up {a=plain} on the slope[, slides {t}][, slides {s}][ and leaves it at {v=plain}]. {solve}',
  'the tram pulls out {u=rest}[ and picks up {a=plain}][, after {t} i look][, {s} further i look][, it has {v=plain} then]. {solve}',
  'magazine test, 0 to top gear: {u=rest}[, {v=plain} after {t}][, {s} of tarmac][, {a=plain} all the way]. {solve}',
  'from {u=shared} to {v=plain} in {t}, the advert says. {solve}',
  '{u=shared} to {v=plain} in {t}, how many metres is that{solve=s}',
  '{u=shared} to {v=plain} in {t}: how much road does it use up until then{solve=s}',
  'a car does {u=shared} to {v=plain} in {t}. [{beside}. ]{solve}',
  'it goes at {u=plain} and gains {a=plain}[ for {t}][ over {s}]. {solve}',
  'it goes at {u=plain}, then picks up speed evenly and has {v=plain}[ after {t}][ after {s}]. {solve}',
  'each second it is faster by the same, {a=plain} that is[, beginning {u=rest}][, beginning at {u=plain}][, {t} long][, {s} long][ and in the end {v=plain}]. {solve}',
  'you let a marble roll down a gutter {u=rest}; it gains {a=plain}[ over {s}][ for {t}]. {solve}',
  'the wagon breaks loose {u=rest} and runs down the yard, faster by {a=plain}[, {t} long][, {s} far]. {solve}',
  'the express leaves the station {u=rest}. it needs {t} and {s} until it runs evenly. {solve}',
  'the express passes the signal with {u=plain} and the next one, {s} on, with {v=plain}. {solve}',
  'a {u=atRest} escooter is switched on[ and pushes {a=plain}][ for {t}][ over {s}][ until it shows {v=plain}]. {solve}',
  'the cable car starts {u=rest}[, is {s} out after {t}][, pulls {a=plain}][ and then runs {v=plain}]. {solve}',
  'how many seconds until my bike, {u=rest}, picking up {a=plain}, shows {v=plain}{solve=t}',
  'how many seconds until the bus, now at {u=plain} and gaining {a=plain}, does {v=plain}{solve=t}',
  'how many metres does a {u=atRest} train roll in {t} if it gains {a=plain}{solve=s}',
  'how many metres until a scooter that gains {a=plain} {u=rest} does {v=plain}{solve=s}',
  'how fast is a sledge that was let go {u=rest} and gained {a=plain} over {s}{solve=v}',
  'how fast is the lift after {t} if it moves off {u=rest} and gains {a=plain}{solve=v}',
  'i pass the sign at {u=plain}, push the pedal evenly and {t} later pass the next one, {s} on. {solve}',
  'my [{heft} ]son goes down the slide {u=rest} and comes out with {v=plain}[ after {t}][ after {s}]. {solve}',
  'the jet on the carrier is thrown from {u=shared} to {v=plain}[ in {t}][ in {s}]. {solve}',
  'a cheetah goes from standing, i mean {u=rest}, to {v=plain}[ in {t}][ in {s}][ with {a=plain}]. {solve}',
  'freight lift, going up: {u=rest}, {a=plain}[, {t}][, {s}][, ends at {v=plain}]. [{beside}. ]{solve}',
]

const tested: readonly string[] = [
  '{u=shared}-{v=plain} in {t}. {solve}',
  '{u=shared}-{v=plain} sprint, {t}, [{beside}, ]{solve}',
  'test sheet: {u=shared}-{v=plain}[ in {t}][ within {s}][ at {a=plain}]. {solve}',
  'the motor press writes {u=shared} to {v=plain} in {t}. [{beside}. ](what pull is that as an acceleration|what is its mean acceleration){solve=a}',
  'the motor press writes {u=shared} to {v=plain} in {t}. (how long a strip does the test take|how many metres of runway does the test take){solve=s}',
  'how many metres are gone when the needle has climbed from {u=shared} to {v=plain} in {t}{solve=s}',
  'our e-bus does {u=shared} to {v=plain}[ in {t}][ over {s}][ with {a=plain}], the drive being steady. {solve}',
  'it shows {u=plain} at the tunnel mouth and {v=plain} at the other end[, {t} apart][, {s} apart]. even change. {solve}',
  'the sledge dog team gets going {u=rest}[, each second {a=plain} more][, for {t}][, over {s}][ and then trots at {v=plain}]. {solve}',
  'a lift cabin changes from {u=plain} to {v=plain}[ within {s} of shaft][ within {t}]. [{beside}. ]{solve}',
  'two posts stand {s} apart. at the first it does {u=plain}, at the second {v=plain}. {solve}',
  'two posts stand {s} apart. at the first it does {u=plain}, {t} later it is at the second. {solve}',
]

const slower: readonly string[] = [
  'the train rolls in at {u=plain} and loses {a=negated}[ for {t}][ over {s}][ until it does {v=plain}][ and comes {v=rest}]. {solve}',
  'the puck has {u=plain} and is slowed by {a=negated}[ for {t}][ over {s}]. {solve}',
  'my bike rolls out from {u=plain}, slowed by {a=negated}[, {t} long][, {s} long][, down to {v=plain}][ and comes {v=rest}]. {solve}',
  'slowed by {a=negated}, a cart that had {u=plain}[ rolls for {t}][ rolls {s}][ comes {v=rest}][ still does {v=plain}]. {solve}',
  'the sledge runs on to the flat at {u=plain}, [{beside}, ]and {s} later it comes {v=rest}. {solve}',
  'the sledge runs on to the flat at {u=plain} and {t} later it comes {v=rest}. {solve}',
  'every second the tanker loses the same, {a=negated}; it had {u=plain}[ and {t} go by][ and {s} go by][ and it comes {v=rest}]. {solve}',
  'how many metres does a curling stone go that leaves the hand with {u=plain} and loses {a=negated} until it comes {v=rest}{solve=s}',
  'how many seconds until the ferris wheel cabin on its rail, at {u=plain}, losing {a=negated}, comes {v=rest}{solve=t}',
  'how fast is a lorry still, {t} after it began to lose {a=negated} from {u=plain}{solve=v}',
  'the metro goes down from {u=plain} to {v=plain} while {t} pass. {solve}',
  'the metro goes down from {u=plain} to {v=plain} on {s} of track. {solve}',
  'the plane touches down with {u=plain} and turns off the runway at {v=plain}[, {s} further][, {t} later][, braking {a=negated}]. {solve}',
  'with {a=negated} taken off all the time, from {u=plain}[ for {t}][ over {s}][ down to {v=plain}], {solve}',
  'the lift comes up at {u=plain} and is stopped softly, losing {a=negated}[, {t} long][, over {s}]. {solve}',
  'a toy train out of battery: {u=plain} at first, comes {v=rest}[ in {t}][ in {s}][, losing {a=negated}]. {solve}',
  'after the finish line the skier, still {u=plain} fast, brakes evenly and comes {v=rest}[ within {t}][ within {s}]. {solve}',
]

const backwards: readonly string[] = [
  'in the end it does {v=plain}. it gained {a=plain} for {t}. {solve}',
  'in the end it does {v=plain}. it gained {a=plain} over {s}. {solve}',
  'now it has {v=plain}, and {t} ago we began to gain {a=plain}. {solve}',
  'it took {t} for the {s}, and at the end the meter showed {v=plain}. {solve}',
  'it covered {s} in {t} and gained {a=plain} all the while. {solve}',
  '{s} in {t}, {u=rest}, evenly faster. [{beside}. ]{solve}',
  '{s} in {t}, beginning with {u=plain}, evenly faster or slower. {solve}',
  'the mark at {s} was passed with {v=plain} after a start {u=rest}. {solve}',
  'to have {v=plain} at the end of {s}, starting {u=rest}, {solve}',
  'to have {v=plain} within {t}, starting at {u=plain}, {solve}',
  'what must it gain every second so that it does {v=plain} after {s}, starting {u=rest}{solve=a}',
  'what must it gain every second to come from {u=plain} to {v=plain} in {t}{solve=a}',
  'what did it lose every second, coming {v=rest} from {u=plain} within {s}{solve=a}',
  'what did it lose every second, coming {v=rest} from {u=plain} within {t}{solve=a}',
  'with what speed did it come in, if it lost {a=negated} for {t} and went out at {v=plain}{solve=u}',
  'with what speed did it come in, if it gained {a=plain} over {s} and went out at {v=plain}{solve=u}',
]

const formal: readonly string[] = [
  'Given:[ initial speed {u=plain};][ final speed {v=plain};][ acceleration {a=plain};][ time {t};][ distance {s};] uniform acceleration. Find: {solve#noun}',
  'Given:[ distance {s};][ time {t};][ acceleration {a=plain};][ final speed {v=plain};][ initial speed {u=plain};] uniform acceleration. Find: {solve#noun}',
  'Given[ {t} of motion][, {s} covered][, entry speed {u=plain}][, exit speed {v=plain}][, rate of change of speed {a=plain}]; required: {solve#noun}',
  'A body gains speed uniformly[ from {u=plain}][ to {v=plain}][ while covering {s}][ during {t}][ at the rate of {a=plain}]. (State|Determine|Find) {solve#noun}',
  'the axis card says[ v0 {u=plain},][ v1 {v=plain},][ a {a=plain},][ ramp time {t},][ ramp length {s},] {solve}',
]

export const suvatStories: readonly string[] = [...faster, ...tested, ...slower, ...backwards, ...formal]

export const suvatTurns: readonly string[] = [
  'its speed changes by the same every second. {solve}',
  'the speed rises or falls evenly all the way. {solve}',
  'nothing but a steady push: {solve}',
  'evenly faster or slower, so {solve}',
  'how does it go on, i mean {solve}',
]

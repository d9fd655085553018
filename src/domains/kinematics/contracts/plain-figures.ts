// Figures that robotics writes without their units, in metres, radians and seconds, and which may have them all the same.

import { quantity } from '../../../fabric/schema/index.js'

const lengths = { m: '1', cm: 'cm/m', mm: 'mm/m' } as const
const angles = { rad: '1', deg: 'deg/rad' } as const

/** A plain number in tables whose entries mix units. */
export const metres = quantity('1', lengths)
export const radians = quantity('1', angles)
export const jointPosition = quantity('1', { ...angles, ...lengths })

/** A length or a time, of which a bare figure is one in SI units. */
export const plainMetres = quantity('m', { '': 'm' })
export const plainSeconds = quantity('s', { '': 's' })

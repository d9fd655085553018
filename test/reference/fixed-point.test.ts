import { describe, expect, it } from 'vitest'
import { fixedPoint } from './fixed-point.js'

/** 60 decimals and some spare. */
const math = fixedPoint(260)
const decimals = (value: bigint, places: number): string => {
  const scaled = (value * 10n ** BigInt(places)) >> 260n
  const text = scaled.toString().padStart(places + 1, '0')
  return `${text.slice(0, -places)}.${text.slice(-places)}`
}

describe('the high-precision reference against published digits', () => {
  it('has pi, e, ln 2 and the square root of 2', () => {
    expect(decimals(math.pi, 50)).toBe('3.14159265358979323846264338327950288419716939937510')
    expect(decimals(math.exp(math.one), 50)).toBe('2.71828182845904523536028747135266249775724709369995')
    expect(decimals(math.ln(2n * math.one), 50)).toBe('0.69314718055994530941723212145817656807550013436025')
    expect(decimals(math.sqrt(2n * math.one), 50)).toBe('1.41421356237309504880168872420969807856967187537694')
  })

  it('has erf(1) = 2 N(sqrt 2) - 1 and sin 1, cos 1', () => {
    const erfOfOne = 2n * math.cumulative(math.sqrt(2n * math.one)) - math.one
    expect(decimals(erfOfOne, 50)).toBe('0.84270079294971486934122063508260925929606699796630')
    expect(decimals(math.sin(math.one), 50)).toBe('0.84147098480789650665250232163029899962256306079837')
    expect(decimals(math.cos(math.one), 50)).toBe('0.54030230586813971740093660744297660373231042061792')
  })

  it('has the tail of the normal distribution', () => {
    const wide = fixedPoint(2600)
    expect(wide.relativeError(7.619853024160525e-24, wide.cumulative(wide.of(-10)))).toBeLessThan(2e-16)
    expect(wide.relativeError(4.906713927148187e-198, wide.cumulative(wide.of(-30)))).toBeLessThan(2e-16)
  })

  it('measures errors below the spacing of float64', () => {
    expect(math.relativeError(0.1, math.one / 10n)).toBeCloseTo(5.551115123125783e-17, 30)
  })
})

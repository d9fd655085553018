// Pricing as a program of objects has it: one object an option in, one of figures out, the normal distribution by @stdlib.

import cdf from '@stdlib/stats-base-dists-normal-cdf'

/** @param {{phi: 1 | -1, notional: number, spot: number, strike: number, domesticYield: number, foreignYield: number, vol: number, expiry: number}} option */
export function priceObject({ phi, notional, spot, strike, domesticYield, foreignYield, vol, expiry }) {
  const s = vol * Math.sqrt(expiry)
  const domesticDiscount = Math.exp(-domesticYield * expiry)
  const foreignDiscount = Math.exp(-foreignYield * expiry)
  const d1 = (Math.log(spot / strike) + (domesticYield - foreignYield) * expiry) / s + 0.5 * s
  const d2 = d1 - s
  const N1 = cdf(phi * d1, 0, 1)
  const N2 = cdf(phi * d2, 0, 1)
  const density = Math.exp(-0.5 * d1 * d1) / Math.sqrt(2 * Math.PI)
  const spotPaid = spot * foreignDiscount
  const strikePaid = strike * domesticDiscount
  return {
    value: notional * phi * (spotPaid * N1 - strikePaid * N2),
    delta: notional * phi * foreignDiscount * N1,
    gamma: (notional * foreignDiscount * density) / (spot * s),
    vega: notional * spotPaid * density * Math.sqrt(expiry),
    theta:
      notional *
      ((-spotPaid * density * vol) / (2 * Math.sqrt(expiry)) +
        phi * (foreignYield * spotPaid * N1 - domesticYield * strikePaid * N2)),
    rhoDomestic: notional * phi * expiry * strikePaid * N2,
    rhoForeign: -notional * phi * expiry * spotPaid * N1,
  }
}

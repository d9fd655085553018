// Tenors as year fractions and back, where a goal words one and a field wants the other.

const unitOfLetter: Readonly<Record<string, string>> = { D: 'day', W: 'wk', M: 'mo', Y: 'yr' }
const letterOfUnit: Readonly<Record<string, string>> = { day: 'D', wk: 'W', mo: 'M', yr: 'Y' }

/** `3M` as a figure: 3 mo. */
export const tenorFigure = (tenor: string): { readonly value: number; readonly unit: string } => ({
  value: Number.parseInt(tenor, 10),
  unit: unitOfLetter[tenor.at(-1) ?? ''] ?? 'yr',
})

/** 3 mo as a tenor: `3M`; undefined for what is no whole count of a calendar unit. */
export function tenorOf(value: number, unit: string): string | undefined {
  const letter = letterOfUnit[unit]
  return letter !== undefined && Number.isInteger(value) && value > 0 && value < 10_000
    ? `${value}${letter}`
    : undefined
}

/** A figure with its unit, as requests are written. */
export const given = (value: number, unit: string) => ({ value, unit })

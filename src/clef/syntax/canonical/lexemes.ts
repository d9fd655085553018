// How canonical programs spell their literals. Lengths are bounded, so that no literal can run on for ever.

export const digitsMax = 15
export const exponentDigitsMax = 2
/** Code points of a string; a pair of `\` and what it escapes is one. */
export const stringMax = 64
export const fieldNameMax = 32
export const inputNameMax = 32
/** Letters of one unit symbol. */
export const unitSymbolMax = 12
export const unitFactorsMax = 5
export const slotMax = 99

const factor = `(?:[A-Za-z]{1,${unitSymbolMax}}|%|'[a-z])(?:\\^(?:\\d{1,2}|\\(-?\\d{1,2}(?:/\\d{1,2})?\\)))?`
/** `kg m/s^2`, `1/s`, `/yr`, `yr^(-1/2)`, `1`. */
const product = `(?:1|(?:1?/)?${factor}(?:[ /]${factor}){0,${unitFactorsMax - 1}})`
const unit = `<(?:_|${product})>`
const measureName = `[A-Za-z]{1,${unitSymbolMax}}`
const digits = `\\d{1,${digitsMax}}`

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'u')

export const number = whole(`${digits}(?:\\.${digits})?(?:e-?\\d{1,${exponentDigitsMax}})?(?:${unit})?`)
export const float = whole(`float${unit}`)
export const string = whole(`"(?:[^"\\\\\\p{Cc}\\p{Cs}]|\\\\["\\\\nt]){0,${stringMax}}"`)
export const date = whole(`"\\d{4}-\\d{2}-\\d{2}"`)
export const inputName = whole(`"[a-z][A-Za-z0-9_-]{0,${inputNameMax - 1}}"`)
export const slot = whole('\\$[1-9]\\d?')
export const variable = whole("'[a-z]")
export const fieldName = whole(`[A-Za-z][A-Za-z0-9_]{0,${fieldNameMax - 1}}`)
export const measure = whole(`\\[<Measure>\\] type ${measureName}(?: = ${product})?`)

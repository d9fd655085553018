// The types that generated programs have, and how they print.

import type { Measure } from './measure.js'

export type Kind =
  | { readonly is: 'float'; readonly measure: Measure }
  /** A point on a temperature scale. */
  | { readonly is: 'point'; readonly scale: Scale }
  | { readonly is: 'bool' | 'string' | 'date' }
  | { readonly is: 'list' | 'option'; readonly of: Kind }
  | { readonly is: 'result'; readonly ok: Kind; readonly error: Kind }
  | { readonly is: 'tuple'; readonly items: readonly Kind[] }
  | { readonly is: 'record'; readonly fields: readonly (readonly [name: string, of: Kind])[] }

/** Scales with a zero of their own, and what their differences are in. */
export type Scale = 'degC' | 'degF'
export const differenceOf = { degC: 'K', degF: 'degR' } as const

export const floatOf = (measure: Measure): Kind => ({ is: 'float', measure })

/** As `constellation check` prints it, and as an annotation reads. */
export function kindText(kind: Kind): string {
  switch (kind.is) {
    case 'float':
      return kind.measure.isOne ? 'float' : `float<${kind.measure.text}>`
    case 'point':
      return `float<${kind.scale}>`
    case 'list':
    case 'option':
      return `${part(kind.of)} ${kind.is}`
    case 'result':
      return `Result<${kindText(kind.ok)}, ${kindText(kind.error)}>`
    case 'tuple':
      return kind.items.map(part).join(' * ')
    case 'record':
      return `{ ${kind.fields.map(([name, of]) => `${name}: ${kindText(of)}`).join('; ')} }`
    default:
      return kind.is
  }
}

const part = (kind: Kind): string => (kind.is === 'tuple' ? `(${kindText(kind)})` : kindText(kind))

export const sameKind = (a: Kind, b: Kind): boolean => kindText(a) === kindText(b)

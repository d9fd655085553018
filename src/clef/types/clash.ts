import type { Dimension } from '../../fabric/dimension/index.js'
import type { Type } from './type.js'

/** Why two types could not be made equal: the parts that differ. */
export type Clash =
  /** `field`: what they are the measures of, where one side only asks for some fields of a record. */
  | { readonly kind: 'measure'; readonly left: Dimension; readonly right: Dimension; readonly field?: string }
  | { readonly kind: 'type'; readonly left: Type; readonly right: Type }
  /** Values of this type cannot be compared. */
  | { readonly kind: 'comparison'; readonly type: Type }
  | { readonly kind: 'field'; readonly type: Type; readonly name: string }
  /** A type would have to hold itself. */
  | { readonly kind: 'endless' }

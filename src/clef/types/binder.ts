// What a name of a program refers to.

import type { Binding, NamePattern } from '../syntax/ast.js'
import type { BuiltIn } from './built-in.js'

export type Binder =
  /** A name that a binding of the program gives, `pattern` being where in its pattern. */
  | { readonly kind: 'binding'; readonly binding: Binding; readonly pattern: NamePattern }
  /** A parameter, a name of a case's pattern, or of a `let` inside an expression. */
  | { readonly kind: 'local'; readonly name: string; readonly pattern: NamePattern }
  | { readonly kind: 'builtIn'; readonly builtIn: BuiltIn }

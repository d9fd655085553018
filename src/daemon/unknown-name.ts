import { type Fault, nearest } from '../fabric/index.js'

/** The fault of a setting that names something there is none of. */
export function unknownName(path: string, name: string, known: readonly string[]): Fault {
  const near = nearest(name, known)
  const hint = near.length > 0 ? `near it: ${near.join(', ')}` : `known: ${known.join(', ')}`
  return { code: 'FAULT_CONFIG', path, message: `${path}: there is no '${name}'; ${hint}` }
}

// Files that come with the package: examples and models, wherever it is installed.

import { join } from 'node:path'
import { builtFile } from '../fabric/built-file.js'

/** The package's root, from the place of this module in `dist/daemon/`. */
export const packageRoot = join(builtFile(import.meta.url, '.'), '..', '..')

export const packaged = (...parts: readonly string[]): string => join(packageRoot, ...parts)

// Which module stands behind a backend's name. A new rung is one line here.

import { builtFile } from '../fabric/index.js'
import type { Config } from './config/index.js'
import { packaged } from './package-root.js'

export interface RungModule {
  readonly modulePath: string
  readonly options: unknown
}

const modules: Readonly<Record<string, (backend: Config['backend']) => RungModule>> = {
  built: ({ checkpoint }) => ({
    modulePath: builtFile(import.meta.url, '../backends/built/index.js'),
    options: { checkpoint: checkpoint ?? packaged('models', 'built') },
  }),
}

export const rungNames = (): readonly string[] => Object.keys(modules)

export const rungOf = (backend: Config['backend']): RungModule | undefined => modules[backend.name]?.(backend)

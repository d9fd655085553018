import { readFileSync } from 'node:fs'
import { packaged } from '../daemon/package-root.js'

/** From package.json, the one place that has it. */
export const version: string = (JSON.parse(readFileSync(packaged('package.json'), 'utf8')) as { version: string })
  .version

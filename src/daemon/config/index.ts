export { type Environment, fileVariable } from './environment.js'
export { type ConfigSources, readConfig } from './read-config.js'
export { configReference } from './reference.js'
export type { Config } from './schema.js'

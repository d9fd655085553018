// Domains that a configuration names by their directories.

export { type CheckedDomain, type CheckedExample, checkDomain } from './check-domain.js'
export { type LoadedDomain, loadDomain } from './load-domain.js'

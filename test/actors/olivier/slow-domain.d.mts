import type { Domain } from '../../../src/domains/index.js'

export const domain: Domain

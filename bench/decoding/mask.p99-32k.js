import { uncachedMaskClaim } from '../workload/uncached-mask.js'

/** 32,000 tokens. */
export const claim = uncachedMaskClaim('mask.p99-32k', 'llama-spm')

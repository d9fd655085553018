import { uncachedMaskClaim } from '../workload/uncached-mask.js'

/** 151,936 tokens. */
export const claim = uncachedMaskClaim('mask.p99-152k', 'qwen2')

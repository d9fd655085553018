// Answers that are there now or come later. What is there now stays so: small requests are answered without a turn of the event loop.

import type { Eventually } from './define-domain.js'

export const isLater = <T>(value: Eventually<T>): value is Promise<T> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'

/** Goes on with a value at once, or when it has come. */
export const eventually = <T, U>(value: Eventually<T>, goOn: (value: T) => Eventually<U>): Eventually<U> =>
  isLater(value) ? Promise.resolve(value).then(goOn) : goOn(value)

// What must not fail here.

/**
 * @template T
 * @param {import('../../dist/fabric/index.js').Result<T, {message: string}>} result
 * @returns {T}
 */
export function sound(result) {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

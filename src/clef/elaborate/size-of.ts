// How much a piece of attached data or of an answer is, in parts. Each object is counted once, however often a program mentions it.

const known = new WeakMap<object, number>()

const partsOf = (value: object): readonly unknown[] => {
  if (Array.isArray(value)) return value
  if (value instanceof Map) return [...value.values()]
  // Columns of numbers, and bytes.
  if (ArrayBuffer.isView(value)) return []
  return Object.values(value)
}

/** Parts of a value of a message's schema; its depth is bounded by the schema's. */
export function sizeOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  const counted = known.get(value)
  if (counted !== undefined) return counted
  let size = 1 + (ArrayBuffer.isView(value) ? value.byteLength / 8 : 0)
  for (const part of partsOf(value)) size += sizeOf(part)
  known.set(value, size)
  return size
}

// Options as values: an absent field of a message is None as it stands, and a present one is Some of itself. Only an option
// within an option needs a box.

/** Some of what would read as None, or as a box. */
class Boxed {
  constructor(readonly of: unknown) {}
}

export const none = undefined

/** Whether a value is Some of an option that reads otherwise. */
export const isBoxed = (option: unknown): boolean => option instanceof Boxed

export const some = (value: unknown): unknown => (isSome(value) && !isBoxed(value) ? value : new Boxed(value))

export const isSome = (option: unknown): boolean => option !== undefined

/** What Some holds. */
export const heldBy = (option: unknown): unknown => (option instanceof Boxed ? option.of : option)

/** A field of a record; one that is left out is None, whatever every object here has under that name. */
export const fieldOf = (record: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(record, name) ? record[name] : none

/** A result: `Ok value` or `Error value`, in the form in which messages hold a union's case. */
export interface ResultValue {
  readonly case: 'Ok' | 'Error'
  readonly value: unknown
}

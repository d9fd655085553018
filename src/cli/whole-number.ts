import { CommandFailure } from './output.js'

/** A count given as an option; anything but a whole number above 0 ends the command. */
export function wholeNumber(option: string, text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  const message = `${option} wants a whole number above 0, got '${text}'`
  throw new CommandFailure({ code: 'FAULT_RANGE', path: option, message })
}

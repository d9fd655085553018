// The arguments of a script that is run through npm: what does not read ends it with its usage and exit status 2.
import { parseArgs } from 'node:util'

/**
 * @param {string} usage
 * @param {NonNullable<import('node:util').ParseArgsConfig['options']>} options
 */
export function commandLine(usage, options) {
  const values = readArguments(usage, options)
  return {
    json: values.json === true,
    /** @param {string} name */
    text: (name) => String(values[name] ?? ''),
    /** @param {string} name @param {number} least */
    wholeNumber(name, least) {
      const text = values[name]
      const value = Number(text)
      if (!Number.isSafeInteger(value) || value < least)
        misused(`--${name} is a whole number from ${least} on, not '${text}'`, usage)
      return value
    },
  }
}

/** @param {string} usage @param {Parameters<typeof commandLine>[1]} options */
function readArguments(usage, options) {
  try {
    return parseArgs({ options: { ...options, json: { type: 'boolean', default: false } } }).values
  } catch (error) {
    return misused(error.message, usage)
  }
}

/** @param {string} message @param {string} usage */
function misused(message, usage) {
  console.error(`${message}\nusage: ${usage}`)
  process.exit(2)
}

import { Command } from 'commander'
import { whenAsked } from '../when-asked.js'

export const verifyVerb = new Command('verify')
  .summary('tell whether answers are the ones that were certified')
  .description('Checks the certificates of answers, as --json and HTTP gave them. Asks nobody.')
  .argument('<file>', 'an answer or an outcome as JSON, or several, one a line; - for standard input')
  .option('--keys <file>', "public keys, as 'constellation keys export' prints them (default: those of data.directory)")
  .option('--strict', 'exit 1 where an answer is invalid, or where there is none')
  .option('--trust-times', 'believe the times of what a revoked key signed before the time it is revoked from')
  .option('--json', 'one verdict a line')
  .addHelpText(
    'after',
    `
Examples:
  constellation call finance.sum '{"amounts": [{"amount": 1, "unit": "EUR"}]}' --json > answer.json
  constellation verify answer.json`,
  )
  .action(whenAsked(async () => (await import('../acts/verify.js')).verify))

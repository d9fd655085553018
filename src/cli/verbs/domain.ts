import { Command } from 'commander'
import { CommandFailure } from '../output.js'
import { whenAsked } from '../when-asked.js'

const check = new Command('check')
  .summary("check a domain's directory")
  .description(
    'Loads the domain of a directory in a thread of its own, checks its contracts and names, and asks its examples as the daemon would.',
  )
  .argument('<directory>', 'with a package.json, an index.js or a dist/index.js that exports `domain`')
  .option('--json', 'one JSON object {domain, version, operations, examples, unworded, faults}')
  .addHelpText(
    'after',
    `
Example:
  constellation domain check examples/domains/energy`,
  )
  .action(whenAsked(async () => (await import('../acts/domain.js')).checkDomain))

export const domainVerb = new Command('domain')
  .summary('a domain of your own')
  .description('What there is to do with a domain of your own before a daemon is given its directory.')
  .addCommand(check)
  .action(() => {
    throw new CommandFailure({ code: 'FAULT_SYNTAX', message: 'say what to do: constellation domain check DIRECTORY' })
  })

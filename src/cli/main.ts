// The `constellation` command: one thin file a verb, which says what it takes. What it does is in acts/, loaded when it is asked for.

import { Command } from 'commander'
import { CommandFailure, faultLine, note, printJson } from './output.js'
import { callVerb } from './verbs/call.js'
import { chartVerb } from './verbs/chart.js'
import { checkVerb } from './verbs/check.js'
import { compareVerb } from './verbs/compare.js'
import { demoVerb } from './verbs/demo.js'
import { docsVerb } from './verbs/docs.js'
import { domainVerb } from './verbs/domain.js'
import { egressVerb } from './verbs/egress.js'
import { evalVerb } from './verbs/eval.js'
import { exportVerb } from './verbs/export.js'
import { grammarVerb } from './verbs/grammar.js'
import { keysVerb } from './verbs/keys.js'
import { runVerb } from './verbs/run.js'
import { satisfyVerb } from './verbs/satisfy.js'
import { schemaVerb } from './verbs/schema.js'
import { serveVerb } from './verbs/serve.js'
import { statusVerb } from './verbs/status.js'
import { trainVerb } from './verbs/train.js'
import { verifyVerb } from './verbs/verify.js'
import { version } from './version.js'

const program = new Command('constellation')
  .description('A sentence in, a typed answer out: goals, contracts and the daemon between them.')
  .version(version)
  .option('--config <file>', 'TOML file of settings (default: $CONSTELLATION_CONFIG, else built-in defaults)')
  .showHelpAfterError('(see constellation --help)')

for (const verb of [
  serveVerb,
  statusVerb,
  satisfyVerb,
  callVerb,
  runVerb,
  checkVerb,
  grammarVerb,
  schemaVerb,
  docsVerb,
  domainVerb,
  compareVerb,
  chartVerb,
  egressVerb,
  keysVerb,
  verifyVerb,
  evalVerb,
  trainVerb,
  exportVerb,
  demoVerb,
]) {
  program.addCommand(verb)
}

// A reader that has seen enough (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

try {
  await program.parseAsync()
} catch (thrown) {
  if (!(thrown instanceof CommandFailure)) throw thrown
  // --json promises JSON also for what went wrong.
  if (process.argv.includes('--json')) printJson({ fault: thrown.fault })
  note(faultLine(thrown.fault))
  process.exitCode = 1
}

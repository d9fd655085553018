import { createBackend } from '../../src/backends/local/index.js'
import { llamaServerForms, llamaServerGets } from '../backends/local/local-forms.js'
import { conform } from './conform.js'
import { wireSubject } from './wire-subject.js'

conform(
  'the local rung before llama-server',
  wireSubject({
    server: { base: '', forms: llamaServerForms, gets: llamaServerGets() },
    options: (url) => ({ server: 'llama-server', url }),
    create: createBackend,
    modulePath: new URL('./threads/local.mjs', import.meta.url).pathname,
  }),
  { asksServer: true },
)

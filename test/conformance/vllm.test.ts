import { createBackend } from '../../src/backends/local/index.js'
import { vllmForms, vllmGets } from '../backends/local/local-forms.js'
import { conform } from './conform.js'
import { wireSubject } from './wire-subject.js'

// A model without a template of conversations: `/tokenize` of vLLM is not there, so that each proposal is one request.
const [completions] = vllmForms

conform(
  'the local rung before vLLM',
  wireSubject({
    server: { base: '', forms: completions === undefined ? [] : [completions], gets: vllmGets },
    options: (url) => ({ server: 'vllm', url }),
    create: createBackend,
    modulePath: new URL('./threads/local.mjs', import.meta.url).pathname,
  }),
  { asksServer: true },
)

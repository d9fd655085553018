import { createBackend } from '../../src/backends/gateway/index.js'
import { conform } from './conform.js'
import { wireSubject } from './wire-subject.js'

const modulePath = new URL('./threads/gateway.mjs', import.meta.url).pathname
/** Each case asks anew. */
const cache = { entriesMax: 0 }
const limits = { requestsPerMinute: 100_000, tokensPerMinute: 1_000_000_000, tokensPerDay: 1_000_000_000 }

conform(
  'the gateway rung before a chat that takes GBNF',
  wireSubject({
    server: {},
    options: (url) => ({
      url,
      model: 'm',
      api: 'chat',
      dialect: 'response-format-grammar',
      prefill: 'assistant',
      cache,
      limits,
    }),
    create: createBackend,
    modulePath,
  }),
  { asksServer: true },
)

conform(
  'the gateway rung before completions',
  wireSubject({
    server: {},
    options: (url) => ({ url, model: 'm', api: 'completions', dialect: 'structured-outputs', cache, limits }),
    create: createBackend,
    modulePath,
  }),
  { asksServer: true },
)

conform(
  "the gateway rung before OpenAI's responses",
  wireSubject({
    server: {},
    options: (url) => ({ url, model: 'm', api: 'responses', dialect: 'lark-tool', cache, limits }),
    create: createBackend,
    modulePath,
  }),
  { asksServer: true },
)

conform(
  'the gateway rung through an AI gateway',
  wireSubject({
    server: { cloudflare: { token: 'cf-token' } },
    options: (url) => ({
      url,
      model: 'm',
      api: 'chat',
      dialect: 'response-format-grammar',
      cache,
      limits,
      cloudflare: { authorizationEnv: 'CF_TOKEN' },
    }),
    create: createBackend,
    modulePath,
    env: { CF_TOKEN: 'cf-token' },
  }),
  { asksServer: true },
)

// Streams: items one after another, as many as their receiver has room for. Knows of no lane; runs in Node and in a browser.

export { Credit, encodeCredit, readCredit, streamCreditMax } from './credit.js'
export { CreditedReceiver, type Received, type ReceiverOptions } from './receiver.js'
export { CreditedSender, type ItemSource, type SenderSink } from './sender.js'

// Streams of an operation's items, across the lanes that they take.

import { cancelled, IncomingStream, type StreamControl, type StreamSink } from '../fabric/exchange/index.js'
import type { Fault } from '../fabric/fault.js'
import { err } from '../fabric/result.js'
import type { Contract, Infer, OperationMessages, RecordSchema, Schema, StreamItem } from '../fabric/schema/index.js'
import { streamCreditMax } from '../fabric/stream/index.js'
import { ItemsDigest } from './certificate/index.js'
import { type CertifiedAnswer, wordCertifiedStream } from './certified.js'
import { ItemStream } from './item-stream.js'
import type { AskOptions, Requests } from './requests.js'
import { ResumedStream, type StreamEnd, type StreamErrand } from './resumed-stream.js'
import { messagesOnce, wordStream } from './wording.js'

export interface StreamOptions extends AskOptions {
  /** Items that may be on their way or waiting for their consumer, 1 to 65,536; 256 by default. */
  readonly window?: number
  /** Index of the first item wanted; 0 by default. */
  readonly from?: number
}

const windowDefault = 256

export function openStream<Request extends RecordSchema, Response extends Schema, Stream extends string>(
  requests: Requests,
  contract: Contract<Request, Response, Stream>,
  request: Infer<Request>,
  { window = windowDefault, from = 0, signal, patienceMs }: StreamOptions,
): ItemStream<StreamItem<Response, Stream>, Infer<Response>> {
  const messages = messagesOnce(contract)
  // Reads by the schemas of items and response.
  const word = ((link, until) => wordStream(link, contract.name, messages, request, until)) as StreamErrand<
    StreamItem<Response, Stream>,
    Infer<Response>
  >['word']
  return opened(requests, contract, word, { window, from, signal, patienceMs })
}

/** The same, whose end brings what the whole rests on. */
export function openCertifiedStream<Request extends RecordSchema, Response extends Schema, Stream extends string>(
  requests: Requests,
  contract: Contract<Request, Response, Stream>,
  request: Infer<Request>,
  { window = windowDefault, signal, patienceMs }: Omit<StreamOptions, 'from'>,
): ItemStream<StreamItem<Response, Stream>, CertifiedAnswer<Infer<Response>>> {
  const messages = messagesOnce(contract)
  const items = new ItemsDigest()
  // Reads by the schemas of items and response.
  const word = ((link, until) => wordCertifiedStream(link, contract, messages, request, until, items)) as StreamErrand<
    StreamItem<Response, Stream>,
    CertifiedAnswer<Infer<Response>>
  >['word']
  return opened(requests, contract, word, { window, from: 0, signal, patienceMs })
}

/** @param word words messages that have an item; it is not called where there is none */
function opened<Item, End>(
  requests: Requests,
  contract: Contract,
  word: StreamErrand<Item, End>['word'],
  { window, from, signal, patienceMs }: StreamOptions & Required<Pick<StreamOptions, 'window' | 'from'>>,
): ItemStream<Item, End> {
  const refusal = refusalOf(messagesOnce(contract), contract.name, window) ?? requests.full
  const open = (sink: StreamSink<Item, StreamEnd<End>>): StreamControl => {
    if (refusal !== undefined) return refused(sink, refusal)
    const { connection } = requests
    const { deadline } = requests.until({ patienceMs })
    return new ResumedStream({ connection, word, deadline, from, window }, sink)
  }
  const settings = { from, window: refusal === undefined ? window : 1, signal, cancelled: err(cancelled) }
  const incoming = new IncomingStream<Item, StreamEnd<End>>(settings, open)
  if (refusal === undefined) void requests.counted(incoming.ended)
  return new ItemStream(incoming)
}

function refusalOf({ item }: OperationMessages, name: string, window: number): Fault | undefined {
  if (item === undefined) {
    const message = `The contract of ${name} names no list to stream.`
    return { code: 'FAULT_UNKNOWN_OPERATION', name, candidates: [], message }
  }
  if (Number.isInteger(window) && window >= 1 && window <= streamCreditMax) return undefined
  return {
    code: 'FAULT_RANGE',
    path: 'window',
    message: `A window is of 1 to ${streamCreditMax} items, not ${window}.`,
  }
}

function refused<End>(sink: StreamSink<never, End>, fault: Fault): StreamControl {
  queueMicrotask(() => sink.done(err(fault) as End)) // an end of ours is a Result of Fault
  return { grant: () => {}, cancel: () => {} }
}

// The other end of ws.frames-vs-json, in a worker thread: reads each book, and sends it back.

import { once } from 'node:events'
import { createServer } from 'node:http'
import { parentPort } from 'node:worker_threads'
import { WebSocketServer } from 'ws'
import { builtInContracts } from '../../dist/daemon/index.js'
import { codecOf, noTrace, WebSocketLane } from '../../dist/fabric/index.js'

const codec = codecOf(builtInContracts.find(({ name }) => name === 'finance.priceBook').request.fields.book)
const http = createServer()
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false })

sockets.on('connection', (socket, { url }) => {
  if (url === '/json') socket.on('message', (data) => socket.send(JSON.stringify(JSON.parse(data.toString()))))
  else {
    const lane = new WebSocketLane('asker', socket)
    lane.onFrame((frame) => {
      const book = codec.decode(frame.payload)
      const { correlation, schema } = frame
      const header = { kind: 'reply', flags: 0, schema, source: 0, target: 0, correlation, trace: noTrace }
      lane.send({ ...header, deadline: Number.POSITIVE_INFINITY, payload: codec.encode(book.value).value })
    })
  }
})

http.listen(0, '127.0.0.1')
await once(http, 'listening')
parentPort.postMessage(http.address().port)

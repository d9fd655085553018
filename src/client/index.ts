// The peer SDK. Runs in Node and in a browser; in Node 20 connect by `./node.js`, which brings a WebSocket.

export { type Answer, type Outcome, readAnswer, readOutcome } from './answer.js'
export type { Client, GoalRequest } from './client.js'
export { type ConnectOptions, connect } from './connect.js'
export type { AskOptions } from './exchange.js'
export { outcomeJson, viewOutcome } from './outcome-json.js'
export type { ClientSocket, WebSocketConstructor } from './socket.js'

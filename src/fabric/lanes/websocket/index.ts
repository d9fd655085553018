// Frames over a WebSocket, in Node and in a browser.

export { WebSocketLane, type WebSocketLaneLimits, type WebSocketLike, webSocketLimits } from './lane.js'

// Frames over a WebSocket, in Node and in a browser.

export {
  WebSocketLane,
  type WebSocketLaneLimits,
  type WebSocketLaneOptions,
  type WebSocketLike,
  webSocketLimits,
} from './lane.js'

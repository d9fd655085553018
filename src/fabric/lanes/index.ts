// How frames travel. The websocket lane alone runs in a browser; a client imports it from its own folder.

export type { Farewell, FrameListener, Lane, LaneEnd, SocketLane } from './lane.js'
export * from './ring/index.js'
export * from './unix/index.js'
export * from './websocket/index.js'

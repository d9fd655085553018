// Frames over a unix socket, between processes of one machine. Node only.

export { dialUnix, unixPathBytesMax, unixPathFault } from './dial.js'
export { UnixLane, type UnixLaneLimits, type UnixLaneOptions, unixLimits } from './lane.js'

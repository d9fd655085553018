export { isLoopback } from '../../fabric/lanes/loopback.js'
export type { CallFailure, Desk, DeskOptions, StreamControl, StreamOptions, StreamSink } from './desk.js'
export { Door, type DoorOptions, openDoor } from './door.js'
export { type DoorHandle, doorChild } from './door-child.js'

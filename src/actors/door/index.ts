export type { CallFailure, Desk, DeskOptions } from './desk.js'
export { Door, type DoorOptions, openDoor } from './door.js'
export { type DoorHandle, doorChild } from './door-child.js'
export { isLoopback } from './loopback.js'

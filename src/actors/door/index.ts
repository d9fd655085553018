export type {
  CallFailure,
  CertifiedPayload,
  Desk,
  DeskOptions,
  StreamControl,
  StreamOptions,
  StreamSink,
} from './desk.js'
export { Door, openDoor } from './door.js'
export { type DoorHandle, doorChild } from './door-child.js'
export type { DoorOptions } from './door-options.js'

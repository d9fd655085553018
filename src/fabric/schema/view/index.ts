export { type View, viewOf } from './view.js'
export type { ListView, MapView, ViewOf } from './view-of.js'

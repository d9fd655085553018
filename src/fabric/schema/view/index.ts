export { type View, viewOf } from './view.js'
export type { ColumnView, ListView, MapView, TableView, ViewOf } from './view-of.js'

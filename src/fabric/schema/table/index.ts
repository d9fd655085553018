export { rowOf, rowsOf, tableOf } from './table.js'

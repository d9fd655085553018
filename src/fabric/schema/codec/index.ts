export { type Codec, codecOf, payloadBytesMax } from './codec.js'

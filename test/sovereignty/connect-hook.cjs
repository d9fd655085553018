// Loaded before anything else, in every thread of a process: writes down each address that a socket is to connect to, and each name that is
// looked up, before that happens. CommonJS, because threads take --require from NODE_OPTIONS and not --import.
const dns = require('node:dns')
const { appendFileSync } = require('node:fs')
const { syncBuiltinESMExports } = require('node:module')
const net = require('node:net')

const file = process.env.CONNECTS_FILE
const note = (told) => appendFileSync(file, `${JSON.stringify(told)}\n`)

const { connect } = net.Socket.prototype
net.Socket.prototype.connect = function (...args) {
  // As net.connect hands them on, normalised to a list of options and callback, or as they were given.
  const [first, host] = Array.isArray(args[0]) ? args[0] : args
  const options = typeof first === 'object' ? first : { port: first, host }
  note(options.path ? { path: options.path } : { host: options.host ?? 'localhost', port: Number(options.port) })
  return connect.apply(this, args)
}

const { lookup } = dns
dns.lookup = (name, ...rest) => {
  if (net.isIP(name) === 0) note({ lookup: name })
  return lookup(name, ...rest)
}
syncBuiltinESMExports()

// Loaded before anything else, in every thread of a process: writes down each address that a socket is to connect to or a datagram is to go to,
// and each name that is looked up or asked of a name server, before that happens. CommonJS, because threads take --require from NODE_OPTIONS and not --import.
const dgram = require('node:dgram')
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

const { connect: connectDatagrams, send } = dgram.Socket.prototype
dgram.Socket.prototype.connect = function (port, address, ...rest) {
  note({ udp: typeof address === 'string' ? address : 'localhost', port: Number(port) })
  return connectDatagrams.call(this, port, address, ...rest)
}
dgram.Socket.prototype.send = function (...args) {
  // message, then maybe offset and length, then maybe port and address, then maybe a callback: of a connected socket no address is given.
  const told = args.slice(1).filter((one) => typeof one !== 'function')
  const address = told.findLast((one) => typeof one === 'string') ?? 'connected'
  note({ udp: address, port: Number(told.findLast((one) => typeof one === 'number')) })
  return send.apply(this, args)
}

// What is asked by name: of the system (lookup), and of name servers directly, by the module's own functions, by its promises and by resolvers.
const asks = /^(lookup|resolve|reverse)/
function watch(owner) {
  for (const name of Object.getOwnPropertyNames(owner)) {
    const ask = owner[name]
    if (!asks.test(name) || typeof ask !== 'function') continue
    const kind = name.startsWith('lookup') ? 'lookup' : 'resolve'
    owner[name] = function (what, ...rest) {
      if (kind === 'resolve' || net.isIP(what) === 0) note({ [kind]: what })
      return ask.call(this, what, ...rest)
    }
  }
}
// A class inherits what it does not have itself, and its own class is what it is made by.
const resolversOf = ({ Resolver }) => [Resolver.prototype, Object.getPrototypeOf(Resolver.prototype)]
const owners = new Set([dns, dns.promises, ...resolversOf(dns), ...resolversOf(dns.promises)])
for (const owner of owners) if (owner !== Object.prototype) watch(owner)
syncBuiltinESMExports()

// How people ask for the operations of kinematics, and the request that each means.

export * from './examples/arms.js'
export * from './examples/flight.js'
export * from './examples/line.js'
export * from './examples/meeting.js'
export * from './examples/profiles.js'
export * from './examples/rotation.js'

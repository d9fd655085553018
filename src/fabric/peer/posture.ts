// Where data goes.

/** From most to least private. A goal states the most it allows. */
export const postures = ['in-process', 'on-host', 'in-network', 'third-party'] as const
export type Posture = (typeof postures)[number]

/** Whether data that may go as far as `allowed` may go as far as `posture`. */
export const within = (posture: Posture, allowed: Posture): boolean =>
  postures.indexOf(posture) <= postures.indexOf(allowed)

export const nearer = (a: Posture, b: Posture): Posture => (within(a, b) ? a : b)

export const further = (a: Posture, b: Posture): Posture => (within(b, a) ? a : b)

/** Whether data of this posture leaves the machine. */
export const leavesMachine = (posture: Posture): boolean => !within(posture, 'on-host')

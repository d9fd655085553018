// Where data goes.

/** From most to least private. A goal states the most it allows. */
export const postures = ['in-process', 'on-host', 'in-network', 'third-party'] as const
export type Posture = (typeof postures)[number]

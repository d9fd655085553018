// Faults to plant, each a mistake that somebody could make. They show that the invariants would notice.

export const mutants = [
  'answers twice',
  'drops a refusal',
  'intensity ignored',
  'one attempt too many',
  'mailbox without bound',
  'acknowledged before written',
  'forgets keys',
] as const

export type Mutant = (typeof mutants)[number]

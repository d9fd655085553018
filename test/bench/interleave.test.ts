import { describe, expect, it } from 'vitest'
import { interleave } from '../../bench/interleave.js'

async function turnsOf(rounds: number, warmups: number) {
  const turns: string[] = []
  const side = (name: string) => async () => turns.push(name)
  const samples = await interleave({ ours: side('ours'), peer: side('peer') }, { rounds, warmups })
  return { turns, samples }
}

describe('interleaved rounds', () => {
  it('give both sides a turn in every round, and the first turn to each in half of them', async () => {
    const { turns } = await turnsOf(4, 0)
    expect(turns).toEqual(['ours', 'peer', 'peer', 'ours', 'ours', 'peer', 'peer', 'ours'])
  })

  it('keep as many samples as there are rounds, none of them from warming up', async () => {
    const { turns, samples } = await turnsOf(7, 3)
    expect(turns).toHaveLength(20)
    expect(samples.ours).toHaveLength(7)
    expect(samples.peer).toHaveLength(7)
    expect(Math.min(...samples.ours, ...samples.peer)).toBeGreaterThan(6)
  })

  it('give every turn to our side where there is no peer', async () => {
    const samples = await interleave({ ours: async () => 1 }, { rounds: 3, warmups: 1 })
    expect(samples).toEqual({ ours: [1, 1, 1], peer: [] })
  })

  it('tell of every counted round', async () => {
    const told: number[] = []
    const one = async () => 1
    await interleave({ ours: one, peer: one }, { rounds: 3, warmups: 2, onRound: (round) => told.push(round) })
    expect(told).toEqual([1, 2, 3])
  })
})

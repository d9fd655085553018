import fc from 'fast-check'
import { expect, it } from 'vitest'
import { postureOfAddress, postureOfUrl } from '../../../src/backends/http/index.js'
import { postures, within } from '../../../src/fabric/index.js'

const cases = {
  'on-host': ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'],
  'in-network': [
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.1.1',
    'fe80::1',
    'fd00::1',
  ],
  'third-party': [
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '192.169.0.1',
    '2606:4700::1',
    '::ffff:8.8.8.8',
    'example',
    '',
  ],
} as const

it('how far an address lies', () => {
  for (const [posture, addresses] of Object.entries(cases))
    for (const address of addresses) expect([address, postureOfAddress(address)]).toEqual([address, posture])
})

it('a name is third-party, whatever it looks like, but for localhost', () => {
  expect(postureOfUrl(new URL('http://localhost:1/'))).toBe('on-host')
  expect(postureOfUrl(new URL('http://[::1]:1/'))).toBe('on-host')
  expect(postureOfUrl(new URL('http://0x7f.1/'))).toBe('on-host')
  expect(postureOfUrl(new URL('http://10.1.2.3/'))).toBe('in-network')
  for (const name of ['127.0.0.1.example.com', 'localhost.example.com', 'gpu.local', '10.example'])
    expect(postureOfUrl(new URL(`http://${name}/`))).toBe('third-party')
})

it('any text has a posture', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), (text) => postures.includes(postureOfAddress(text))),
  )
})

it('what may go far may go less far', () => {
  for (const [at, posture] of postures.entries())
    for (const [most, allowed] of postures.entries()) expect(within(posture, allowed)).toBe(at <= most)
})

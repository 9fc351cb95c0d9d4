// A PKCS#12 file keeps nobody waiting: what it holds is counted before anything is unlocked, and its rounds are one budget.
import { createHmac, hash } from 'node:crypto'
import { expect, it } from 'vitest'
import { der, objectId, octets, sequence } from '../../electron/core/delivery/signatures/der.ts'
import { openPkcs12 } from '../../electron/core/delivery/signatures/pkcs12.ts'
import { openPkcs12Apart, pkcs12Opener } from '../../electron/core/delivery/signatures/pkcs12-apart.ts'
import { decrypt } from '../../electron/core/delivery/signatures/pkcs12-crypt.ts'
import { whole } from '../../resources/verify/verify-der.mjs'

const PASSWORD = 'hemligt'
const SALT = Buffer.from('saltsalt')
const DATA = objectId('1.2.840.113549.1.7.1')
const data = (content: Uint8Array) => sequence(DATA, der(0xa0, octets(content)))

/** A file with these parts, sealed by SHA-256 (RFC 7292, B.2): by one round, or by as many as are said and then by no key that fits. */
function fileOf(safes: readonly Uint8Array[], rounds?: number): Buffer {
  const content = sequence(...safes)
  const secret = Buffer.from(`${PASSWORD}\0`, 'utf16le').swap16()
  const parts = [Buffer.alloc(64, 3), Buffer.alloc(64, SALT), Buffer.alloc(64, secret)]
  const key = hash('sha256', Buffer.concat(parts), 'buffer')
  const sha256 = sequence(objectId('2.16.840.1.101.3.4.2.1'))
  const sum = createHmac('sha256', key).update(content).digest()
  return sequence(
    der(0x02, Buffer.from([3])),
    data(content),
    sequence(sequence(sha256, octets(sum)), octets(SALT), ...(rounds === undefined ? [] : [number(rounds)]))
  )
}

function number(value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return der(0x02, bytes)
}

/** A key that is locked in a way that nobody knows. */
const lockedKey = () =>
  sequence(
    objectId('1.2.840.113549.1.12.10.1.2'),
    der(0xa0, sequence(sequence(objectId('1.2.3.4')), octets(Buffer.alloc(16))))
  )

it('with more than ten parts is not read', () => {
  const empty = data(sequence())
  expect(openPkcs12(fileOf(Array(10).fill(empty)), PASSWORD)).toEqual({ problem: 'no-key' })
  expect(openPkcs12(fileOf(Array(11).fill(empty)), PASSWORD)).toEqual({ problem: 'unreadable' })
  expect(openPkcs12(fileOf([empty]), 'annat')).toEqual({ problem: 'wrong-password' })
})

it('with more than one key has none of them unlocked', () => {
  const safeOf = (count: number) => [data(sequence(...Array.from({ length: count }, lockedKey)))]
  expect(openPkcs12(fileOf(safeOf(1)), PASSWORD)).toEqual({ problem: 'unreadable' })
  expect(openPkcs12(fileOf(safeOf(2)), PASSWORD)).toEqual({ problem: 'no-key' })
})

it('spends the rounds of its file, and no more', () => {
  const algorithm = whole(
    sequence(
      objectId('1.2.840.113549.1.5.13'),
      sequence(
        sequence(
          objectId('1.2.840.113549.1.5.12'),
          sequence(octets(SALT), der(0x02, Buffer.from([0x03, 0xe8])))
        ),
        sequence(objectId('2.16.840.1.101.3.4.1.2'), octets(Buffer.alloc(16)))
      )
    )
  )
  const spent = (left: number) => {
    const budget = { left }
    try {
      decrypt(algorithm, Buffer.alloc(16), { password: PASSWORD, budget })
    } catch (error) {
      if (error instanceof Error && error.message === 'too many rounds') return 'too many'
    }
    return budget.left
  }
  expect([spent(2000), spent(1000), spent(999)]).toEqual([1000, 0, 'too many'])
  const older = whole(
    sequence(
      objectId('1.2.840.113549.1.12.1.3'),
      sequence(octets(SALT), der(0x02, Buffer.from([0x03, 0xe8])))
    )
  )
  const budget = { left: 2500 }
  // A key of 24 bytes by a digest of 20 is worked out twice, and the vector once.
  expect(() => decrypt(older, Buffer.alloc(8), { password: PASSWORD, budget })).toThrow('too many rounds')
})

it('is unlocked while the program does other things, and given up when it takes too long', async () => {
  const file = fileOf([data(sequence())], 600_000)
  let turns = 0
  const turning = setInterval(() => turns++, 1)
  const opened = await openPkcs12Apart(file, PASSWORD)
  clearInterval(turning)
  expect(opened).toEqual({ problem: 'wrong-password' })
  expect(turns).toBeGreaterThan(5)
  expect(await pkcs12Opener({ seconds: 0.001, megabytes: 256 })(file, PASSWORD)).toEqual({
    problem: 'unreadable'
  })
})

// A signature of a package says which journal it is of: by its SHA-512, and in no other way (docs/journal-format.md).
import { hash, sign } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Instant } from '#shared/ids.ts'
import {
  der,
  inOrder,
  objectId,
  octets,
  sequence,
  setOf,
  time
} from '../../electron/core/delivery/signatures/der.ts'
import { makeKey } from '../../electron/core/delivery/signatures/own-certificate.ts'
import { raw, whole, within } from '../../resources/verify/verify-der.mjs'
import { signaturesOf } from '../../resources/verify/verify-signatures.mjs'
import { temporaryFolder } from '../helpers/archive.ts'

const AT = Instant.parse('2026-11-25T08:00:00.000Z')
const JOURNAL = '{"seq":1}\n'
const SHA256 = '2.16.840.1.101.3.4.2.1'
const SHA384 = '2.16.840.1.101.3.4.2.2'
const SHA512 = '2.16.840.1.101.3.4.2.3'
const DATA = objectId('1.2.840.113549.1.7.1')
const attribute = (name: string, value: Uint8Array) => sequence(objectId(name), setOf(value))

/** What is found of a package whose journal is signed so; `digest` is what the signature says of the journal, null for nothing. */
async function found(algorithm: string, digest: Buffer | null) {
  const { key, certificate } = makeKey('Norrby kommun', AT)
  const attributes = inOrder([
    attribute('1.2.840.113549.1.9.3', DATA),
    ...(digest === null ? [] : [attribute('1.2.840.113549.1.9.4', octets(digest))]),
    attribute('1.2.840.113549.1.9.5', time(AT)),
    attribute(
      '1.2.840.113549.1.9.16.2.47',
      sequence(sequence(sequence(octets(hash('sha256', certificate.raw, 'buffer')))))
    )
  ])
  const one = der(0x02, Buffer.from([1]))
  const [, serial, , issuer] = within(within(whole(certificate.raw))[0])
  if (serial === undefined || issuer === undefined) throw new Error('no certificate')
  const by = sequence(objectId(algorithm))
  const signer = sequence(
    ...[one, sequence(raw(issuer), raw(serial)), by, der(0xa0, ...attributes)],
    sequence(objectId('1.3.101.112')),
    octets(sign(null, der(0x31, ...attributes), key))
  )
  const signed = sequence(one, setOf(by), sequence(DATA), der(0xa0, certificate.raw), setOf(signer))
  const message = sequence(objectId('1.2.840.113549.1.7.2'), der(0xa0, signed))
  const dir = await temporaryFolder()
  const name = `signatures/${hash('sha256', certificate.raw).slice(0, 8)}.p7s`
  await mkdir(join(dir, 'signatures'))
  await writeFile(join(dir, 'journal.jsonl'), JOURNAL)
  await writeFile(join(dir, name), message)
  const wrong: string[] = []
  const add = (code: string, what: string) => void wrong.push(`${code} ${what === name ? 'signature' : what}`)
  const right = await signaturesOf(dir, ['journal.jsonl', name], '', { last: null, add })
  return [right.length, ...wrong]
}

it('holds by the SHA-512 of the journal', async () => {
  expect(await found(SHA512, hash('sha512', JOURNAL, 'buffer'))).toEqual([1])
})

it.each([
  ['by SHA-256 and with no digest', SHA256, null],
  ['by SHA-256 and with an empty digest', SHA256, Buffer.alloc(0)],
  ['by SHA-256', SHA256, hash('sha256', JOURNAL, 'buffer')],
  ['by SHA-384 and with no digest', SHA384, null],
  ['by SHA-512 and with no digest', SHA512, null]
])('does not hold %s', async (_, algorithm, digest) => {
  expect(await found(algorithm, digest)).toEqual([0, 'changed signature'])
})

it('does not hold of another journal, which is named too: the signature is right in itself', async () => {
  const another = hash('sha512', 'another', 'buffer')
  // This journal has no line that could be named.
  expect(await found(SHA512, another)).toEqual([0, 'changed signature', 'not-as-signed journal.jsonl:?'])
})

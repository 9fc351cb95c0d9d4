// How a PKCS#12 file is locked by its password: PBES2 with AES (RFC 8018), and Triple DES as Windows and older programs have it (RFC 7292, B).
import { createDecipheriv, createHash, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import { type Element, oid, within } from '../../../../resources/verify/verify-der.mjs'

/** A file that asks for more rounds would keep the program from answering: as many at a time as Firefox asks for, and for its seal, its certificates and its key. */
const MOST_ROUNDS = 600_000
const MOST_ROUNDS_IN_ALL = 3 * MOST_ROUNDS

/** What a file may still ask for. */
export type Rounds = { left: number }
export const roundsOfFile = (): Rounds => ({ left: MOST_ROUNDS_IN_ALL })

const PBES2 = '1.2.840.113549.1.5.13'
const PBKDF2 = '1.2.840.113549.1.5.12'
const TRIPLE_DES = '1.2.840.113549.1.12.1.3'
const PRFS: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512'
}
const CIPHERS: Readonly<Record<string, readonly [name: string, bytes: number]>> = {
  '2.16.840.1.101.3.4.1.2': ['aes-128-cbc', 16],
  '2.16.840.1.101.3.4.1.22': ['aes-192-cbc', 24],
  '2.16.840.1.101.3.4.1.42': ['aes-256-cbc', 32],
  '1.2.840.113549.3.7': ['des-ede3-cbc', 24]
}
const MACS: Readonly<Record<string, readonly [name: string, block: number]>> = {
  '1.3.14.3.2.26': ['sha1', 64],
  '2.16.840.1.101.3.4.2.1': ['sha256', 64],
  '2.16.840.1.101.3.4.2.2': ['sha384', 128],
  '2.16.840.1.101.3.4.2.3': ['sha512', 128]
}

/** Opens what is locked by `algorithm`. @throws where the password is another, or the way is none of these */
export function decrypt(
  algorithm: Element,
  locked: Buffer,
  { password, budget }: { readonly password: string; readonly budget: Rounds }
): Buffer {
  const [name, parameters] = within(algorithm)
  if (oid(name) === TRIPLE_DES) {
    const [salt, rounds] = within(parameters)
    const key = derive({ password, salt, rounds: roundsOf(rounds), hash: 'sha1', block: 64, budget })
    return opened('des-ede3-cbc', key(1, 24), key(2, 8), locked)
  }
  if (oid(name) !== PBES2) throw new Error('another way')
  const [derivation, cipher] = within(parameters)
  const [by, settings] = within(derivation)
  if (oid(by) !== PBKDF2) throw new Error('another way')
  const [salt, rounds, ...rest] = within(settings)
  const prf = rest.find(({ tag }) => tag === 0x30)
  const hash = PRFS[prf === undefined ? '1.2.840.113549.2.7' : oid(within(prf)[0])]
  const [kind, vector] = within(cipher)
  const [called, bytes] = CIPHERS[oid(kind)] ?? []
  if (hash === undefined || called === undefined || bytes === undefined) throw new Error('another way')
  const times = roundsOf(rounds)
  spend(budget, times * Math.ceil(bytes / hashLength(hash)))
  const key = pbkdf2Sync(password, bytesIn(salt), times, bytes, hash)
  return opened(called, key, bytesIn(vector), locked)
}

/** Whether the file was sealed with this password. @throws where the way is none of these */
export function isSealedBy(
  content: Buffer,
  seal: Element,
  { password, budget }: { readonly password: string; readonly budget: Rounds }
): boolean {
  const [digest, salt, rounds] = within(seal)
  const [algorithm, is] = within(digest)
  const [hash, block] = MACS[oid(within(algorithm)[0])] ?? []
  if (hash === undefined || block === undefined) throw new Error('another way')
  const length = hashLength(hash)
  const times = rounds === undefined ? 1 : roundsOf(rounds)
  const key = derive({ password, salt, rounds: times, hash, block, budget })
  const made = createHmac(hash, key(3, length)).update(content).digest()
  return bytesIn(is).length === made.length && timingSafeEqual(bytesIn(is), made)
}

function opened(cipher: string, key: Buffer, vector: Buffer, locked: Buffer): Buffer {
  const open = createDecipheriv(cipher, key, vector)
  return Buffer.concat([open.update(locked), open.final()])
}

type Derived = {
  readonly password: string
  readonly salt: Element | undefined
  readonly rounds: number
  readonly hash: string
  readonly block: number
  readonly budget: Rounds
}

/** RFC 7292, B.2: what is derived for a purpose (1 the key, 2 the vector, 3 the seal). The password is UTF-16 with an end. */
function derive({
  password,
  salt,
  rounds,
  hash,
  block,
  budget
}: Derived): (purpose: 1 | 2 | 3, bytes: number) => Buffer {
  const secret = Buffer.from(`${password}\0`, 'utf16le').swap16()
  const filled = (bytes: Buffer) =>
    Buffer.alloc(bytes.length === 0 ? 0 : Math.ceil(bytes.length / block) * block, bytes)
  return (purpose, bytes) => {
    const start = Buffer.alloc(block, purpose)
    const state = Buffer.concat([filled(bytesIn(salt)), filled(secret)])
    const made: Buffer[] = []
    for (let have = 0; have < bytes; ) {
      spend(budget, rounds)
      let digest = createHash(hash).update(start).update(state).digest()
      for (let round = 1; round < rounds; round++) digest = createHash(hash).update(digest).digest()
      made.push(digest)
      have += digest.length
      addTo(state, Buffer.alloc(block, digest), block)
    }
    return Buffer.concat(made).subarray(0, bytes)
  }
}

/** Each block of `state` becomes itself and `more` and one, as numbers of that many bytes. */
function addTo(state: Buffer, more: Buffer, block: number): void {
  for (let start = 0; start < state.length; start += block) {
    let carry = 1
    for (let at = block - 1; at >= 0; at--) {
      carry += (state[start + at] ?? 0) + (more[at] ?? 0)
      state[start + at] = carry & 0xff
      carry >>= 8
    }
  }
}

const hashLength = (name: string) => createHash(name).digest().length

function spend(budget: Rounds, rounds: number): void {
  budget.left -= rounds
  if (budget.left < 0) throw new Error('too many rounds')
}

function roundsOf(one: Element | undefined): number {
  const bytes = bytesIn(one)
  const rounds = bytes.length > 0 && bytes.length < 5 ? bytes.readUIntBE(0, bytes.length) : 0
  if (rounds < 1 || rounds > MOST_ROUNDS) throw new Error('another way')
  return rounds
}

function bytesIn(one: Element | undefined): Buffer {
  if (one === undefined) throw new Error('nothing there')
  return one.value
}

// Writing DER (X.690), as far as certificates and signed messages need it.
import type { Instant } from '#shared/ids.ts'

/** One value: its tag, how long it is, and what is in it. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const length: number[] = []
  for (let left = content.length; left > 0; left >>>= 8) length.unshift(left & 0xff)
  const head = content.length < 0x80 ? [content.length] : [0x80 | length.length, ...length]
  return Buffer.concat([Buffer.from([tag, ...head]), content])
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts)
export const octets = (bytes: Uint8Array): Buffer => der(0x04, bytes)
export const NULL = Buffer.from([0x05, 0x00])

/** A set, whose parts stand in the order of their bytes. */
export const setOf = (...parts: readonly Uint8Array[]): Buffer => der(0x31, ...inOrder(parts))

export const inOrder = (parts: readonly Uint8Array[]): Uint8Array[] => [...parts].sort(Buffer.compare)

/** The name of a kind or an algorithm, by its numbers with dots. */
export function objectId(numbers: string): Buffer {
  const [first = 0, second = 0, ...rest] = numbers.split('.').map(Number)
  const bytes = [first * 40 + second, ...rest].flatMap(number => {
    const digits = [number & 0x7f]
    for (let left = Math.floor(number / 128); left > 0; left = Math.floor(left / 128))
      digits.unshift((left & 0x7f) | 0x80)
    return digits
  })
  return der(0x06, Buffer.from(bytes))
}

/** UTCTime to the end of 2049, and GeneralizedTime from then on (RFC 5280, 4.1.2.5): whole seconds. */
export function time(at: Instant): Buffer {
  const digits = `${at.slice(0, 19).replaceAll(/\D/g, '')}Z`
  return at < '2050' ? der(0x17, Buffer.from(digits.slice(2))) : der(0x18, Buffer.from(digits))
}

import type { Buffer } from 'node:buffer'
import type { X509Certificate } from 'node:crypto'

/** One value of DER, where it lies. */
export interface Element {
  readonly tag: number
  readonly value: Buffer
}

/** A value that is all of the bytes. @throws where they are none */
export function whole(bytes: Buffer): Element

/** The values in a sequence, or in what has the tag that is named. @throws where it has another */
export function within(one: Element | undefined, tag?: number): Element[]

/** A value as it stands, with its tag and length. */
export function raw(one: Element): Buffer

/** The name of an algorithm or kind, in numbers with dots. @throws where it is none */
export function oid(one: Element | undefined): string

/** The certificates of a file: PEM, one or several, or one in DER. @throws where there is none */
export function readCertificates(bytes: Buffer): X509Certificate[]

import type { Buffer } from 'node:buffer'
import type { X509Certificate } from 'node:crypto'
import type { RevocationList } from './verify-certificates.mjs'

/** An answer about one certificate, as a list that tells of no other. The signature is not checked here. @throws where it is none */
export function readOcspAnswer(bytes: Buffer): RevocationList

/** The digests (SHA-1) by which an issuer is asked about what it has issued, in hexadecimal digits. @throws where it is no certificate */
export function issuerDigests(issuer: X509Certificate): { readonly name: string; readonly key: string }

/** Where a certificate says that lists of what its issuer has revoked are. @throws where it is no certificate */
export function listAddresses(certificate: X509Certificate): string[]

/** Where a certificate says that its issuer answers questions about it. @throws where it is no certificate */
export function answerAddresses(certificate: X509Certificate): string[]

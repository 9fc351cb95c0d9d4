// Signs web archives with a key that is in no keychain.
import { generateKeyPairSync, sign } from 'node:crypto'
import { Sha256 } from '#shared/ids.ts'
import type { AskForStamp } from '../../electron/core/captures/captures/signing.ts'
import type { Signer } from '../../electron/core/captures/wacz/wacz.ts'
import { sha256 } from './wacz.ts'

/** With a time stamp of each signature, where something gives them. */
export function looseSigner(askForStamp: AskForStamp | null = null): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  return {
    fingerprint: sha256(spki),
    async sign({ hash, created }) {
      const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const
      const signature = sign('sha256', Buffer.from(hash), key).toString('base64')
      const stamp = (await askForStamp?.(Sha256.parse(sha256(Buffer.from(signature))))) ?? null
      const signedData = {
        ...{ hash, created, software: 'Kanalarkiv 1', version: '0.1.0', signature },
        publicKey: spki.toString('base64'),
        ...(stamp !== null && {
          timeSignature: stamp.reply.toString('base64'),
          timestampCert: stamp.chain.join('')
        })
      }
      return { signedData, stampedAt: stamp?.at ?? null }
    }
  }
}

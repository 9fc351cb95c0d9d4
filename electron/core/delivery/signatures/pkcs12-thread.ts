// The thread in which files with keys are unlocked: some ask for so many rounds of a digest that it takes seconds.
import { answerAsked } from '../../kernel/within-thread.ts'
import { openPkcs12 } from './pkcs12.ts'

export type Pkcs12Asked = { readonly bytes: Uint8Array; readonly password: string }
/** In DER: a key as PKCS#8, and the certificates, its own first. */
export type Pkcs12Answer =
  | { readonly key: Uint8Array; readonly chain: readonly Uint8Array[] }
  | { readonly problem: 'unreadable' | 'wrong-password' | 'no-key' }

answerAsked<Pkcs12Asked, Pkcs12Answer>(async ({ bytes, password }) => {
  const opened = openPkcs12(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), password)
  if ('problem' in opened) return { answer: opened }
  const key = opened.key.export({ type: 'pkcs8', format: 'der' })
  return { answer: { key, chain: opened.chain.map(one => one.raw) } }
})

// Sealing and opening notes, in the age format (age-encryption.org/v1), so that any program that knows it can open them.

/** A new pair: the public half, `age1…`, and the secret half, `AGE-SECRET-KEY-1…`, which is kept nowhere. */
export async function newPair(): Promise<{ recipient: string; secret: string }> {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption')
  const secret = await generateX25519Identity()
  return { secret, recipient: await identityToRecipient(secret) }
}

/** The public half of a secret half; null for what is none. */
export async function recipientOf(secret: string): Promise<string | null> {
  const { identityToRecipient } = await import('age-encryption')
  return identityToRecipient(secret).catch(() => null)
}

/** The text, sealed for whoever has the secret half. */
export async function seal(text: string, recipient: string): Promise<Uint8Array> {
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return encrypter.encrypt(text)
}

/** The text of a sealed note; null when the key is not the right one, or no key at all. */
export async function unseal(sealed: Uint8Array, secret: string): Promise<string | null> {
  const { Decrypter } = await import('age-encryption')
  try {
    const decrypter = new Decrypter()
    decrypter.addIdentity(secret)
    return await decrypter.decrypt(sealed, 'text')
  } catch {
    return null
  }
}

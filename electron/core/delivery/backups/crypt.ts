// What an encrypted backup is written and read through: the age format, for one key that the municipality holds.
import { ArchiveError } from '../../kernel/errors.ts'

type Bytes = AsyncIterable<Uint8Array>

/** The bytes as they are written: encrypted for a recipient, or as they are. */
export async function* sealed(bytes: Bytes, recipient: string | null): AsyncGenerator<Uint8Array> {
  if (recipient === null) return yield* bytes
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  yield* await encrypter.encrypt(streamOf(bytes))
}

/** What was encrypted. The key has been held against the one that the backup is for, so what it does not open is damaged. @throws ArchiveError backup-damaged */
export async function* opened(bytes: Bytes, secret: string | null, file: string): AsyncGenerator<Uint8Array> {
  if (secret === null) return yield* bytes
  const { Decrypter } = await import('age-encryption')
  const decrypter = new Decrypter()
  decrypter.addIdentity(secret)
  try {
    yield* await decrypter.decrypt(streamOf(bytes))
  } catch (error) {
    if (error instanceof ArchiveError) throw error
    throw new ArchiveError('backup-damaged', { file })
  }
}

const streamOf = (bytes: Bytes) => ReadableStream.from(bytes) as ReadableStream<Uint8Array>

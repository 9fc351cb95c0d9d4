// What several clients refuse in the same words.
import { ArchiveError } from '../../kernel/errors.ts'

/** An address or id that points at no thread or comment; shown back bounded and without what could disturb the sentence. */
export function unknownThread(address: string): ArchiveError {
  return new ArchiveError('thread-unknown', { address: address.replaceAll(/\p{C}/gu, '').slice(0, 200) })
}

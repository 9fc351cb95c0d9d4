// The words that are masked in the texts of a disclosure: looked for in its records, and kept out of what is typed of it.
import type { DisclosureId, Instant } from '#shared/ids.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { clearOfSecretWords, requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { masksOf, positionsWithPassages } from './mask-queries.ts'
import { type FoundWords, holdsWords, sameWords, withoutWords } from './proposals.ts'
import { shownOf } from './queries.ts'

/** Words, and since when they are masked. */
export type MaskedWords = { readonly words: string; readonly at: Instant }

/** The words that are masked anywhere in the texts of the disclosure. */
export function wordsMasked(db: ReadDb, id: DisclosureId): MaskedWords[] {
  return positionsWithPassages(db, id).flatMap(position => {
    const fields = shownOf(db, id, position)?.fields ?? []
    return masksOf(db, id, position).flatMap(({ place, placedAt }) =>
      place.kind === 'passage'
        ? [{ words: fields[place.field]?.text.slice(place.start, place.end) ?? '', at: placedAt }]
        : []
    )
  })
}

export const wordsIn = (masked: readonly MaskedWords[]): string[] => masked.map(({ words }) => words)

/**
 * The masked words in a text that was let stand at a time: those that were looked for then already are decided on. What was let stand in
 * the moment of a mask is asked about anew.
 */
export function newSince(
  text: string,
  masked: readonly MaskedWords[],
  letStandAt: Instant | undefined
): FoundWords[] {
  const found = sameWords(text, wordsIn(masked))
  if (letStandAt === undefined || found.length === 0) return found
  const before = sameWords(text, wordsIn(masked.filter(({ at }) => at < letStandAt)))
  return found.filter(({ start, end }) => !before.some(each => each.start <= start && each.end >= end))
}

/** What is typed of a disclosure and handed out says nothing that is masked in it, or secret. @throws ArchiveError masked-words, secret-words */
export function requireOpenWords(db: ReadDb, id: DisclosureId, texts: readonly string[]): void {
  const words = wordsIn(wordsMasked(db, id))
  if (texts.some(text => holdsWords(text, words))) throw new ArchiveError('masked-words')
  requireNoSecretWords(db, texts)
}

/** What was typed of a disclosure before something was masked in it, or marked elsewhere: as it may be handed out. For many texts. */
export function openWordsOf(db: ReadDb, id: DisclosureId): (text: string) => string {
  const words = wordsIn(wordsMasked(db, id))
  const clear = clearOfSecretWords(db)
  return text => clear(withoutWords(text, words))
}

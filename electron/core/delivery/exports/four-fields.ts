// The four fields of the diary (OSL 5 kap. 2 §) of one record, to be copied into the diary system.
import type { FourFields } from '#shared/four-fields.ts'
import { normalized } from '#shared/normal-form.ts'
import type { RecordRef } from '#shared/record.ts'
import { excerpt } from '../../formats/csv/csv.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { paragraphOf } from '../../register/secrecy/read.ts'
import { clearOfSecretWords } from '../../register/secrecy/typed.ts'
import { CHANNEL_KEPT_IN, titleOf } from './describe/fgs-handling.ts'
import { oneRecord } from './one-record.ts'

/**
 * What was registered, where it was; otherwise what the record itself says, for a person who reads it first. What is kept for the
 * authority alone is left out, since what is copied is pasted where anybody may read it (OSL 5:2, second paragraph).
 * `words` registered: for what nobody reads first, nothing that somebody wrote, nor a name, that was not registered for all to read.
 * @throws ArchiveError not-found
 */
export function fourFields(db: ReadDb, record: RecordRef, words: 'own' | 'registered' = 'own'): FourFields {
  const { row: known, facts } = oneRecord(db, record)
  const isKeptIn = paragraphOf(db, { kind: 'channel', id: known.channelId }) !== undefined
  const row = isKeptIn ? { ...known, channel: CHANNEL_KEPT_IN } : known
  // What was typed before another record was marked may have the words of that one.
  const registered = clearOfSecretWords(db)(facts?.registered ?? null)
  const oneLine = (text: string | null) =>
    normalized(text ?? '', 'NFC')
      .replaceAll(/[\p{Cc}\s]+/gu, ' ')
      .trim() || null
  // What is marked as secret, or has a title for the authority alone, says no more than was registered for all to read.
  const own =
    words === 'own' &&
    row.paragraph === null &&
    (registered?.protectedTitle ?? registered?.protectedCounterpart ?? null) === null
  const diaryNumber = oneLine(registered?.number ?? row.diaryNumber)
  const date = swedishDate(row.at)
  const counterpart = oneLine(registered?.publicCounterpart ?? (own ? row.sender : null))
  const about =
    oneLine(registered?.publicTitle ?? (own ? excerpt(row.what) : null)) ??
    (words === 'own' ? `${row.kind} i ${row.channel}` : titleOf(row))
  const text = [
    `Diarienummer: ${diaryNumber ?? '–'}`,
    `Datum: ${date}`,
    `Avsändare eller mottagare: ${counterpart ?? '–'}`,
    `Vad det rör: ${about}`
  ].join('\n')
  return { diaryNumber, date, counterpart, about, text }
}

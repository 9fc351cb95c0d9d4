// Words in pictures: whether they are read, how far it has come, and what was read in a record.
import type { PictureTexts, ReadPicture } from '#shared/picture-text.ts'
import type { RecordRef } from '#shared/record.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { isKept } from '../../register/records/kept-record.ts'
import * as queries from './queries.ts'

export function pictureTexts(db: ReadDb): PictureTexts {
  return { isOn: queries.isOn(db), ...queries.counts(db) }
}

/** Whether words in pictures are to be read; what was read stays. */
export function setPictureTexts(ctx: Context, isOn: boolean): PictureTexts {
  ctx.db.transact(tx => {
    queries.setOn(tx, isOn)
    record(tx, ctx, { act: 'picture-texts.set', about: null, details: { isOn } })
  })
  tellChanged(ctx, 'search')
  return pictureTexts(ctx.db.read)
}

/** What was read in the pictures of a record. @throws ArchiveError not-found */
export function textsInPictures(db: ReadDb, ref: RecordRef): ReadPicture[] {
  if (!isKept(db, ref)) throw new ArchiveError('not-found', { what: ref.id })
  return queries.textsOf(db, ref)
}

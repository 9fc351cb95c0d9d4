// Search over everything, in one box.
import { z } from 'zod'
import { IdBeginning, IdKind } from '../id-kind.ts'
import { PictureTexts, ReadPicture } from '../picture-text.ts'
import { RecordRef } from '../record.ts'
import { SearchPage, SearchQuery } from '../search.ts'
import { base, paging } from './base.ts'

export const search = {
  find: base.input(SearchQuery.extend(paging)).output(SearchPage),
  /** The ids of a kind that begin so, a few at most. */
  ids: base
    .input(z.strictObject({ beginning: IdBeginning, kind: IdKind.default('any') }))
    .output(z.array(z.uuid())),
  /** Enters everything that waits in the index, and answers how many records that were. */
  catchUp: base.output(z.strictObject({ entered: z.int() })),
  /** Whether words in pictures are read, and how far it has come. */
  pictures: base.output(PictureTexts),
  setPictures: base.input(z.strictObject({ isOn: z.boolean() })).output(PictureTexts),
  /** Reads words in pictures that wait, so many at most, whatever else the computer does; answers how many were done with. */
  readPictures: base
    .input(z.strictObject({ most: z.int().min(1).max(10_000).default(100) }))
    .output(z.strictObject({ done: z.int(), pictures: PictureTexts })),
  /** What the program has read in the pictures of a record. */
  textInPictures: base.input(z.strictObject({ record: RecordRef })).output(z.array(ReadPicture))
}

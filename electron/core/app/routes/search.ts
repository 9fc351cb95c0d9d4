// The routes of the search: each hands checked input to a verb, and adds nothing of its own.
import { whoIs } from '../../register/roles/users.ts'
import { pictureTexts, setPictureTexts, textsInPictures } from '../../reports/picture-texts/picture-texts.ts'
import { readPictures } from '../../reports/picture-texts/read-pictures.ts'
import { catchUp } from '../../reports/search/catch-up.ts'
import { idsBeginning } from '../../reports/search/ids.ts'
import { searchAll } from '../../reports/search/search.ts'
import type { Door } from './door.ts'

export function searchRoutes({ os, ctx, db, held }: Door) {
  return {
    find: os.search.find.handler(({ input }) => held(ctx => searchAll(ctx, input))),
    ids: os.search.ids.handler(({ input }) =>
      idsBeginning(db(), input, { isMember: whoIs(ctx(), ctx().osUser).roles.length > 0 })
    ),
    catchUp: os.search.catchUp.handler(() => held(async ctx => ({ entered: await catchUp(ctx) }))),
    pictures: os.search.pictures.handler(() => pictureTexts(db())),
    setPictures: os.search.setPictures.handler(({ input }) => setPictureTexts(ctx(), input.isOn)),
    readPictures: os.search.readPictures.handler(({ input }) =>
      held(async open => ({
        done: await readPictures(open, input.most),
        pictures: pictureTexts(open.db.read)
      }))
    ),
    textInPictures: os.search.textInPictures.handler(({ input }) => textsInPictures(db(), input.record))
  }
}

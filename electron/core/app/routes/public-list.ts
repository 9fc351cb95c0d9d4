// The routes of the public list and its websites: each hands checked input to a verb, and adds nothing of its own.

import { listWebsites } from '../../register/websites/read.ts'
import { addWebsite, editWebsite, removeWebsite } from '../../register/websites/websites.ts'
import { previewList, publishList, saveListFile, saveSettings } from '../../reports/public-list/publish.ts'
import { listPublications } from '../../reports/public-list/read.ts'
import type { Door } from './door.ts'

export function publicListRoutes({ os, ctx, db, held, given }: Door) {
  return {
    websites: {
      list: os.websites.list.handler(() => listWebsites(db())),
      add: os.websites.add.handler(({ input }) => addWebsite(ctx(), input)),
      edit: os.websites.edit.handler(({ input }) => editWebsite(ctx(), input.id, input.changes, input.seen)),
      remove: os.websites.remove.handler(({ input }) => removeWebsite(ctx(), input.id, input.because))
    },
    publicList: {
      preview: os.publicList.preview.handler(() => held(previewList)),
      publish: os.publicList.publish.handler(({ input }) => given(ctx => publishList(ctx, input.dir))),
      saveFile: os.publicList.saveFile.handler(({ input }) => held(ctx => saveListFile(ctx, input))),
      publications: os.publicList.publications.handler(({ input }) => listPublications(db(), input)),
      saveSettings: os.publicList.saveSettings.handler(({ input }) => saveSettings(ctx(), input))
    }
  }
}

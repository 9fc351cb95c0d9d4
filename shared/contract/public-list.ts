// The public list and the websites in it.

import { z } from 'zod'
import { FilePath } from '../file-path.ts'
import { WebsiteId } from '../ids.ts'
import { ListFormat, Publication, PublicationSettings, PublicListPreview } from '../public-list.ts'
import { Website, WebsiteFields } from '../website.ts'
import { base, page, paging, seen } from './base.ts'

export const websites = {
  list: base.output(z.array(Website)),
  add: base.input(WebsiteFields).output(Website),
  edit: base
    .input(z.strictObject({ id: WebsiteId, changes: WebsiteFields, seen: seen(WebsiteFields) }))
    .output(Website),
  remove: base
    .input(z.strictObject({ id: WebsiteId, because: z.string().trim().min(1).max(500) }))
    .output(Website)
}

export const publicList = {
  /** What would be published now, and how it differs from the last publication. */
  preview: base.output(PublicListPreview),
  /** Writes the files to a folder outside the archive, and answers when each has its name. */
  publish: base.input(z.strictObject({ dir: FilePath })).output(Publication),
  /** Writes one of the files alone, such as for the website's editor. It is no publication, and the next is not compared with it. */
  saveFile: base
    .input(z.strictObject({ dir: FilePath, format: ListFormat }))
    .output(z.strictObject({ path: z.string() })),
  publications: base.input(z.strictObject(paging)).output(page(Publication)),
  saveSettings: base
    .input(
      PublicationSettings.extend({ seen: seen(z.strictObject({ settings: PublicationSettings.nullable() })) })
    )
    .output(PublicationSettings)
}

// The page's source with all its parts as one file, MHTML.

import type { PageWindow } from '../process/page-window.ts'
import { Trouble } from '../trouble.ts'
import { steadyMhtml } from './reproducible-files.ts'

export const MHTML = 'multipart/related'

/** The page as it stands, with its pictures and styles. */
export async function readSource(window: PageWindow): Promise<Buffer> {
  const { data } = await window.within(
    window.session.send('Page.captureSnapshot', { format: 'mhtml' }),
    window.limits.source,
    () => new Trouble('source-failed', `${window.limits.source} ms`)
  )
  if (!data.includes('multipart/related')) throw new Trouble('source-failed', `${data.length} characters`)
  return Buffer.from(steadyMhtml(data), 'utf8')
}

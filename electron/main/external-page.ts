// A web page that is opened in the person's own browser, if they say so.
import { type BrowserWindow, dialog, shell } from 'electron'
import type { Language } from './settings.ts'
import { texts } from './texts.ts'

type Asked = { readonly window: BrowserWindow; readonly language: () => Language }

/** Asks, and opens it. `address` is of the web (ExternalUrl). */
export async function offerPage(address: string, { window, language }: Asked): Promise<void> {
  // Shown as it will be opened: `href` has the host in ASCII, so that a look-alike letter is seen.
  const { href } = new URL(address)
  const t = texts(language())
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: t.openPage,
    detail: href.length > 300 ? `${href.slice(0, 300)}…` : href,
    buttons: [t.open, t.cancel],
    defaultId: 0,
    cancelId: 1
  })
  if (response === 0) await shell.openExternal(href)
}

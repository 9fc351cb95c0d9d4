// Speaking with the consent library, which runs in our own world of the page beside this program.
import type { ContentScriptMessage } from '@duckduckgo/autoconsent'

type Library = {
  autoconsentSendMessage?: (message: ContentScriptMessage) => Promise<void>
  autoconsentReceiveMessage?: (message: unknown) => Promise<void>
}

const library = globalThis as Library
let messages: ContentScriptMessage[] = []

/** Before the library is there: a box for what it says. */
export function openMessageBox(): void {
  messages = []
  library.autoconsentSendMessage = async message => {
    messages.push(message)
  }
}

/** What it has said since the last time. */
export function takeMessages(): ContentScriptMessage[] {
  const said = messages
  messages = []
  return said
}

/** Tells the library something, as JSON; it is not waited for, since it works on by itself. */
export function tellLibrary(message: string): void {
  void library.autoconsentReceiveMessage?.(JSON.parse(message))
}

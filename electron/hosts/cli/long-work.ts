// Work that takes a while and tells of itself, shown as it goes.
import type { Cli, Client } from './cli.ts'
import type { Text } from './language.ts'
import { exporting, verifying } from './texts/export.ts'
import { size } from './values.ts'

/** Does the work, showing the progress of exports and verifications meanwhile. */
export async function showProgress<T>(
  { out }: Pick<Cli, 'out'>,
  client: Client,
  work: () => Promise<T>
): Promise<T> {
  const events = await client.archive.events()
  const progress = out.progress()
  const following = follow()
  // When the archive closes meanwhile the events end at once, and the work in order: it may come later, and tells of it.
  following.catch(() => undefined)
  try {
    return await work()
  } finally {
    await events.return?.()
    await following
    progress.end()
  }

  async function follow(): Promise<void> {
    for await (const event of events) {
      if (event.kind !== 'export-progress' && event.kind !== 'verify-progress') continue
      const doing = event.kind === 'verify-progress' ? verifying.reading : WORDS[event.phase]
      const { doneBytes, totalBytes } = event
      progress.show(
        doneBytes,
        totalBytes,
        `${out.t(doing)} ${size(doneBytes, out.language)} / ${size(totalBytes, out.language)}`
      )
    }
  }
}

/** Does the work, and says what it does when a page is about to be opened; work that is refused before opens none. */
export async function saidWhenOpening<T>(
  { out }: Pick<Cli, 'out'>,
  client: Client,
  text: Text,
  work: () => Promise<T>
): Promise<T> {
  const events = await client.archive.events()
  const following = (async () => {
    for await (const { kind } of events) if (kind === 'page-opening') out.note(text)
  })()
  following.catch(() => undefined)
  try {
    return await work()
  } finally {
    await events.return?.()
    await following
  }
}

const WORDS = { copying: exporting.copying, verifying: exporting.verifying }

// Work that takes a while and tells of itself, shown as it goes.
import type { ArchiveEvent } from '#shared/events.ts'
import type { Cli, Client } from './cli.ts'
import type { Text } from './language.ts'
import { backup as backingUp } from './texts/backup.ts'
import { common } from './texts/common.ts'
import { exporting, verifying } from './texts/export.ts'
import { size } from './values.ts'

/** Does the work, and tells how far it is meanwhile. */
export async function withProgress<T>(
  { out }: Pick<Cli, 'out'>,
  client: Client,
  work: () => Promise<T>
): Promise<T> {
  const events = await client.archive.events().catch(() => null)
  if (events === null) return work()
  const progress = out.progress()
  const following = (async () => {
    for await (const event of events) {
      const at = progressOf(event)
      if (at === null) continue
      const [done, total] = [
        at.size ? size(at.done, out.language) : at.done,
        at.size ? size(at.total, out.language) : at.total
      ]
      progress.show(at.done, at.total, `${out.t(at.text)} ${done} / ${total}`)
    }
  })()
  // When the archive closes meanwhile the events end at once, and the work in order: it may come later, and tells of it.
  following.catch(() => undefined)
  try {
    return await work()
  } finally {
    await events.return?.()
    await following
    progress.end()
  }
}

function progressOf(event: ArchiveEvent) {
  switch (event.kind) {
    case 'export-progress':
      return { done: event.doneBytes, total: event.totalBytes, text: exporting[event.phase], size: true }
    case 'backup-progress':
      return { done: event.doneBytes, total: event.totalBytes, text: backingUp.files, size: true }
    case 'verify-progress':
      return { done: event.doneBytes, total: event.totalBytes, text: verifying.reading, size: true }
    case 'pile-progress':
    case 'sending-progress':
      return { done: event.done, total: event.total, text: common.working, size: false }
    default:
      return null
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

// Exports of a WordPress site with as many comments as are asked for, and their import.
import { appendFile, writeFile } from 'node:fs/promises'
import type { ChannelId } from '#shared/ids.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { importRun, importsOf } from '../../electron/core/messages/intake/imports.ts'
import { WXR_END, wxrHead, wxrPost } from '../../test/helpers/exports/wxr.ts'

const UNDER_EACH = 100

export async function writeExport(file: string, comments: number): Promise<void> {
  await writeFile(file, wxrHead())
  for (let post = 1; post <= comments / UNDER_EACH; post++)
    await appendFile(file, wxrPost(post, commentsUnder(post)))
  await appendFile(file, WXR_END)
}

const commentsUnder = (post: number) =>
  Array.from({ length: UNDER_EACH }, (_, n) => ({
    id: (post - 1) * UNDER_EACH + n + 1,
    author: `Besökare ${n}`,
    text: `Kommentar ${post}-${n}. ${n % 10 === 0 ? 'Snöröjningen fungerar inte. ' : ''}${'Det är halt på Storgatan och ingen sandar, fast vi har ringt. '.repeat(3)}`
  }))

/** Imports it whole. @throws Error when it is not all there */
export async function importAll(
  ctx: Context,
  hold: (work: Promise<unknown>) => void,
  { channelId, file, comments }: { channelId: ChannelId; file: string; comments: number }
): Promise<void> {
  const { id } = await importsOf(ctx, hold).start({ channelId, paths: [file], ownName: null })
  await new Promise<void>(resolve => {
    const leave = ctx.events.subscribe('event', event => {
      if (event.kind !== 'import-ended' || event.importId !== id) return
      leave()
      resolve()
    })
  })
  const { state, imported } = importRun(ctx.db.read, id)
  if (state !== 'finished' || imported !== comments)
    throw new Error(`The import is ${state} with ${imported}.`)
}

// Importing as a window would: started, and followed through the archive's events until it has ended.
import type { ChannelId, ImportId } from '#shared/ids.ts'
import type { Import, ImportFinding, ImportRequest } from '#shared/imports.ts'
import type { Limits } from '../../electron/core/kernel/limited-thread.ts'
import { importRun, importsOf } from '../../electron/core/messages/intake/imports.ts'
import { listFindings } from '../../electron/core/messages/intake/queries.ts'
import type { NewArchive } from './archive.ts'

export type Imported = Import & { readonly findings: readonly ImportFinding[] }

/** Imports, and answers when it has ended. @throws what start throws */
export async function importing(
  { ctx, archive }: Pick<NewArchive, 'ctx' | 'archive'>,
  channelId: ChannelId,
  paths: string | readonly string[],
  ownName: string | null = null,
  limits?: Limits
): Promise<Imported> {
  const imports = importsOf(ctx, archive.hold, limits)
  const request: ImportRequest = { channelId, paths: [paths].flat(), ownName }
  const { id } = await imports.start(request)
  if (importRun(ctx.db.read, id).state === 'running')
    await new Promise<void>(resolve => {
      const leave = ctx.events.subscribe('event', event => {
        if (event.kind !== 'import-ended' || event.importId !== id) return
        leave()
        resolve()
      })
    })
  return { ...importRun(ctx.db.read, id), findings: findingsOf(ctx, id) }
}

const findingsOf = (ctx: NewArchive['ctx'], id: ImportId) =>
  listFindings(ctx.db.read, { id, kind: null, limit: 500, after: null }).items

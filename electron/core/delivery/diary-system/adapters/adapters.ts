// Which adapter goes with which settings.
import type { DiarySystem, DiarySystemDraft } from '#shared/diary-system.ts'
import type { Context } from '../../../kernel/context.ts'
import type { DiaryAdapter } from './adapter.ts'
import { emailAdapter } from './e-mail.ts'
import { public360Adapter } from './public360-adapter.ts'
import { watchFolderAdapter } from './watch-folder.ts'

type Options = {
  /** The key of a program that has one. */
  readonly key: string | null
  /** Milliseconds to wait for one answer. */
  readonly patience?: number | undefined
}

/** The diary system, ready to be handed documents. */
export function adapterFor(
  ctx: Context,
  settings: DiarySystem | DiarySystemDraft,
  { key, patience }: Options
): DiaryAdapter {
  switch (settings.program) {
    case 'public-360':
      return public360Adapter(settings, { secret: key ?? '', signal: ctx.closing, patience })
    case 'watch-folder':
      return watchFolderAdapter(settings, ctx, patience)
    case 'e-mail':
      return emailAdapter(settings, ctx)
  }
}

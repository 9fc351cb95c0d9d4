// A package for the diary, with what a diary system that watches a folder puts beside its documents. It goes by docs/diariesystem.md.
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DiarySystemDraft, Sending } from '#shared/diary-system.ts'
import type { RecordRef } from '#shared/record.ts'
import { listSendings } from '../../electron/core/delivery/diary-system/queries.ts'
import { saveSystem } from '../../electron/core/delivery/diary-system/system.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { everything, filledArchive } from '../core/exports-archive.ts'
import { copiesOf } from './archive.ts'

export const CASE = { kind: 'case', number: 'KS 2026/1' } as const
export const NEW = { kind: 'new-case' } as const

/** Gives each test of the file an archive with a package that is written, and a folder that is watched beside it. */
export function packagesForDiary() {
  const filled = copiesOf(async () => {
    const made = await filledArchive()
    const { id: exportId } = await createExport(made.ctx, everything, {
      format: 'diary-pdfa-2b',
      delivery: null
    })
    return { ...made, exportId }
  })
  return async () => {
    const made = await filled()
    const { ctx, comment, messages, dir } = made
    const watched = join(dir, '..', 'diariet in')
    await mkdir(watched, { recursive: true })
    const one: RecordRef = { kind: 'comment', id: comment }
    const message: RecordRef = { kind: 'message', id: messages.copied.id }
    const set = (system: DiarySystemDraft) => saveSystem(ctx, { system, secret: null })
    const watch = (accessCode: string | null = null) =>
      set({ program: 'watch-folder', dir: watched, accessCode })
    return { ...made, watched, one, message, set, watch }
  }
}

export const sendingsOf = (ctx: Context, exportId: Sending['exportId']) =>
  listSendings(ctx.db.read, { exportId, limit: 100, after: null }).items

export function only(sendings: readonly Sending[]): Sending {
  const [one, ...more] = sendings
  if (one === undefined || more.length > 0) throw new Error(`${sendings.length} sendings`)
  return one
}

/** What the diary system puts beside a document: under another name first, as it is told to. */
export async function answer(watched: string, sending: Sending, ending: 'json' | 'xml', text: string) {
  const name = join(watched, `${String(sending.reference)}.kvitto.${ending}`)
  await writeFile(`${name}.tmp`, text)
  await rename(`${name}.tmp`, name)
}

export const registered = (sending: Sending, more: object = {}) =>
  JSON.stringify({ leverans: sending.id, resultat: 'registrerad', diarienummer: 'KS 2026/1-1', ...more })

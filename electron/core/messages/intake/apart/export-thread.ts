// The thread in which exports are read: one is open at a time, and is read in batches as they are asked for.

import type { Platform } from '#shared/register.ts'
import { answerAsked } from '../../../kernel/within-thread.ts'
import type { Parser } from '../parsers/parser.ts'
import { type Batch, type ExportAbout, type ExportPlace, ExportSession } from './export-session.ts'

export type ExportAsked =
  | { readonly is: 'open'; readonly place: ExportPlace }
  | { readonly is: 'begin'; readonly about: ExportAbout }
  | { readonly is: 'next' | 'close' }

export type ExportAnswer =
  | {
      readonly is: 'opened'
      readonly parser: Parser['name']
      readonly claimed: readonly number[]
      readonly platforms: ReadonlySet<Platform>
    }
  | { readonly is: 'batch'; readonly batch: Batch }
  | { readonly is: 'done' }

let session: ExportSession | undefined

answerAsked<ExportAsked, ExportAnswer>(async (asked, signs) => {
  if (asked.is === 'open' || asked.is === 'close') {
    const before = session
    session = undefined
    await before?.close()
  }
  if (asked.is === 'open') {
    session = await ExportSession.open(asked.place, signs)
    const { parser, claimed, platforms } = session
    return { answer: { is: 'opened', parser: parser.name, claimed, platforms } }
  }
  if (asked.is === 'begin') await session?.begin(asked.about)
  if (asked.is !== 'next') return { answer: { is: 'done' } }
  if (session === undefined) throw new Error('no export is open')
  return { answer: { is: 'batch', batch: await session.next() } }
})

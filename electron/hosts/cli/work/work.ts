// What is done by hand with an input that is made from the contract: several calls, a run that is followed, or lines of its own.
import type { Method } from '#shared/rules.ts'
import type { Answer, At } from '../cli.ts'
import { showCapture } from './capture.ts'
import { editChannel, registerChannel } from './channel.ts'
import { saveComment } from './comment.ts'
import { checkComputer } from './computer.ts'
import { maskPlaces } from './disclosure.ts'
import { previewExport, writeExport } from './export.ts'
import { readAccount, takeExport } from './intake.ts'
import { sendAgain, sendTest } from './mail.ts'
import { search } from './search.ts'

type Work = (at: At, input: never) => Promise<Answer>

export const WORK: Readonly<Partial<Record<Method, Work>>> = {
  'channels.register': registerChannel,
  'channels.edit': editChannel,
  'computer.check': checkComputer,
  'captures.find': showCapture,
  'comments.preserve': saveComment,
  'imports.start': takeExport,
  'imports.readAccount': readAccount,
  'outbox.test': sendTest,
  'outbox.again': sendAgain,
  'exports.create': writeExport,
  'exports.selection': previewExport,
  'disclosures.mask': maskPlaces,
  'search.find': search
}

// The record of processing activities (GDPR Art. 30), channel by channel.
import { z } from 'zod'
import { PrintedFile } from '../coverage.ts'
import { FilePath } from '../file-path.ts'
import { ChannelId } from '../ids.ts'
import { Processing, ProcessingFacts } from '../processing.ts'
import { base, seen } from './base.ts'

const one = z.strictObject({ channelId: ChannelId })

export const processing = {
  /** Of every channel in use. */
  list: base.output(z.array(Processing)),
  find: base.input(one).output(Processing),
  /** What was said before stays on file. */
  save: base.input(one.extend({ facts: ProcessingFacts, seen: seen(ProcessingFacts) })).output(Processing),
  /** The record as a document or a list, in a folder outside the archive. What is missing stands in it as missing. */
  report: base.input(z.strictObject({ format: z.enum(['pdf', 'csv']), dir: FilePath })).output(PrintedFile)
}

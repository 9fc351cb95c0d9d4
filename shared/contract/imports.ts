// Taking in the platforms' own exports.
import { z } from 'zod'
import { ChannelId, ImportId } from '../ids.ts'
import { FindingKind, Import, ImportFinding, ImportRequest } from '../imports.ts'
import { base, page, paging } from './base.ts'

const id = { id: ImportId }

export const imports = {
  /** Looks at the files, and answers when the import has begun; the rest comes as events. */
  start: base.input(ImportRequest).output(Import),
  /** Reads the direct messages of a channel through its account, in the same way; nothing is sent. */
  readAccount: base.input(z.strictObject({ channelId: ChannelId })).output(Import),
  /** Stops in order: what was entered stays. Answers when it has stopped. */
  stop: base.input(z.strictObject(id)).output(Import),
  /** The import that is going on, or null. */
  current: base.output(Import.nullable()),
  list: base.input(z.strictObject({ channelId: ChannelId.nullable(), ...paging })).output(page(Import)),
  find: base.input(z.strictObject(id)).output(Import),
  /** What was found, by kind and place. */
  findings: base
    .input(z.strictObject({ ...id, kind: FindingKind.nullable(), ...paging }))
    .output(page(ImportFinding))
}

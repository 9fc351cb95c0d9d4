// A selection as the command line makes it: the options, and the scope that they come to.
import { EVERYTHING, type ExportScope, RecordState } from '#shared/export.ts'
import { ChannelId, DepartmentId } from '#shared/ids.ts'
import { Receiver } from '#shared/receiver.ts'
import { RecordKind, RecordRef } from '#shared/record.ts'
import type { Client } from './cli.ts'
import type { OptionSpec } from './command.ts'
import { idOf } from './contract/ids.ts'
import { UsageError } from './errors.ts'
import { common } from './texts/common.ts'
import { exporting as texts } from './texts/export.ts'
import { dateTyped, halfYearTyped, momentOf } from './values.ts'

export type SelectionOptions = {
  readonly channel?: readonly string[]
  readonly department?: readonly string[]
  readonly halfYear?: string
  readonly from?: string
  readonly to?: string
  readonly kind?: ExportScope['kinds']
  readonly state?: ExportScope['states']
  readonly diaryNumber?: string
  readonly withoutReceipt?: Receiver
  readonly record?: readonly string[]
  readonly unfinished: ExportScope['unfinished']
  readonly secret: ExportScope['withSecret']
}

/** The options of a selection. */
export const SELECTION: readonly OptionSpec[] = [
  { flags: '--channel <ID...>', text: texts.channel },
  { flags: '--department <NAME...>', text: texts.department },
  { flags: '--half-year <HALFYEAR>', text: texts.halfYear, read: halfYearTyped },
  { flags: '--from <DATE>', text: texts.from, read: dateTyped },
  { flags: '--to <DATE>', text: texts.to, read: dateTyped },
  { flags: '--kind <KIND...>', text: texts.kind, choices: RecordKind.options },
  { flags: '--state <STATE...>', text: texts.state, choices: RecordState.options },
  { flags: '--diary-number <NUMBER>', text: texts.diaryNumber },
  { flags: '--without-receipt <RECEIVER>', text: texts.withoutReceipt, choices: Receiver.options },
  { flags: '--record <KIND:ID...>', text: texts.record },
  {
    flags: '--unfinished <WHAT>',
    text: texts.withUnfinished,
    choices: ['stop', 'leave-out', 'include'],
    preset: EVERYTHING.unfinished
  },
  {
    flags: '--secret <WHAT>',
    text: texts.withSecret,
    choices: ['leave-out', 'include-marked'],
    preset: EVERYTHING.withSecret
  }
]

/** The scope that was typed. @throws UsageError for dates the wrong way round, ArchiveError not-found */
export async function scopeTyped(client: Client, options: SelectionOptions): Promise<ExportScope> {
  const { channel, department, halfYear, from, to, kind, state, diaryNumber, record, unfinished, secret } =
    options
  if (from !== undefined && to !== undefined && from > to) throw new UsageError(texts.wrongDates)
  const records = record === undefined ? null : record.map(recordTyped)
  return {
    channelIds:
      channel === undefined
        ? null
        : await Promise.all([...new Set(channel)].map(each => idOf(client, ChannelId, each))),
    departmentIds:
      department === undefined
        ? null
        : await Promise.all(department.map(each => idOf(client, DepartmentId, each))),
    halfYear: halfYear ?? null,
    from: from === undefined ? null : momentOf(from, 'first'),
    to: to === undefined ? null : momentOf(to, 'last'),
    kinds: kind ?? null,
    states: state ?? null,
    diaryNumber: diaryNumber ?? null,
    withoutReceipt: options.withoutReceipt ?? null,
    records,
    unfinished,
    withSecret: secret
  }
}

/** A record as it is typed: `comment:` and its whole id. @throws UsageError when it is no record */
function recordTyped(value: string): RecordRef {
  const [kind, id] = value.split(':')
  const read = RecordRef.safeParse({ kind, id })
  if (!read.success) throw new UsageError(common.badRecord, { value })
  return read.data
}

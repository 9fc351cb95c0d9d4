// A channel as the command line shows it.
import type { ChannelRow } from '#shared/register.ts'
import { FIELD_WORDS, KIND_WORDS } from '#shared/register-words.ts'
import type { Answer } from '../cli.ts'
import { factLines } from '../listing.ts'
import type { Output } from '../output.ts'
import { channel as texts } from '../texts/channel.ts'
import { common } from '../texts/common.ts'
import { localTime } from '../values.ts'

/** One channel as an answer: what was done, or all that is said of it. */
export function channelAnswer(out: Output, row: ChannelRow, did?: string): Answer {
  return { json: { channel: row }, lines: did === undefined ? described(out, row) : [did] }
}

function described(out: Output, row: ChannelRow): string[] {
  const facts: [keyof typeof texts.rows, string][] = [
    ['id', row.id],
    ['name', row.name],
    ['platform', row.platform],
    ['addresses', addressesLine(out, row)],
    ['department', row.departmentName],
    [
      'responsible',
      row.departed.includes('responsible')
        ? `${row.responsibleName}${out.t(texts.hasLeft)}`
        : row.responsibleName
    ],
    ['purpose', row.purpose],
    ['dialogue', out.t(row.dialogue ? common.yes : common.no)],
    ['mandate', mandateText(out, row)],
    ['last', localTime(row.lastCaptureAt, out.t(common.never))],
    ['state', out.t(texts.due[row.due])]
  ]
  if (row.retiredBecause !== null) facts.push(['retiredBecause', row.retiredBecause])
  return factLines([
    ...facts.map(([title, value]) => [out.t(texts.rows[title]), value] as const),
    ...aboutFacts(out, row)
  ])
}

function mandateText(out: Output, { mandate, hasValidMandate }: ChannelRow): string {
  if (mandate === null) return out.t(texts.noMandate)
  const { decidedBy: by, decidedOn: on, validUntil: until } = mandate
  const text =
    until === null ? out.t(texts.mandateIs, { by, on }) : out.t(texts.mandateUntil, { by, on, until })
  return hasValidMandate ? text : `${text}${out.t(texts.lapsed)}`
}

// The facts of `show`.
function aboutFacts(out: Output, { about, standInName, departed, closedOn }: ChannelRow): [string, string][] {
  const word = (is: boolean | null) => (is === null ? null : out.t(is ? texts.shown : texts.notShown))
  const facts = [
    ['standInId', departed.includes('stand-in') ? `${standInName}${out.t(texts.hasLeft)}` : standInName],
    ['benefit', about.benefit],
    ['commentPurpose', about.commentPurpose],
    ['contact', about.contact],
    ['responseTime', about.responseTime],
    ['hasLogo', word(about.hasLogo)],
    ['openedOn', about.openedOn],
    ['closedOn', closedOn]
  ] as const
  return facts.flatMap(([field, value]) => (value === null ? [] : [[out.t(FIELD_WORDS[field]), value]]))
}

// The addresses on one line; what is no page says what it is.
function addressesLine(out: Output, { addresses, kinds }: ChannelRow): string {
  return addresses
    .map((address, at) => {
      const kind = kinds[at] ?? 'page'
      return kind === 'page' ? address : `${address} (${out.t(KIND_WORDS[kind]).toLowerCase()})`
    })
    .join(' ')
}

// What a row would change in the register, field by field, in the words that a person compares.
import type { Channel, ChannelAbout, ChannelDraft, MandateDraft } from '#shared/register.ts'
import type { ImportField, ImportRow } from '#shared/register-import.ts'
import type { RowDraft } from './plan.ts'

/** What may be said of a channel besides, as texts. */
export const ABOUT_TEXTS = ['benefit', 'commentPurpose', 'contact', 'responseTime'] as const

type Said = Partial<Record<ImportField, string>>

/** Only what differs; of a new channel everything that is given. */
export function changesOf(
  before: Channel | null,
  after: RowDraft,
  nameOf: (channel: Channel) => { readonly department: string; readonly responsible: string }
): ImportRow['changes'] {
  const old = before === null ? {} : saidOf(before, nameOf(before))
  const now = saidOf(after, { department: after.department.name, responsible: after.responsible.name })
  const said = { ...now, ...mandateOf(after.mandate) }
  const had: Said = { ...old, ...(after.mandate === null ? {} : mandateOf(before?.mandate ?? null)) }
  return (Object.entries(said) as [ImportField, string][])
    .filter(([field, value]) => value !== (had[field] ?? ''))
    .map(([field, value]) => ({ field, before: had[field] ?? '', after: value }))
}

function saidOf(
  {
    name,
    platform,
    addresses,
    purpose,
    dialogue,
    about
  }: Pick<ChannelDraft, 'name' | 'platform' | 'addresses' | 'purpose' | 'dialogue' | 'about'>,
  owners: { readonly department: string; readonly responsible: string }
): Said {
  return {
    name,
    platform,
    addresses: addresses.join(' '),
    ...owners,
    purpose,
    dialogue: dialogue ? 'yes' : 'no',
    ...(about === undefined ? {} : aboutOf(about))
  }
}

function aboutOf(about: ChannelAbout): Said {
  const fields = [...ABOUT_TEXTS, 'openedOn'] as const
  return Object.fromEntries(fields.map(field => [field, about[field] ?? '']))
}

function mandateOf(mandate: MandateDraft | null): Said {
  if (mandate === null) return {}
  const { decidedBy, decidedOn, validUntil, reference } = mandate
  return { decidedBy, decidedOn, validUntil: validUntil ?? '', reference: reference ?? '' }
}

// What a row would change in the register, field by field, in the words that a person compares.
import type { AddressKind, Channel, ChannelAbout, MandateDraft } from '#shared/register.ts'
import {
  ADDRESS_FIELDS,
  type AddressField,
  type ImportField,
  type ImportRow
} from '#shared/register-import.ts'
import type { RowDraft } from './row-draft.ts'

/** What may be said of a channel besides, as texts. */
export const ABOUT_TEXTS = ['benefit', 'commentPurpose', 'contact', 'responseTime'] as const

type Said = Partial<Record<ImportField, string>>
/** By name. */
export type Owners = { readonly department: string; readonly responsible: string; readonly standIn: string }

/** Only what differs; of a new channel everything that is given. */
export function changesOf(
  before: Channel | null,
  after: RowDraft,
  nameOf: (channel: Channel) => Owners
): ImportRow['changes'] {
  const old: Said = before === null ? {} : saidOf(before, nameOf(before))
  const now = saidOf(after, {
    department: after.department.name,
    responsible: after.responsible.name,
    standIn: after.standIn?.name ?? old.standIn ?? ''
  })
  const said = {
    ...now,
    ...mandateOf(after.mandate?.channel ? after.mandate : null),
    mandatePeople: (after.mandate?.people ?? []).map(({ name }) => name).join(', '),
    closedOn: after.closedOn ?? ''
  }
  const had: Said = { ...old, ...(after.mandate?.channel ? mandateOf(before?.mandate ?? null) : {}) }
  return (Object.entries(said) as [ImportField, string][])
    .filter(([field, value]) => value !== (had[field] ?? ''))
    .map(([field, value]) => ({ field, before: had[field] ?? '', after: value }))
}

function saidOf(
  {
    name,
    platform,
    addresses,
    kinds,
    purpose,
    dialogue,
    about
  }: Pick<Channel, 'name' | 'platform' | 'addresses' | 'kinds' | 'purpose' | 'dialogue' | 'about'>,
  owners: Owners
): Said {
  return {
    name,
    platform,
    ...addressesOf(addresses, kinds),
    ...owners,
    purpose,
    dialogue: yesOrNo(dialogue),
    ...aboutOf(about)
  }
}

function addressesOf(addresses: readonly string[], kinds: readonly AddressKind[]): Said {
  // The keys are those of ADDRESS_FIELDS.
  const fields = Object.entries(ADDRESS_FIELDS) as [AddressField, AddressKind][]
  return Object.fromEntries(
    fields.map(([field, kind]) => [
      field,
      addresses.filter((_, at) => (kinds[at] ?? 'page') === kind).join(' ')
    ])
  )
}

function aboutOf(about: ChannelAbout): Said {
  const fields = [...ABOUT_TEXTS, 'openedOn'] as const
  return {
    ...Object.fromEntries(fields.map(field => [field, about[field] ?? ''])),
    hasLogo: about.hasLogo === null ? '' : yesOrNo(about.hasLogo)
  }
}

const yesOrNo = (is: boolean) => (is ? 'yes' : 'no')

function mandateOf(mandate: MandateDraft | null): Said {
  if (mandate === null) return {}
  const { decidedBy, decidedOn, validUntil, reference, tool } = mandate
  return {
    ...{ decidedBy, decidedOn, validUntil: validUntil ?? '' },
    ...{ reference: reference ?? '', tool: tool ?? '' }
  }
}

// What else a channel's form says: addresses of other kinds, stand-in, purposes, contact, logo. And reading it.
import { parseDate } from '@internationalized/date'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PersonId } from '#shared/ids.ts'
import { AddressKind, type ChannelAbout, type ChannelDraft, type ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { OneOf } from '../../components/choices.tsx'
import { Choice, DateField, TextInput } from '../../components/fields.tsx'
import { Fieldset, type Filled } from '../../components/form.tsx'

const OTHER_KINDS = AddressKind.options.filter(kind => kind !== 'page')
const NOBODY = 'nobody'
const LOGO = ['yes', 'no', 'unknown'] as const

/** The addresses of the channel, those of its pages and those of other kinds. */
export function AddressFields({
  channel,
  onPages
}: {
  channel: ChannelRow | null
  onPages: (pages: string) => void
}) {
  const { t } = useTranslation()
  const linesOf = (kind: AddressKind) =>
    channel?.addresses.filter((_, at) => channel.kinds[at] === kind).join('\n') ?? ''
  return (
    <>
      <TextInput
        name="addresses-page"
        label={t('channels.form.addresses')}
        help={t('channels.form.addressesHelp')}
        lines={3}
        isRequired
        defaultValue={linesOf('page')}
        onChange={onPages}
      />
      <details className="more" open={channel?.kinds.some(kind => kind !== 'page') ?? false}>
        <summary>{t('channels.form.moreAddresses')}</summary>
        <div className="form">
          {OTHER_KINDS.map(kind => (
            <TextInput
              key={kind}
              name={`addresses-${kind}`}
              label={t(`channels.form.addressesOf.${kind}`)}
              lines={2}
              defaultValue={linesOf(kind)}
            />
          ))}
        </div>
      </details>
    </>
  )
}

/** What the addresses and their kinds are. */
export function readAddresses(filled: Filled): Pick<ChannelDraft, 'addresses' | 'kinds'> {
  const places = AddressKind.options.flatMap(kind =>
    filled
      .text(`addresses-${kind}`)
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== '')
      .map(address => ({ address, kind }))
  )
  return { addresses: places.map(({ address }) => address), kinds: places.map(({ kind }) => kind) }
}

/** What the channel says of itself, and who stands in. */
export function AboutFields({ about }: { about: ChannelAbout }) {
  const { t } = useTranslation()
  const people = useQuery(api.people.list.queryOptions())
  const known = people.data ?? []
  return (
    <>
      {known.length === 0 ? null : (
        <Choice
          key={`stand-ins ${known.length}`}
          name="standIn"
          label={t('channels.standIn')}
          defaultValue={about.standInId ?? NOBODY}
          options={[
            { id: NOBODY, label: t('channels.form.noStandIn') },
            ...known
              .filter(person => person.departedOn === null || person.id === about.standInId)
              .map(({ id, name }) => ({ id, label: name }))
          ]}
        />
      )}
      <TextInput
        name="benefit"
        label={t('channels.benefit')}
        lines={2}
        maxLength={2000}
        defaultValue={about.benefit ?? ''}
      />
      <TextInput
        name="commentPurpose"
        label={t('channels.commentPurpose')}
        lines={2}
        maxLength={2000}
        defaultValue={about.commentPurpose ?? ''}
      />
      <Fieldset legend={t('channels.form.shownInChannel')}>
        <TextInput
          name="contact"
          label={t('channels.contact')}
          help={t('channels.form.contactHelp')}
          maxLength={500}
          defaultValue={about.contact ?? ''}
        />
        <TextInput
          name="responseTime"
          label={t('channels.responseTime')}
          help={t('channels.form.responseTimeHelp')}
          maxLength={500}
          defaultValue={about.responseTime ?? ''}
        />
        <OneOf
          name="logo"
          label={t('channels.hasLogo')}
          defaultValue={about.hasLogo === null ? 'unknown' : about.hasLogo ? 'yes' : 'no'}
          options={LOGO.map(id => ({ id, label: t(`channels.form.logo.${id}`) }))}
        />
      </Fieldset>
      <DateField
        name="openedOn"
        label={t('channels.openedOn')}
        defaultValue={about.openedOn === null ? null : parseDate(about.openedOn)}
      />
    </>
  )
}

/** What the fields say. */
export function readAbout(filled: Filled): ChannelAbout {
  const standIn = PersonId.safeParse(filled.text('standIn'))
  const logo = filled.text('logo')
  return {
    hasLogo: logo === 'yes' ? true : logo === 'no' ? false : null,
    standInId: standIn.success ? standIn.data : null,
    contact: filled.optional('contact'),
    responseTime: filled.optional('responseTime'),
    benefit: filled.optional('benefit'),
    commentPurpose: filled.optional('commentPurpose'),
    openedOn: filled.optional('openedOn')
  }
}

// Registering a channel, or changing what the register says of one.
import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { ErrorCode } from '#shared/errors.ts'
import { ChannelFields, type ChannelRow, NOTHING_SAID, PLATFORMS, Platform } from '#shared/register.ts'
import { client } from '../../api.ts'
import { Tick } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Drafted, draftSent, draftTold, useSeen } from '../../components/drafted.tsx'
import { Choice, TextInput } from '../../components/fields.tsx'
import {
  Fieldset,
  type Filled,
  Form,
  FormActions,
  NOTHING_WRONG,
  type Wrong
} from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { useSecrecy } from '../../components/use-secrecy.ts'
import { Why } from '../../help/why.tsx'
import { refusalOf, refusalSentence } from '../../refusal.ts'
import { useLanguage } from '../../settings.ts'
import { ChangedMeanwhile } from '../register/changed-meanwhile.tsx'
import { AboutFields, AddressFields, readAbout, readAddresses } from './about-fields.tsx'
import { CapturedFields, readCaptured } from './captured-fields.tsx'
import { type Guess, guessOf } from './channel-guess.ts'
import { MandateFields, readMandate } from './mandate-fields.tsx'
import { type Owner, OwnerFields, readOwner } from './owner-fields.tsx'

/** The dialog; `channel` is null for a new one. */
export function ChannelDialog(props: ChannelProps) {
  const { channel } = props
  const guarded = useSecrecy(channel?.id ?? null, [])
  return (
    <Drafted
      of={draftOfChannel(channel)}
      guarded={guarded}
      seen={channel === null ? null : ChannelFields.strip().parse(channel)}
    >
      <Fields {...props} />
    </Drafted>
  )
}

const draftOfChannel = (channel: ChannelRow | null) => `channel ${channel?.id ?? 'new'}`

type ChannelProps = { channel: ChannelRow | null; onClose: () => void }

function Fields({ channel, onClose }: ChannelProps) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  // The page may have been asked for again since the form was opened, and the form be opened long after it was filled in.
  const [now] = useState(channel)
  const drafted = ChannelFields.strip().safeParse(useSeen())
  // What a person has said; until then, what the address says.
  const [name, setName] = useState(channel?.name ?? null)
  const [platform, setPlatform] = useState(channel?.platform ?? null)
  const [guess, setGuess] = useState<Guess | null>(null)
  const [hasDialogue, setDialogue] = useState(channel?.dialogue ?? true)
  const [hasMandate, setMandate] = useState(false)
  const [owner, setOwner] = useState<Owner>({
    departmentId: channel?.departmentId ?? null,
    personId: channel?.responsibleId ?? null
  })
  const save = useMutation({
    mutationFn: (filled: Filled) => {
      const draft = { ...readDraft(filled), ...readOwner(owner, filled), dialogue: hasDialogue }
      return channel === null
        ? client.channels.register({ ...draft, mandate: hasMandate ? readMandate(filled) : null })
        : client.channels.edit({
            id: channel.id,
            changes: draft,
            seen: drafted.data ?? ChannelFields.strip().parse(now),
            ...readCaptured(filled)
          })
    },
    onSuccess: saved => {
      draftSent(draftOfChannel(channel))
      notify(
        channel === null ? t('channels.form.registered', { name: saved.name }) : t('channels.form.saved')
      )
      onClose()
      if (channel === null) navigate(`/channels/${saved.id}`)
    },
    onError: error => {
      if (refusalOf(error).code === 'changed-meanwhile') draftTold(draftOfChannel(channel))
    }
  })
  const wrong = useWrong(save.error, save.variables)
  const title =
    channel === null ? t('channels.form.registerTitle') : t('channels.form.editTitle', { name: channel.name })
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onFilled={filled => save.mutate(filled)} wrong={wrong}>
        <AddressFields channel={channel} onPages={pages => setGuess(guessOf(pages.split('\n')[0] ?? ''))} />
        <Choice
          name="platform"
          label={t('channels.platform')}
          isRequired
          value={platform ?? guess?.platform ?? null}
          onChange={id => setPlatform(Platform.parse(id))}
          options={PLATFORMS.map(id => ({ id, label: t(`channels.platforms.${id}`) }))}
        />
        <TextInput
          name="name"
          label={t('channels.form.name')}
          isRequired
          maxLength={200}
          value={name ?? guess?.name ?? ''}
          onChange={setName}
        />
        <OwnerFields owner={owner} onChange={setOwner} error={save.error} />
        <TextInput
          name="purpose"
          label={t('channels.form.purpose')}
          help={t('channels.form.purposeHelp')}
          lines={2}
          isRequired
          maxLength={2000}
          defaultValue={channel?.purpose ?? ''}
        />
        <Why of="purpose" />
        <AboutFields about={channel?.about ?? NOTHING_SAID} />
        <Tick
          name="dialogue"
          label={t('channels.form.dialogue')}
          isSelected={hasDialogue}
          onChange={setDialogue}
        />
        {channel === null ? (
          <Tick
            name="withMandate"
            label={t('channels.form.withMandate')}
            isSelected={hasMandate}
            onChange={setMandate}
          />
        ) : null}
        {hasMandate ? (
          <Fieldset legend={t('channels.mandate')}>
            <MandateFields mandate={null} />
          </Fieldset>
        ) : null}
        <CapturedFields error={save.error} />
        <ChangedMeanwhile error={save.error} about={channel?.id} />
        <FormActions of={wrong === NOTHING_WRONG ? save : { ...save, error: null }} onClose={onClose}>
          {channel === null ? t('channels.register') : t('common.save')}
        </FormActions>
      </Form>
    </Dialog>
  )
}

/** The field that a refusal is about, where it has to be another before the form can be sent. */
const FIELD_OF: Readonly<Partial<Record<ErrorCode, string>>> = {
  'person-has-left': 'person',
  'email-taken': 'personEmail',
  'department-exists': 'departmentName'
}
const OF_ADDRESS: readonly ErrorCode[] = ['not-a-web-address', 'not-http', 'already-registered']

/** What was wrong with which field of what was sent. The other kinds of addresses may be folded away, and are told of below. */
function useWrong(error: unknown, sent: Filled | undefined): Wrong {
  const language = useLanguage()
  return useMemo(() => {
    if (error === null) return NOTHING_WRONG
    const { code, params } = refusalOf(error)
    const isOfPages = sent?.text('addresses-page').includes(String(params['address'])) === true
    const field = OF_ADDRESS.includes(code) && isOfPages ? 'addresses-page' : FIELD_OF[code]
    return field === undefined ? NOTHING_WRONG : { [field]: refusalSentence(error, language) }
  }, [error, sent, language])
}

function readDraft(filled: Filled) {
  return {
    name: filled.text('name'),
    platform: Platform.parse(filled.text('platform')),
    ...readAddresses(filled),
    purpose: filled.text('purpose'),
    about: readAbout(filled)
  }
}

// Registering a channel, or changing what the register says of one.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { DepartmentId, PersonId } from '#shared/ids.ts'
import {
  type ChannelDraft,
  type ChannelRow,
  type DepartmentDraft,
  NOTHING_SAID,
  type PersonDraft,
  PLATFORMS,
  Platform
} from '#shared/register.ts'
import { api, client, queries } from '../../api.ts'
import { Tick } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Choice, TextInput } from '../../components/fields.tsx'
import { Fieldset, type Filled, Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { AboutFields, AddressFields, readAbout, readAddresses } from './about-fields.tsx'
import { CapturedFields, readCaptured } from './captured-fields.tsx'
import { MandateFields, readMandate } from './mandate-fields.tsx'
import { type Owner, OwnerFields } from './owner-fields.tsx'

/** The dialog; `channel` is null for a new one. */
export function ChannelDialog({ channel, onClose }: { channel: ChannelRow | null; onClose: () => void }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [hasDialogue, setDialogue] = useState(channel?.dialogue ?? true)
  const [hasMandate, setMandate] = useState(false)
  const [owner, setOwner] = useState<Owner>({
    departmentId: channel?.departmentId ?? null,
    personId: channel?.responsibleId ?? null
  })
  const save = useMutation({
    mutationFn: async (filled: Filled) => {
      const entered: Entered = {}
      try {
        const draft = {
          ...readDraft(filled),
          ...(await enterOwner(owner, filled, entered)),
          dialogue: hasDialogue
        }
        if (channel !== null)
          return await client.channels.edit({ id: channel.id, changes: draft, ...readCaptured(filled) })
        return await client.channels.register({
          ...draft,
          mandate: hasMandate ? readMandate(filled) : null
        })
      } catch (error) {
        await takeAway(entered)
        throw error
      }
    },
    onSuccess: saved => {
      notify(
        channel === null ? t('channels.form.registered', { name: saved.name }) : t('channels.form.saved')
      )
      onClose()
      if (channel === null) navigate(`/channels/${saved.id}`)
    }
  })
  /** What is new is entered first, and noted in `entered`: it is taken away again if the channel is then refused. */
  async function enterOwner(
    chosen: Owner,
    filled: Filled,
    entered: Entered
  ): Promise<Pick<ChannelDraft, 'departmentId' | 'responsibleId'>> {
    const departmentId = isChosen(chosen.departmentId)
      ? chosen.departmentId
      : await addDepartment({
          name: filled.text('departmentName'),
          mailbox: filled.optional('departmentMailbox')
        })
    if (!isChosen(chosen.departmentId)) entered.department = departmentId
    const responsibleId = isChosen(chosen.personId)
      ? chosen.personId
      : await addPerson({
          name: filled.text('personName'),
          email: filled.optional('personEmail'),
          departmentId
        })
    if (!isChosen(chosen.personId)) entered.person = responsibleId
    return { departmentId, responsibleId }
  }
  const title =
    channel === null ? t('channels.form.registerTitle') : t('channels.form.editTitle', { name: channel.name })
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onFilled={filled => save.mutate(filled)}>
        <TextInput
          name="name"
          label={t('channels.form.name')}
          isRequired
          maxLength={200}
          defaultValue={channel?.name ?? ''}
        />
        <Choice
          name="platform"
          label={t('channels.platform')}
          isRequired
          defaultValue={channel?.platform ?? null}
          options={PLATFORMS.map(id => ({ id, label: t(`channels.platforms.${id}`) }))}
        />
        <AddressFields channel={channel} />
        <OwnerFields owner={owner} onChange={setOwner} />
        <TextInput
          name="purpose"
          label={t('channels.form.purpose')}
          help={t('channels.form.purposeHelp')}
          lines={2}
          isRequired
          maxLength={2000}
          defaultValue={channel?.purpose ?? ''}
        />
        <AboutFields about={channel?.about ?? NOTHING_SAID} />
        <Tick label={t('channels.form.dialogue')} isSelected={hasDialogue} onChange={setDialogue} />
        {channel === null ? (
          <Tick label={t('channels.form.withMandate')} isSelected={hasMandate} onChange={setMandate} />
        ) : null}
        {hasMandate ? (
          <Fieldset legend={t('channels.mandate')}>
            <MandateFields mandate={null} />
          </Fieldset>
        ) : null}
        <CapturedFields error={save.error} />
        <FormActions of={save} onClose={onClose}>
          {channel === null ? t('channels.register') : t('common.save')}
        </FormActions>
      </Form>
    </Dialog>
  )
}

/** What was entered for a channel that is not registered yet. */
type Entered = { department?: DepartmentId; person?: PersonId }

async function takeAway({ department, person }: Entered): Promise<void> {
  if (person !== undefined) await client.people.remove({ id: person })
  if (department !== undefined) await client.departments.remove({ id: department })
}

// What was added is among the choices at once, not only when the lists have been asked for again.
async function addDepartment(draft: DepartmentDraft): Promise<DepartmentId> {
  const added = await client.departments.add(draft)
  queries.setQueryData(api.departments.list.queryKey(), known => known && [...known, added])
  return added.id
}

async function addPerson(draft: PersonDraft): Promise<PersonId> {
  const added = await client.people.add(draft)
  queries.setQueryData(api.people.list.queryKey(), known => known && [...known, added])
  return added.id
}

// A required field that has no choice is one with nothing to choose from: a new one is written.
const isChosen = <Id extends string>(choice: Id | 'new' | null): choice is Exclude<Id, 'new'> =>
  choice !== null && choice !== 'new'

function readDraft(filled: Filled) {
  return {
    name: filled.text('name'),
    platform: Platform.parse(filled.text('platform')),
    ...readAddresses(filled),
    purpose: filled.text('purpose'),
    about: readAbout(filled)
  }
}

// What the register says of several channels at once: each is changed by itself, and those that were refused stay chosen.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Reach, Viewport } from '#shared/capture.ts'
import { ChannelFields, type ChannelRow } from '#shared/register.ts'
import { client } from '../../api.ts'
import { Tick } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Choice } from '../../components/fields.tsx'
import { type Filled, Form, FormActions } from '../../components/form.tsx'
import { HowFar, useTogether } from '../inbox/together.tsx'
import { type Owner, OwnerFields, readOwner } from './owner-fields.tsx'

type EditTogetherProps = {
  rows: readonly ChannelRow[]
  /** Told which of them are still chosen. */
  onLeft: (left: ReadonlySet<string>) => void
  onClose: () => void
}

/** The dialog. */
export function EditTogether({ rows, onLeft, onClose }: EditTogetherProps) {
  const { t } = useTranslation()
  const [owner, setOwner] = useState<Owner>({ departmentId: null, personId: null })
  const [hasOwner, setHasOwner] = useState(true)
  const [hasCapture, setHasCapture] = useState(false)
  const together = useTogether<ChannelRow>(left => {
    onLeft(left)
    if (left.size === 0) onClose()
  })
  const { run } = together
  const send = (filled: Filled) => {
    // Who was entered with the first of them is chosen where others are tried again.
    const setOwners = hasOwner ? ownersSetter(owner, filled, setOwner) : null
    const setCapture = hasCapture ? captureSetter(filled) : null
    run.mutate({
      rows,
      work: async row => {
        await setOwners?.(row)
        await setCapture?.(row)
      }
    })
  }
  return (
    <Dialog title={t('channels.together.title', { count: rows.length })} onClose={onClose}>
      <HowFar of={together} count={rows.length} nameOf={({ name }) => name} />
      <Form onFilled={send}>
        <Tick label={t('channels.together.owner')} isSelected={hasOwner} onChange={setHasOwner} />
        {hasOwner ? (
          <OwnerFields owner={owner} onChange={setOwner} error={together.failed[0]?.error ?? null} />
        ) : null}
        <Tick label={t('channels.together.capture')} isSelected={hasCapture} onChange={setHasCapture} />
        {hasCapture ? <CaptureFields /> : null}
        {hasOwner || hasCapture ? (
          <FormActions of={{ isPending: run.isPending, error: null }} onClose={onClose}>
            {t('common.save')}
          </FormActions>
        ) : null}
      </Form>
    </Dialog>
  )
}

function CaptureFields() {
  const { t } = useTranslation()
  return (
    <>
      <Choice
        name="viewport"
        label={t('viewer.shownIn')}
        isRequired
        defaultValue="desktop"
        options={Viewport.options.map(id => ({ id, label: t(`captures.viewports.${id}`) }))}
      />
      <Choice
        name="reach"
        label={t('channels.captureForm.reach')}
        help={t('channels.captureForm.reachHelp')}
        isRequired
        defaultValue="ordinary"
        options={Reach.options.map(id => ({ id, label: t(`channels.captureForm.reaches.${id}`) }))}
      />
    </>
  )
}

/** Who is entered with the first of them is there for the others. */
function ownersSetter(owner: Owner, filled: Filled, onSaved: (owner: Owner) => void) {
  let owners = readOwner(owner, filled)
  return async (row: ChannelRow) => {
    const seen = ChannelFields.strip().parse(row)
    const saved = await client.channels.edit({ id: row.id, changes: { ...seen, ...owners }, seen })
    owners = { departmentId: saved.departmentId, responsibleId: saved.responsibleId }
    onSaved({ departmentId: saved.departmentId, personId: saved.responsibleId })
  }
}

/** Whether a page may lie in a private network, and what fetches its films, stays as it is. */
function captureSetter(filled: Filled) {
  const viewport = Viewport.parse(filled.text('viewport'))
  const reach = Reach.parse(filled.text('reach'))
  return async ({ id: channelId }: ChannelRow) => {
    const { privateAddresses, filmProgram } = await client.captures.channelSettings({ channelId })
    await client.captures.setChannelSettings({
      ...{ channelId, viewport, reach, privateAddresses, filmProgram }
    })
  }
}

// Taking in files: chosen or dropped, each with what became of it.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageFile } from '#shared/message.ts'
import type { ChannelRow } from '#shared/register.ts'
import { client } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { TextInput } from '../../components/fields.tsx'
import { FileDrop } from '../../components/file-drop.tsx'
import { type Filled, Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import type { Chosen } from './chosen-files.tsx'
import { ChosenFiles } from './chosen-files.tsx'
import { readSender, SenderFields } from './sender-fields.tsx'

/** The program reads what stands in these. */
const MAIL = /\.eml$/i

type About = Omit<MessageFile, 'path'>

/** The form. Files that were refused stay in the list, so that the sender can be filled in and they be tried again. */
export function FileIntake({ channels }: { channels: readonly ChannelRow[] }) {
  const { t } = useTranslation()
  const [files, setFiles] = useState<readonly Chosen[]>([])
  const [isMissed, setMissed] = useState(false)
  const add = (paths: readonly string[]) => {
    setMissed(false)
    setFiles(known => [
      ...known,
      ...paths
        .filter(path => path !== '' && !known.some(file => file.path === path))
        .map(path => ({ path, outcome: 'waiting' as const }))
    ])
  }
  const settle = (path: string, outcome: Chosen['outcome']) =>
    setFiles(known => known.map(file => (file.path === path ? { path, outcome } : file)))
  const [about, setAbout] = useState<About | null>(null)
  const takeIn = useMutation({
    mutationFn: async ({ chosen, ...about }: About & { chosen: readonly Chosen[] }) => {
      let taken = 0
      for (const { path } of chosen) {
        try {
          const message = await client.messages.takeFile({ ...about, path })
          settle(path, { taken: message.id })
          taken += 1
        } catch (error) {
          settle(path, { refused: error })
        }
      }
      return taken
    },
    onSuccess: taken => {
      if (taken > 0) notify(t('messages.intake.takenCount', { count: taken }))
    }
  })
  const left = files.filter(file => file.outcome === 'waiting' || 'refused' in file.outcome)
  return (
    <Form
      onFilled={filled => {
        if (left.length === 0) return setMissed(true)
        const about = { ...readSender(filled), ...writtenOut(filled) }
        setAbout(about)
        takeIn.mutate({ ...about, chosen: left })
      }}
    >
      <p className="muted">{t('messages.intake.fileLead')}</p>
      <FileDrop label={t('messages.intake.drop')} button={t('messages.intake.chooseFiles')} onFiles={add} />
      <ChosenFiles
        files={files}
        onRemove={path => setFiles(known => known.filter(file => file.path !== path))}
        onSay={(file, sameAs) => {
          if (about !== null) takeIn.mutate({ ...about, sameAs, chosen: [file] })
        }}
      />
      {isMissed ? (
        <span className="field-error" role="alert">
          {t('messages.intake.filesNeeded')}
        </span>
      ) : null}
      <SenderFields channels={channels} senderNeeded="when-unknown" />
      <Words of={left} />
      <div className="form-actions">
        <Button variant="primary" type="submit" isPending={takeIn.isPending}>
          {t('messages.intake.takeFiles')}
        </Button>
      </div>
    </Form>
  )
}

/** What stands in a picture is written out by a person; a mail is read. */
function Words({ of }: { of: readonly Chosen[] }) {
  const { t } = useTranslation()
  if (of.length > 0 && of.every(({ path }) => MAIL.test(path)))
    return <p className="muted">{t('messages.intake.mailIsRead')}</p>
  if (of.length !== 1) return null
  return (
    <TextInput
      name="text"
      label={t('messages.intake.fileText')}
      help={t('messages.intake.fileTextHelp')}
      lines={4}
      maxLength={1_000_000}
    />
  )
}

function writtenOut(filled: Filled): { text?: string } {
  const text = filled.optional('text')
  return text === null ? {} : { text }
}

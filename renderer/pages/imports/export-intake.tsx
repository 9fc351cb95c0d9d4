// Choosing an export to read in: its files or its folder, and the channel it comes from.
import { useMutation } from '@tanstack/react-query'
import { FolderOpen, X } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { ChannelId } from '#shared/ids.ts'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Choice, TextInput } from '../../components/fields.tsx'
import { FileDrop } from '../../components/file-drop.tsx'
import { type Filled, Form } from '../../components/form.tsx'
import { Refused } from '../../components/states.tsx'

/** The form. It leads to the import as soon as that has begun. */
export function ExportIntake({ channels }: { channels: readonly ChannelRow[] }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [paths, setPaths] = useState<readonly string[]>([])
  const [isMissed, setMissed] = useState(false)
  const start = useMutation(
    api.imports.start.mutationOptions({ onSuccess: ({ id }) => navigate(`/messages/imports/${id}`) })
  )
  const add = (more: readonly string[]) => {
    setMissed(false)
    setPaths(known => [...new Set([...known, ...more.filter(path => path !== '')])])
  }
  const send = (filled: Filled) => {
    if (paths.length === 0) return setMissed(true)
    start.mutate({
      channelId: ChannelId.parse(filled.text('channel')),
      paths: [...paths],
      ownName: filled.optional('ownName')
    })
  }
  return (
    <Form onFilled={send}>
      <p className="muted">{t('imports.tabLead')}</p>
      <FileDrop label={t('imports.drop')} button={t('imports.chooseFiles')} onFiles={add} />
      <div>
        <Button
          icon={<FolderOpen size={20} />}
          onPress={() =>
            void window.shell.chooseFolder().then(folder => add(folder === null ? [] : [folder]))
          }
        >
          {t('imports.chooseFolder')}
        </Button>
      </div>
      <ChosenPaths paths={paths} onRemove={path => setPaths(known => known.filter(each => each !== path))} />
      {isMissed ? (
        <span className="field-error" role="alert">
          {t('imports.needed')}
        </span>
      ) : null}
      <Choice
        name="channel"
        label={t('imports.channel')}
        isRequired
        defaultValue={channels.length === 1 ? (channels[0]?.id ?? null) : null}
        options={channels.map(({ id, name }) => ({ id, label: name }))}
      />
      <TextInput
        name="ownName"
        label={t('imports.ownName')}
        help={t('imports.ownNameHelp')}
        maxLength={300}
      />
      {start.isError ? <Refused error={start.error} /> : null}
      <div className="form-actions">
        <Link href="/messages/imports">{t('imports.title')}</Link>
        <Button variant="primary" type="submit" isPending={start.isPending}>
          {t('imports.start')}
        </Button>
      </div>
    </Form>
  )
}

function ChosenPaths({ paths, onRemove }: { paths: readonly string[]; onRemove: (path: string) => void }) {
  const { t } = useTranslation()
  if (paths.length === 0) return null
  return (
    <ul className="plain-list stack-tight" aria-label={t('imports.chosen')}>
      {paths.map(path => (
        <li key={path} className="row">
          <span className="mono wrap">{path}</span>
          <Button
            variant="icon"
            icon={<X size={16} />}
            label={t('imports.remove', { file: path })}
            onPress={() => onRemove(path)}
          />
        </li>
      ))}
    </ul>
  )
}

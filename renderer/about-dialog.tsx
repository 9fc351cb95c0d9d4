// About Kanalarkiv: its version and licence, and the notices of what others made that it brings along.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '#shared/shell.ts'
import { Asked } from './components/asked.tsx'
import { Dialog } from './components/dialog.tsx'
import { PlainText } from './components/facts.tsx'
import { TextInput } from './components/text-input.tsx'

/** The dialog, open for as long as it is rendered. */
export function AboutDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const notices = useQuery({ queryKey: ['notices'], queryFn: () => window.shell.notices() })
  return (
    <Dialog title={t('common.about.title')} onClose={onClose}>
      <div className="stack">
        <p>{t('common.settings.version', { version: window.shell.versions.app })}</p>
        <p>{t('common.about.own')}</p>
        <h3>{t('common.about.others')}</h3>
        <p className="muted">{t('common.about.platform')}</p>
        <Asked query={notices}>{all => <Notices all={all} />}</Asked>
      </div>
    </Dialog>
  )
}

function Notices({ all }: { all: readonly Notice[] }) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const wanted = words.trim().toLowerCase()
  const found = all.filter(({ name, licence, copyright }) =>
    [name, licence, ...copyright].join('\n').toLowerCase().includes(wanted)
  )
  return (
    <>
      <TextInput name="words" label={t('common.about.find')} value={words} onChange={setWords} />
      <p className="muted" role="status">
        {t('common.about.count', { count: found.length, all: all.length })}
      </p>
      <ul className="plain-list stack-tight">
        {found.map(notice => (
          <li key={`${notice.name} ${notice.version}`}>
            <Part notice={notice} />
          </li>
        ))}
      </ul>
    </>
  )
}

// The texts are hundreds of kilobytes together: each is put on the page when it is opened.
function Part({ notice: { name, version, licence, source, text } }: { notice: Notice }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="more" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span lang="en">{`${name} ${version}`.trim()}</span> <span className="muted">{licence}</span>
      </summary>
      {isOpen ? (
        <div className="stack-tight">
          <p className="wrap">{t('common.about.source', { source })}</p>
          <PlainText lang="en">{text}</PlainText>
        </div>
      ) : null}
    </details>
  )
}

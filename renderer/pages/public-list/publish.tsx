// What is new since the last publication, and publishing: to a folder, and as a text to paste.
import { useMutation } from '@tanstack/react-query'
import { ClipboardCopy, FolderOutput } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { LIST_FORMATS, type ListFormat, type PublicListPreview } from '#shared/public-list.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Time } from '../../components/facts.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

/** The card. */
export function Publish({ preview }: { preview: PublicListPreview }) {
  const { t } = useTranslation()
  const publish = useMutation(
    api.publicList.publish.mutationOptions({
      onSuccess: ({ dir }) => notify(t('publicList.published', { dir }))
    })
  )
  const toFolder = async () => {
    const dir = await window.shell.chooseFolder()
    if (dir !== null) publish.mutate({ dir })
  }
  const save = useMutation(
    api.publicList.saveFile.mutationOptions({
      onSuccess: ({ path }) => notify(t('publicList.fileSaved', { path }))
    })
  )
  const saveOne = async (format: ListFormat) => {
    const dir = await window.shell.chooseFolder()
    if (dir !== null) save.mutate({ dir, format })
  }
  const copy = async () => {
    await navigator.clipboard.writeText(preview.html)
    notify(t('publicList.copied'))
  }
  return (
    <section className="card stack" aria-labelledby="publish">
      <h2 id="publish">{t('publicList.publish')}</h2>
      <p className="muted">{t('publicList.publishLead')}</p>
      <Diff preview={preview} />
      {preview.settings === null ? <p>{t('publicList.noDcat')}</p> : null}
      {publish.isError ? <Refused error={publish.error} /> : null}
      {save.isError ? <Refused error={save.error} /> : null}
      <div className="row">
        <Button
          variant="primary"
          icon={<FolderOutput size={20} />}
          isPending={publish.isPending}
          onPress={() => void toFolder()}
        >
          {t('publicList.toFolder')}
        </Button>
        <Button icon={<ClipboardCopy size={18} />} onPress={() => void copy()}>
          {t('publicList.copyHtml')}
        </Button>
      </div>
      <div className="row">
        <span>{t('publicList.oneFile')}</span>
        {LIST_FORMATS.map(format => (
          <Button
            key={format}
            variant="small"
            label={t('publicList.saveNamed', { format: t(`publicList.formats.${format}`) })}
            isDisabled={format === 'dcat' && preview.settings === null}
            isPending={save.isPending}
            onPress={() => void saveOne(format)}
          >
            {t(`publicList.formats.${format}`)}
          </Button>
        ))}
      </div>
    </section>
  )
}

function Diff({ preview: { diff, last } }: { preview: PublicListPreview }) {
  const { t } = useTranslation()
  if (last === null) return <p>{t('publicList.never')}</p>
  const count = diff.added.length + diff.removed.length + diff.changed.length
  return (
    <div className="stack-tight">
      <p>
        {t('publicList.last')} <Time at={last.publishedAt} />.{' '}
        {count === 0 ? t('publicList.same') : t('publicList.differs', { count })}
      </p>
      {count === 0 ? null : (
        <ul aria-label={t('publicList.diff')} className="plain-list stack-tight">
          {(['added', 'removed'] as const).flatMap(sign =>
            diff[sign].map(({ kind, name, address }) => (
              <li key={`${sign} ${kind} ${address}`} className="wrap">
                <strong>{t(`publicList.signs.${sign}`)}</strong> {name}{' '}
                <span className="muted">{address}</span>
              </li>
            ))
          )}
          {diff.changed.map(({ kind, name, address, fields }) => (
            <li key={`changed ${kind} ${address}`} className="wrap">
              <strong>{t('publicList.signs.changed')}</strong> {name} <span className="muted">{address}</span>
              <ul>
                {fields.map(({ field, before, after }) => (
                  <li key={field}>
                    <FieldName field={field} />: {after || '–'}{' '}
                    <span className="muted">{t('publicList.before', { before: before || '–' })}</span>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const FIELDS = [
  'name',
  'platform',
  'department',
  'purpose',
  'dialogue',
  'contact',
  'role',
  'partners'
] as const

function FieldName({ field }: { field: string }) {
  const { t } = useTranslation()
  const known = FIELDS.find(each => each === field)
  return known === undefined ? field : t(`publicList.fields.${known}`)
}

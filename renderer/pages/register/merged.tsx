// What stood twice and was made one, with what went along, and the way back where that was wrong. Nothing is shown where nothing was.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DepartmentId, PersonId } from '#shared/ids.ts'
import type { MergedRow, MovedByMerge } from '#shared/register-history.ts'
import { movedInWords } from '#shared/register-words.ts'
import { isAllowed, RULES } from '#shared/rules.ts'
import { api, client } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Time } from '../../components/facts.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { SecrecyButton } from '../../components/secrecy-card.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { useLanguage } from '../../settings.ts'

type Merged = MergedRow & { readonly kind: 'person' | 'department' }

/** The section, for whoever may undo. */
export function MergedEntries() {
  const { t } = useTranslation()
  const me = useQuery(api.users.me.queryOptions())
  const enabled = isAllowed(RULES.people.undoMerge, me.data?.roles ?? [])
  const people = useQuery(api.people.merges.queryOptions({ enabled }))
  const departments = useQuery(api.departments.merges.queryOptions({ enabled }))
  const [asked, setAsked] = useState<Merged | null>(null)
  const columns = useColumns(setAsked)
  const rows = [
    ...(people.data ?? []).map(row => ({ ...row, kind: 'person' as const })),
    ...(departments.data ?? []).map(row => ({ ...row, kind: 'department' as const }))
  ]
  if (rows.length === 0) return null
  return (
    <section className="stack" aria-labelledby="merged">
      <h2 id="merged">{t('register.merges.title')}</h2>
      <Table label={t('register.merges.title')} columns={columns} rows={rows} />
      {asked === null ? null : <UndoDialog merged={asked} onClose={() => setAsked(null)} />}
    </section>
  )
}

function useColumns(onUndo: (merged: Merged) => void): TableColumn<Merged>[] {
  const { t } = useTranslation()
  return [
    {
      id: 'name',
      name: t('register.people.name'),
      isRowHeader: true,
      cell: row => <span className="table-main">{row.name}</span>
    },
    { id: 'into', name: t('register.merges.into'), cell: row => row.intoName },
    { id: 'at', name: t('register.merges.at'), cell: row => <Time at={row.mergedAt} /> },
    { id: 'by', name: t('journal.actor'), cell: row => row.mergedBy },
    { id: 'moved', name: t('register.merges.moved'), cell: row => <Moved moved={row.moved} /> },
    {
      // Before it is parted from what is marked, it is marked itself where it is to stay secret, and no other list has it.
      id: 'secrecy',
      name: t('secrecy.title'),
      cell: row => <SecrecyButton record={{ kind: row.kind, id: row.id }} name={row.name} />
    },
    {
      id: 'undo',
      name: t('register.merges.undo'),
      cell: row => (
        <Button
          variant="small"
          label={t('register.merges.undoNamed', { name: row.name })}
          onPress={() => onUndo(row)}
        >
          {t('register.merges.undo')}
        </Button>
      )
    }
  ]
}

/** What a merge moved, a thing a line. */
function Moved({ moved }: { moved: readonly MovedByMerge[] }) {
  const language = useLanguage()
  if (moved.length === 0) return '–'
  return (
    <ul className="plain-list stack-tight">
      {moved.map(each => (
        <li key={`${each.what} ${each.id}`}>{movedInWords(each, language)}</li>
      ))}
    </ul>
  )
}

function UndoDialog({ merged, onClose }: { merged: Merged; onClose: () => void }) {
  const { t } = useTranslation()
  const { kind, id, name, intoName, moved } = merged
  const undo = useMutation({
    mutationFn: () =>
      kind === 'person'
        ? client.people.undoMerge({ id: PersonId.parse(id) })
        : client.departments.undoMerge({ id: DepartmentId.parse(id) }),
    onSuccess: ({ moved: all }) => {
      const left = all.filter(({ cameBack }) => cameBack === false).length
      notify(
        left === 0
          ? t('register.merges.undone', { name })
          : t('register.merges.undoneBut', { name, count: left })
      )
      onClose()
    }
  })
  return (
    <Dialog title={t('register.merges.undoNamed', { name })} onClose={onClose}>
      <Form onFilled={() => undo.mutate()}>
        <p>{t('register.merges.undoLead', { name, intoName })}</p>
        <Moved moved={moved} />
        <FormActions of={undo} onClose={onClose}>
          {t('register.merges.undo')}
        </FormActions>
      </Form>
    </Dialog>
  )
}

// The keys that seal notes: one for each department, whose secret half is shown once and kept by the head of department.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MadeKey, SealKey } from '#shared/credential.ts'
import { DepartmentId } from '#shared/ids.ts'
import type { Department } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Time } from '../../components/facts.tsx'
import { Choice, TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'

/** The section. */
export function SealKeys({ departments }: { departments: readonly Department[] }) {
  const { t } = useTranslation()
  const keys = useQuery(api.credentials.keys.queryOptions())
  const [open, setOpen] = useState<'make' | 'restore' | null>(null)
  const columns = useColumns()
  return (
    <section className="stack" aria-labelledby="keys">
      <h2 id="keys">{t('credentials.keys')}</h2>
      <p className="muted">{t('credentials.keysLead')}</p>
      <Asked query={keys}>
        {rows =>
          rows.length === 0 ? null : <Table label={t('credentials.keys')} columns={columns} rows={rows} />
        }
      </Asked>
      {departments.length === 0 ? null : (
        <div className="row">
          <Button onPress={() => setOpen('make')}>{t('credentials.makeKey')}</Button>
          {keys.data === undefined || keys.data.length === 0 ? null : (
            <Button onPress={() => setOpen('restore')}>{t('credentials.restore')}</Button>
          )}
        </div>
      )}
      {open === 'make' ? <MakeKeyDialog departments={departments} onClose={() => setOpen(null)} /> : null}
      {open === 'restore' ? <RestoreKeyDialog onClose={() => setOpen(null)} /> : null}
    </section>
  )
}

function useColumns(): TableColumn<SealKey>[] {
  const { t } = useTranslation()
  return [
    {
      id: 'department',
      name: t('channels.department'),
      isRowHeader: true,
      cell: row => <span className="table-main">{row.departmentName}</span>
    },
    { id: 'holder', name: t('credentials.keyHolder'), cell: row => row.holder },
    { id: 'made', name: t('credentials.madeAt'), cell: row => <Time at={row.madeAt} /> },
    {
      id: 'current',
      name: t('channels.due'),
      cell: row => t(row.isCurrent ? 'credentials.current' : 'credentials.replaced')
    }
  ]
}

function MakeKeyDialog(props: { departments: readonly Department[]; onClose: () => void }) {
  const { departments, onClose } = props
  const { t } = useTranslation()
  const make = useMutation(api.credentials.makeKey.mutationOptions({ gcTime: 0 }))
  return (
    <Dialog title={t('credentials.makeKey')} onClose={onClose}>
      {make.isSuccess ? (
        <ShownKey made={make.data} onClose={onClose} />
      ) : (
        <Form
          onFilled={filled =>
            make.mutate({
              departmentId: DepartmentId.parse(filled.text('department')),
              holder: filled.text('holder')
            })
          }
        >
          <p className="muted">{t('credentials.makeKeyLead')}</p>
          <Choice
            name="department"
            label={t('channels.department')}
            isRequired
            options={departments.map(({ id, name }) => ({ id, label: name }))}
          />
          <TextInput
            name="holder"
            label={t('credentials.keyHolder')}
            help={t('credentials.keyHolderHelp')}
            isRequired
            maxLength={200}
          />
          <FormActions of={make} onClose={onClose}>
            {t('credentials.makeKey')}
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}

function RestoreKeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const restore = useMutation(api.credentials.restoreKey.mutationOptions({ gcTime: 0 }))
  return (
    <Dialog title={t('credentials.restore')} onClose={onClose}>
      {restore.isSuccess ? (
        <ShownKey made={restore.data} onClose={onClose} />
      ) : (
        <Form onFilled={filled => restore.mutate({ words: filled.text('words') })}>
          <p className="muted">{t('credentials.restoreLead')}</p>
          <TextInput
            name="words"
            label={t('credentials.typedWords')}
            help={t('credentials.typedWordsHelp')}
            lines={4}
            isRequired
            maxLength={500}
          />
          <FormActions of={restore} onClose={onClose}>
            {t('credentials.restoreNow')}
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}

/** The key and its words, to print or to copy by hand. */
function ShownKey({ made: { key, secret, words }, onClose }: { made: MadeKey; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <div className="stack printed">
      <h3>{t('credentials.keyFor', { holder: key.holder })}</h3>
      <p>{key.departmentName}</p>
      <h4 id="words">{t('credentials.words')}</h4>
      <ol className="key-words mono" aria-labelledby="words" lang="en" data-words>
        {words.split(' ').map((word, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word may stand twice, and the list never changes
          <li key={at}>{word}</li>
        ))}
      </ol>
      <p className="muted">{t('credentials.wordsHelp')}</p>
      <h4>{t('credentials.wholeKey')}</h4>
      <p className="mono wrap" data-secret>
        {secret}
      </p>
      <p>{t('credentials.keepKey')}</p>
      <div className="form-actions not-printed">
        <Button variant="primary" icon={<Printer size={18} />} onPress={() => window.print()}>
          {t('credentials.print')}
        </Button>
        <Button onPress={onClose}>{t('credentials.keyKept')}</Button>
      </div>
    </div>
  )
}

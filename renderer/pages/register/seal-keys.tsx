// The keys that seal notes: one for each department, whose secret half is shown once and kept by the head of department.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SealKey } from '#shared/credential.ts'
import { DepartmentId } from '#shared/ids.ts'
import type { Department } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Time } from '../../components/facts.tsx'
import { Choice, TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { Refused } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'

/** The section. */
export function SealKeys({ departments }: { departments: readonly Department[] }) {
  const { t } = useTranslation()
  const keys = useQuery(api.credentials.keys.queryOptions())
  const [isMaking, setMaking] = useState(false)
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
        <div>
          <Button onPress={() => setMaking(true)}>{t('credentials.makeKey')}</Button>
        </div>
      )}
      {isMaking ? <MakeKeyDialog departments={departments} onClose={() => setMaking(false)} /> : null}
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
        <div className="stack printed">
          <h3>{t('credentials.keyFor', { holder: make.data.key.holder })}</h3>
          <p>{make.data.key.departmentName}</p>
          <p className="mono wrap" data-secret>
            {make.data.secret}
          </p>
          <p>{t('credentials.keepKey')}</p>
          <div className="form-actions not-printed">
            <Button look="primary" icon={<Printer size={18} />} onPress={() => window.print()}>
              {t('credentials.print')}
            </Button>
            <Button onPress={onClose}>{t('credentials.keyKept')}</Button>
          </div>
        </div>
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
          {make.isError ? <Refused error={make.error} /> : null}
          <FormActions isPending={make.isPending} onClose={onClose}>
            {t('credentials.makeKey')}
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}

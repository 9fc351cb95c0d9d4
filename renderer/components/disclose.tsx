// Adding a record to a disclosure, from the record's own page.
import { useMutation, useQuery } from '@tanstack/react-query'
import { FileOutput } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { DisclosureId } from '#shared/ids.ts'
import type { RecordRef } from '#shared/record.ts'
import { api } from '../api.ts'
import { Asked } from './asked.tsx'
import { Button, ButtonLink } from './button.tsx'
import { OneOf } from './choices.tsx'
import { Dialog } from './dialog.tsx'
import { Form } from './form.tsx'
import { Refused } from './states.tsx'

/** The button. */
export function Disclose({ record }: { record: RecordRef }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="quiet" icon={<FileOutput size={18} />} onPress={() => setOpen(true)}>
        {t('disclosures.add')}
      </Button>
      {isOpen ? <AddDialog record={record} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function AddDialog({ record, onClose }: { record: RecordRef; onClose: () => void }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [chosen, setChosen] = useState<DisclosureId | null>(null)
  const list = useQuery(api.disclosures.list.queryOptions({ input: { limit: 100, after: null } }))
  const add = useMutation(
    api.disclosures.addRecords.mutationOptions({ onSuccess: ({ id }) => navigate(`/disclosures/${id}`) })
  )
  return (
    <Dialog title={t('disclosures.add')} onClose={onClose}>
      <Asked query={list}>
        {({ items }) => {
          const open = items.flatMap(({ id, about, reference, state }) =>
            state === 'open' && about !== null ? [{ id, about, reference }] : []
          )
          if (open.length === 0)
            return (
              <div className="stack">
                <p>{t('disclosures.noneOpen')}</p>
                <ButtonLink href="/disclosures">{t('disclosures.title')}</ButtonLink>
              </div>
            )
          return (
            <Form
              onFilled={() =>
                add.mutate({ id: chosen ?? open[0]?.id ?? ('' as DisclosureId), records: [record] })
              }
            >
              <OneOf
                name="disclosure"
                label={t('disclosures.which')}
                value={chosen ?? open[0]?.id ?? null}
                onChange={setChosen}
                options={open.map(({ id, about, reference }) => ({
                  id,
                  label: reference === null ? about : `${about} (${reference})`
                }))}
              />
              {add.isError ? <Refused error={add.error} /> : null}
              <div className="form-actions">
                <Button variant="primary" type="submit" isPending={add.isPending}>
                  {t('disclosures.addIt')}
                </Button>
                <Button onPress={onClose}>{t('common.cancel')}</Button>
              </div>
            </Form>
          )
        }}
      </Asked>
    </Dialog>
  )
}

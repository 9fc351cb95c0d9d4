// Time stamps of the journal: who gives them, how it stands with each, what has come, and the form that adds one.
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isAllowed, RULES } from '#shared/rules.ts'
import type { TimestampAuthority } from '#shared/timestamp.ts'
import type { Role } from '#shared/user.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { Tick } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DocumentField } from '../../components/document-field.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Refused } from '../../components/states.tsx'
import { Table } from '../../components/table.tsx'

/** The card. */
export function TimestampsCard({ roles }: { roles: readonly Role[] }) {
  const { t } = useTranslation()
  const [isAdding, setAdding] = useState(false)
  const authorities = useQuery(api.timestamps.authorities.queryOptions({ input: {} }))
  const make = useMutation(
    api.timestamps.make.mutationOptions({ onSuccess: () => notify(t('timestamps.made')) })
  )
  return (
    <section className="card stack" aria-labelledby="timestamps">
      <h2 id="timestamps">{t('timestamps.title')}</h2>
      <p className="muted">{t('timestamps.lead')}</p>
      <Asked query={authorities}>
        {rows =>
          rows.length === 0 ? (
            <p>{t('timestamps.none')}</p>
          ) : (
            <>
              <ul className="plain-list stack" aria-labelledby="timestamps">
                {rows.map(row => (
                  <One key={row.id} authority={row} mayForget={isAllowed(RULES.timestamps.forget, roles)} />
                ))}
              </ul>
              <Stamps />
            </>
          )
        }
      </Asked>
      <div className="row">
        {isAllowed(RULES.timestamps.add, roles) ? (
          <Button onPress={() => setAdding(true)}>{t('timestamps.add')}</Button>
        ) : null}
        {isAllowed(RULES.timestamps.make, roles) && (authorities.data?.length ?? 0) > 0 ? (
          <Button isPending={make.isPending} onPress={() => make.mutate(undefined)}>
            {t('timestamps.make')}
          </Button>
        ) : null}
      </div>
      {make.isError ? <Refused error={make.error} /> : null}
      {isAdding ? <AddAuthority onClose={() => setAdding(false)} /> : null}
    </section>
  )
}

function One({ authority, mayForget }: { authority: TimestampAuthority; mayForget: boolean }) {
  const { t } = useTranslation()
  const { id, name, address, certificates, last, listAt, problem } = authority
  const forget = useMutation(
    api.timestamps.forget.mutationOptions({ onSuccess: () => notify(t('timestamps.forgotten')) })
  )
  return (
    <li className="stack-tight">
      <h3>{name}</h3>
      <Facts
        facts={[
          [
            t('timestamps.address'),
            <span key="address" className="mono wrap">
              {address}
            </span>
          ],
          ...certificates.map(
            ({ subject, sha256 }) =>
              [
                t('timestamps.vouches'),
                <span key={sha256} className="wrap">
                  {subject} <span className="mono">({sha256})</span>
                </span>
              ] as const
          ),
          [t('timestamps.last'), last === null ? t('timestamps.never') : <Time key="last" at={last.at} />],
          [t('timestamps.list'), listAt === null ? t('timestamps.noList') : <Time key="list" at={listAt} />]
        ]}
      />
      {problem === null ? null : (
        <p className="field-error">
          {t('timestamps.trouble', { problem: t(`timestamps.problems.${problem}`) })}
        </p>
      )}
      {mayForget ? (
        <div>
          <Button
            variant="quiet"
            label={t('timestamps.forgetNamed', { name })}
            isPending={forget.isPending}
            onPress={() => forget.mutate({ id })}
          >
            {t('timestamps.forget')}
          </Button>
        </div>
      ) : null}
      {forget.isError ? <Refused error={forget.error} /> : null}
    </li>
  )
}

function Stamps() {
  const { t } = useTranslation()
  const list = useInfiniteQuery(
    api.timestamps.list.infiniteOptions({
      ...PAGED,
      input: (after: string | null) => ({ limit: 10, after })
    })
  )
  return (
    <Paged list={list} empty={null}>
      {rows => (
        <Table
          label={t('timestamps.title')}
          rows={rows}
          columns={[
            {
              id: 'at',
              name: t('timestamps.at'),
              isRowHeader: true,
              cell: ({ at }) => <Time at={at} />
            },
            {
              id: 'line',
              name: t('timestamps.line'),
              cell: ({ line }) => <span className="number">{line}</span>
            },
            { id: 'authority', name: t('timestamps.authority'), cell: ({ authorityName }) => authorityName }
          ]}
        />
      )}
    </Paged>
  )
}

function AddAuthority({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [certificates, setCertificates] = useState<string | null>(null)
  const [isMissed, setMissed] = useState(false)
  const [isPrivate, setPrivate] = useState(false)
  const add = useMutation(
    api.timestamps.add.mutationOptions({
      onSuccess: ({ name }) => {
        notify(t('timestamps.added', { name }))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('timestamps.add')} onClose={onClose}>
      <Form
        onFilled={filled => {
          if (certificates === null) return setMissed(true)
          const draft = {
            name: filled.text('name'),
            address: filled.text('address'),
            privateAddress: isPrivate
          }
          add.mutate({ draft, certificates })
        }}
      >
        <TextInput name="name" label={t('timestamps.name')} isRequired maxLength={100} />
        <TextInput name="address" label={t('timestamps.address')} isRequired maxLength={500} />
        <DocumentField
          label={t('timestamps.certificates')}
          path={certificates}
          isRequired
          onChange={setCertificates}
        />
        {isMissed && certificates === null ? (
          <span className="field-error" role="alert">
            {t('timestamps.certificatesNeeded')}
          </span>
        ) : null}
        <Tick
          label={t('timestamps.private')}
          help={t('timestamps.privateHelp')}
          isSelected={isPrivate}
          onChange={setPrivate}
        />
        <FormActions of={add} onClose={onClose}>
          {t('timestamps.add')}
        </FormActions>
      </Form>
    </Dialog>
  )
}

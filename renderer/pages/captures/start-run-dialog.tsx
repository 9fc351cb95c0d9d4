// Starting a run: why, of what, and whether bad certificates are let through.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { type RunChoice, RunKind, type RunRequest } from '#shared/capture.ts'
import type { ChannelId, DepartmentId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { OneOf, SomeOf, Tick } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Choice, TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { Forecast } from './forecast.tsx'

const WHICH = ['due', 'all', 'department', 'chosen'] as const
type Which = (typeof WHICH)[number]

type StartRunProps = { channelIds: readonly ChannelId[] | null; onClose: () => void }

/** The dialog; `channelIds` are chosen from the start, null leaves the choice to the person. */
export function StartRunDialog({ channelIds, onClose }: StartRunProps) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [kind, setKind] = useState<RunKind>(channelIds === null ? 'half-year' : 'single')
  const [which, setWhich] = useState<Which>(channelIds === null ? 'due' : 'chosen')
  const [chosen, setChosen] = useState<readonly ChannelId[]>(channelIds ?? [])
  const [departmentId, setDepartment] = useState<DepartmentId | null>(null)
  const [onlyDue, setOnlyDue] = useState(true)
  const [acceptBadCertificates, setAccept] = useState(false)
  const [isPhone, setPhone] = useState(false)
  const channels = useQuery(api.channels.list.queryOptions({ input: { retired: 'without' } }))
  const departments = useQuery(api.departments.list.queryOptions())
  const start = useMutation(
    api.captures.startRun.mutationOptions({
      onSuccess: () => {
        notify(t('captures.form.started'))
        onClose()
        navigate('/captures')
      }
    })
  )
  const choice = (): RunChoice | null => {
    if (which === 'due' || which === 'all') return which
    if (which === 'chosen') return chosen.length === 0 ? null : [...chosen]
    return departmentId === null ? null : { departmentId, only: onlyDue ? 'due' : 'all' }
  }
  const request = (reason: string | null): RunRequest => ({
    kind,
    which: choice() ?? 'due',
    reason,
    acceptBadCertificates,
    ...(isPhone ? { viewport: 'mobile' } : {})
  })
  const forecastOf = choice()
  return (
    <Dialog title={t('captures.form.title')} onClose={onClose}>
      <Form onFilled={filled => start.mutate(request(filled.optional('reason')))}>
        <OneOf
          name="kind"
          label={t('captures.form.kind')}
          value={kind}
          onChange={setKind}
          options={RunKind.options.map(id => ({
            id,
            label: t(`captures.form.${id}`),
            help: t(`captures.form.${id}Help`)
          }))}
        />
        {kind === 'half-year' ? null : (
          <TextInput
            name="reason"
            label={t('captures.form.reason')}
            help={t('captures.form.reasonHelp')}
            lines={2}
            isRequired={kind === 'before-change'}
            maxLength={500}
          />
        )}
        <OneOf
          name="which"
          label={t('captures.form.which')}
          value={which}
          onChange={setWhich}
          options={WHICH.map(id => ({
            id,
            label: id === 'department' ? t('runs.department') : t(`captures.form.${id}`)
          }))}
        />
        {which === 'department' ? (
          <Asked query={departments}>
            {rows => (
              <>
                <Choice
                  name="department"
                  label={t('rounds.department')}
                  isRequired
                  value={departmentId}
                  onChange={id => setDepartment(rows.find(row => row.id === id)?.id ?? null)}
                  options={rows.map(({ id, name }) => ({ id, label: name }))}
                />
                <Tick label={t('runs.departmentOnly')} isSelected={onlyDue} onChange={setOnlyDue} />
              </>
            )}
          </Asked>
        ) : null}
        {which === 'chosen' ? (
          <Asked query={channels}>
            {rows => (
              <SomeOf
                label={t('captures.form.channels')}
                needed={t('captures.form.channelsNeeded')}
                value={chosen}
                onChange={ids => setChosen(rows.filter(({ id }) => ids.includes(id)).map(({ id }) => id))}
                options={rows.map(({ id, name }) => ({ id, label: name }))}
              />
            )}
          </Asked>
        ) : null}
        <Tick
          label={t('captures.form.certificates')}
          help={t('captures.form.certificatesHelp')}
          isSelected={acceptBadCertificates}
          onChange={setAccept}
        />
        <Tick
          label={t('captures.form.phone')}
          help={t('captures.form.phoneHelp')}
          isSelected={isPhone}
          onChange={setPhone}
        />
        {forecastOf === null ? null : <Forecast which={forecastOf} />}
        {start.isError ? <Refused error={start.error} /> : null}
        <div className="form-actions">
          <Button variant="primary" type="submit" isPending={start.isPending}>
            {t('captures.form.start')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  )
}

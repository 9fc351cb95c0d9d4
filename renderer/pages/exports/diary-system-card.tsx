// The diary system: how it stands, and the form that sets it.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DiarySystem, DiarySystemDraft } from '#shared/diary-system.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { TextInput } from '../../components/fields.tsx'
import { type Filled, Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { Problem } from '../mail/problem.tsx'

/** The card. */
export function DiarySystemCard() {
  const { t } = useTranslation()
  const system = useQuery(api.diarySystem.settings.queryOptions())
  return (
    <section className="card stack" aria-labelledby="diary-system">
      <h2 id="diary-system">{t('exports.diarySystem.program')}</h2>
      <Asked query={system}>{found => <Card system={found} />}</Asked>
    </section>
  )
}

function Card({ system }: { system: DiarySystem | null }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const check = useMutation(
    api.diarySystem.check.mutationOptions({ onSuccess: () => notify(t('exports.diarySystem.works')) })
  )
  const forget = useMutation(
    api.diarySystem.forget.mutationOptions({ onSuccess: () => notify(t('exports.diarySystem.forgotten')) })
  )
  return (
    <>
      {system === null ? <p>{t('exports.diarySystem.none')}</p> : <About system={system} />}
      <div className="row">
        <Button onPress={() => setOpen(true)}>
          {t(system === null ? 'exports.diarySystem.set' : 'exports.diarySystem.change')}
        </Button>
        {system === null ? null : (
          <>
            <Button isPending={check.isPending} onPress={() => check.mutate(undefined)}>
              {t('exports.diarySystem.check')}
            </Button>
            <Button variant="quiet" isPending={forget.isPending} onPress={() => forget.mutate(undefined)}>
              {t('exports.diarySystem.forget')}
            </Button>
          </>
        )}
      </div>
      {check.isError ? <Refused error={check.error} /> : null}
      {forget.isError ? <Refused error={forget.error} /> : null}
      {isOpen ? <SetSystem system={system} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function About({ system }: { system: DiarySystem }) {
  const { t } = useTranslation()
  const { checkedAt, newCase } = system
  return (
    <>
      <Facts
        facts={[
          [t('exports.diarySystem.address'), system.address],
          [
            t('exports.diarySystem.newCases'),
            t(newCase === null ? 'exports.diarySystem.noNewCases' : 'exports.diarySystem.hasNewCases')
          ],
          [t('exports.diarySystem.accessCode'), system.accessCode],
          [
            t('exports.diarySystem.checked'),
            checkedAt === null ? null : <Time key="checked" at={checkedAt} />
          ]
        ]}
      />
      <Problem code={system.problem} host="" folder="" />
    </>
  )
}

// The fields of the form that are codes, with what each may be where it is known to be used.
const NEEDED = ['categoryIn', 'categoryOut', 'categoryOwn', 'status', 'senderRole', 'recipientRole'] as const
const CHOICE = ['archive', 'accessCode'] as const
const OF_CASES = ['caseStatus', 'caseType', 'subArchive', 'responsibleUnit'] as const

function SetSystem({ system, onClose }: { system: DiarySystem | null; onClose: () => void }) {
  const { t } = useTranslation()
  const save = useMutation(
    api.diarySystem.save.mutationOptions({
      onSuccess: () => {
        notify(t('exports.diarySystem.saved'))
        onClose()
      }
    })
  )
  const known = knownIn(system)
  return (
    <Dialog title={t('exports.diarySystem.program')} onClose={onClose}>
      <Form
        onFilled={filled => save.mutate({ system: readSystem(filled), secret: filled.optional('secret') })}
      >
        <p className="muted">{t('exports.diarySystem.codesHelp')}</p>
        <TextInput
          name="address"
          label={t('exports.diarySystem.address')}
          help={t('exports.diarySystem.addressHelp')}
          isRequired
          maxLength={500}
          defaultValue={system?.address ?? ''}
        />
        <TextInput
          name="secret"
          type="password"
          label={t('exports.diarySystem.key')}
          help={t(system === null ? 'exports.diarySystem.keyHelp' : 'exports.diarySystem.keyKept')}
          isRequired={system === null}
          maxLength={500}
        />
        {NEEDED.map(name => (
          <TextInput
            key={name}
            name={name}
            label={t(`exports.diarySystem.codes.${name}`)}
            isRequired
            maxLength={100}
            defaultValue={known[name] ?? ''}
          />
        ))}
        {[...CHOICE, ...OF_CASES].map(name => (
          <TextInput
            key={name}
            name={name}
            label={t(`exports.diarySystem.codes.${name}`)}
            maxLength={100}
            defaultValue={known[name] ?? ''}
          />
        ))}
        <TextInput
          name="mostMib"
          label={t('exports.diarySystem.mostMib')}
          help={t('exports.diarySystem.mostMibHelp')}
          isRequired
          maxLength={2}
          defaultValue={String(system?.mostMib ?? 30)}
        />
        <FormActions of={save} onClose={onClose}>
          {t('exports.diarySystem.save')}
        </FormActions>
      </Form>
    </Dialog>
  )
}

type Name = (typeof NEEDED)[number] | (typeof CHOICE)[number] | (typeof OF_CASES)[number]

function knownIn(system: DiarySystem | null): Readonly<Partial<Record<Name, string | null>>> {
  if (system === null) return {}
  const { newCase, ...codes } = system
  if (newCase === null) return codes
  const { status: caseStatus, caseType, subArchive, responsibleUnit } = newCase
  return {
    ...codes,
    ...{ caseStatus, caseType, subArchive },
    responsibleUnit: responsibleUnit === null ? null : String(responsibleUnit)
  }
}

function readSystem(filled: Filled): DiarySystemDraft {
  const caseStatus = filled.optional('caseStatus')
  const unit = filled.optional('responsibleUnit')
  return {
    address: filled.text('address'),
    categoryIn: filled.text('categoryIn'),
    categoryOut: filled.text('categoryOut'),
    categoryOwn: filled.text('categoryOwn'),
    status: filled.text('status'),
    archive: filled.optional('archive'),
    senderRole: filled.text('senderRole'),
    recipientRole: filled.text('recipientRole'),
    accessCode: filled.optional('accessCode'),
    mostMib: Number(filled.text('mostMib')),
    newCase:
      caseStatus === null
        ? null
        : {
            status: caseStatus,
            caseType: filled.optional('caseType'),
            subArchive: filled.optional('subArchive'),
            responsibleUnit: unit === null ? null : Number(unit)
          }
  }
}

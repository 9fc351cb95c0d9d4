// The registry's own program: how it stands, and the form that sets it.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegistrySystem, RegistrySystemDraft } from '#shared/registry.ts'
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
export function RegistryCard() {
  const { t } = useTranslation()
  const system = useQuery(api.registry.system.queryOptions())
  return (
    <section className="card stack" aria-labelledby="registry-program">
      <h2 id="registry-program">{t('exports.registry.program')}</h2>
      <Asked query={system}>{found => <Card system={found} />}</Asked>
    </section>
  )
}

function Card({ system }: { system: RegistrySystem | null }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const check = useMutation(
    api.registry.checkSystem.mutationOptions({ onSuccess: () => notify(t('exports.registry.works')) })
  )
  const forget = useMutation(
    api.registry.forgetSystem.mutationOptions({ onSuccess: () => notify(t('exports.registry.forgotten')) })
  )
  return (
    <>
      {system === null ? <p>{t('exports.registry.none')}</p> : <About system={system} />}
      <div className="row">
        <Button onPress={() => setOpen(true)}>
          {t(system === null ? 'exports.registry.set' : 'exports.registry.change')}
        </Button>
        {system === null ? null : (
          <>
            <Button isPending={check.isPending} onPress={() => check.mutate(undefined)}>
              {t('exports.registry.check')}
            </Button>
            <Button look="quiet" isPending={forget.isPending} onPress={() => forget.mutate(undefined)}>
              {t('exports.registry.forget')}
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

function About({ system }: { system: RegistrySystem }) {
  const { t } = useTranslation()
  const { checkedAt, newCase } = system
  return (
    <>
      <Facts
        facts={[
          [t('exports.registry.address'), system.address],
          [
            t('exports.registry.newCases'),
            t(newCase === null ? 'exports.registry.noNewCases' : 'exports.registry.hasNewCases')
          ],
          [t('exports.registry.accessCode'), system.accessCode],
          [t('exports.registry.checked'), checkedAt === null ? null : <Time key="checked" at={checkedAt} />]
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

function SetSystem({ system, onClose }: { system: RegistrySystem | null; onClose: () => void }) {
  const { t } = useTranslation()
  const save = useMutation(
    api.registry.saveSystem.mutationOptions({
      onSuccess: () => {
        notify(t('exports.registry.saved'))
        onClose()
      }
    })
  )
  const known = knownIn(system)
  return (
    <Dialog title={t('exports.registry.program')} onClose={onClose}>
      <Form
        onFilled={filled => save.mutate({ system: readSystem(filled), secret: filled.optional('secret') })}
      >
        <p className="muted">{t('exports.registry.codesHelp')}</p>
        <TextInput
          name="address"
          label={t('exports.registry.address')}
          help={t('exports.registry.addressHelp')}
          isRequired
          maxLength={500}
          defaultValue={system?.address ?? ''}
        />
        <TextInput
          name="secret"
          type="password"
          label={t('exports.registry.key')}
          help={t(system === null ? 'exports.registry.keyHelp' : 'exports.registry.keyKept')}
          isRequired={system === null}
          maxLength={500}
        />
        {NEEDED.map(name => (
          <TextInput
            key={name}
            name={name}
            label={t(`exports.registry.codes.${name}`)}
            isRequired
            maxLength={100}
            defaultValue={known[name] ?? ''}
          />
        ))}
        {[...CHOICE, ...OF_CASES].map(name => (
          <TextInput
            key={name}
            name={name}
            label={t(`exports.registry.codes.${name}`)}
            maxLength={100}
            defaultValue={known[name] ?? ''}
          />
        ))}
        <TextInput
          name="mostMib"
          label={t('exports.registry.mostMib')}
          help={t('exports.registry.mostMibHelp')}
          isRequired
          maxLength={2}
          defaultValue={String(system?.mostMib ?? 30)}
        />
        <FormActions of={save} onClose={onClose}>
          {t('exports.registry.save')}
        </FormActions>
      </Form>
    </Dialog>
  )
}

type Name = (typeof NEEDED)[number] | (typeof CHOICE)[number] | (typeof OF_CASES)[number]

function knownIn(system: RegistrySystem | null): Readonly<Partial<Record<Name, string | null>>> {
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

function readSystem(filled: Filled): RegistrySystemDraft {
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

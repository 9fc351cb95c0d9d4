// The form that sets the diary system: Public 360 with its codes, a folder that is watched, or the registry's mailbox.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type DiaryProgram,
  type DiarySystem,
  type DiarySystemDraft,
  DiarySystemShown,
  type Public360Settings
} from '#shared/diary-system.ts'
import { api } from '../../api.ts'
import { OneOf } from '../../components/choices.tsx'
import { ChosenFolder } from '../../components/chosen-folder.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextInput } from '../../components/fields.tsx'
import { type Filled, Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'

// The fields of the form that are codes, with what each may be where it is known to be used.
const NEEDED = ['categoryIn', 'categoryOut', 'categoryOwn', 'status', 'senderRole', 'recipientRole'] as const
const CHOICE = ['archive', 'caseStatus', 'caseType', 'subArchive', 'responsibleUnit'] as const
const PROGRAMS = ['public-360', 'watch-folder', 'e-mail'] as const

/** The dialog. */
export function SetSystem({ system: now, onClose }: { system: DiarySystem | null; onClose: () => void }) {
  const { t } = useTranslation()
  // The fields begin with it, and keep what was typed when another sets another meanwhile.
  const [system] = useState(now)
  const save = useMutation(
    api.diarySystem.save.mutationOptions({
      onSuccess: () => {
        notify(t('exports.diarySystem.saved'))
        onClose()
      }
    })
  )
  const [program, setProgram] = useState<DiaryProgram>(system?.program ?? 'public-360')
  const [dir, setDir] = useState(system?.program === 'watch-folder' ? system.dir : null)
  const [isMissed, setMissed] = useState(false)
  const filledIn = (filled: Filled) => {
    if (program === 'watch-folder' && dir === null) return setMissed(true)
    save.mutate({
      system: readSystem(program, filled, dir ?? ''),
      secret: filled.optional('secret'),
      seen: { system: system === null ? null : DiarySystemShown.parse(system) }
    })
  }
  return (
    <Dialog title={t('exports.diarySystem.program')} onClose={onClose}>
      <Form onFilled={filledIn}>
        <OneOf
          name="program"
          label={t('exports.diarySystem.by')}
          value={program}
          onChange={setProgram}
          options={PROGRAMS.map(id => ({ id, label: t(`exports.diarySystem.programs.${id}`) }))}
        />
        {program === 'public-360' ? (
          <Public360Fields system={system?.program === 'public-360' ? system : null} />
        ) : null}
        {program === 'watch-folder' ? (
          <>
            <p className="muted">{t('exports.diarySystem.folderHelp')}</p>
            <ChosenFolder
              label={t('exports.diarySystem.folder')}
              dir={dir}
              isMissed={isMissed}
              onChosen={setDir}
            />
          </>
        ) : null}
        {program === 'e-mail' ? (
          <TextInput
            name="mailbox"
            type="email"
            label={t('exports.diarySystem.mailbox')}
            help={t('exports.diarySystem.mailboxHelp')}
            isRequired
            maxLength={254}
            defaultValue={system?.program === 'e-mail' ? system.mailbox : ''}
          />
        ) : null}
        <TextInput
          name="accessCode"
          label={t('exports.diarySystem.codes.accessCode')}
          maxLength={100}
          defaultValue={system?.accessCode ?? ''}
        />
        {program === 'watch-folder' ? null : (
          <TextInput
            name="mostMib"
            label={t('exports.diarySystem.mostMib')}
            help={t('exports.diarySystem.mostMibHelp')}
            isRequired
            maxLength={2}
            defaultValue={String(system !== null && 'mostMib' in system ? system.mostMib : 30)}
          />
        )}
        <FormActions of={save} onClose={onClose}>
          {t('exports.diarySystem.save')}
        </FormActions>
      </Form>
    </Dialog>
  )
}

function Public360Fields({ system }: { system: Public360Settings | null }) {
  const { t } = useTranslation()
  const known = knownIn(system)
  return (
    <>
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
      {CHOICE.map(name => (
        <TextInput
          key={name}
          name={name}
          label={t(`exports.diarySystem.codes.${name}`)}
          maxLength={100}
          defaultValue={known[name] ?? ''}
        />
      ))}
    </>
  )
}

type Name = (typeof NEEDED)[number] | (typeof CHOICE)[number]

function knownIn(system: Public360Settings | null): Readonly<Partial<Record<Name, string | null>>> {
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

function readSystem(program: DiaryProgram, filled: Filled, dir: string): DiarySystemDraft {
  const accessCode = filled.optional('accessCode')
  if (program === 'watch-folder') return { program, dir, accessCode }
  const mostMib = Number(filled.text('mostMib'))
  if (program === 'e-mail') return { program, mailbox: filled.text('mailbox'), accessCode, mostMib }
  const caseStatus = filled.optional('caseStatus')
  const unit = filled.optional('responsibleUnit')
  return {
    program,
    address: filled.text('address'),
    categoryIn: filled.text('categoryIn'),
    categoryOut: filled.text('categoryOut'),
    categoryOwn: filled.text('categoryOwn'),
    status: filled.text('status'),
    archive: filled.optional('archive'),
    senderRole: filled.text('senderRole'),
    recipientRole: filled.text('recipientRole'),
    accessCode,
    mostMib,
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

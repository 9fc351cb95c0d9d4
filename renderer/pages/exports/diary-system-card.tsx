// The diary system: which it is and how it stands.
import { useMutation, useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DiarySystem } from '#shared/diary-system.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { Facts, When } from '../../components/facts.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { Problem } from '../mail/problem.tsx'
import { SetSystem } from './set-diary-system.tsx'

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
  const { program, checkedAt, problem } = system
  return (
    <>
      <Facts
        facts={[
          [t('exports.diarySystem.by'), t(`exports.diarySystem.programs.${program}`)],
          ...placeOf(system, t),
          [t('exports.diarySystem.accessCode'), system.accessCode],
          [
            t('exports.diarySystem.checked'),
            checkedAt === null ? null : <When key="checked" at={checkedAt} />
          ]
        ]}
      />
      {program === 'watch-folder' && problem !== null ? (
        <Alert tone="bad" icon={CircleAlert} title={t('exports.diarySystem.folderTrouble')} />
      ) : (
        <Problem code={problem} host="" folder="" user="" />
      )}
    </>
  )
}

function placeOf(system: DiarySystem, t: TFunction): [string, string][] {
  switch (system.program) {
    case 'public-360':
      return [
        [t('exports.diarySystem.address'), system.address],
        [
          t('exports.diarySystem.newCases'),
          t(system.newCase === null ? 'exports.diarySystem.noNewCases' : 'exports.diarySystem.hasNewCases')
        ]
      ]
    case 'watch-folder':
      return [[t('exports.diarySystem.folder'), system.dir]]
    case 'e-mail':
      return [[t('exports.diarySystem.mailbox'), system.mailbox]]
  }
}

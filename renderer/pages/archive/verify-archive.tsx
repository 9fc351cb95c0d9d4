// Reads the whole archive again and says what was found; on the pages about the archive and of the journal.
import { useMutation } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { CircleCheck, CircleX, ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Language } from '#shared/errors.ts'
import type { Verification } from '#shared/journal.ts'
import type { StampedBy } from '#shared/timestamp.ts'
import { TO_DO } from '#shared/words/findings.ts'
import { NO_REASON } from '#shared/words/timestamps.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Progress } from '../../components/progress.tsx'
import { Refused } from '../../components/states.tsx'
import { Table } from '../../components/table.tsx'
import { formatBytes, formatCount, formatTime } from '../../format.ts'
import { verifyProgress } from '../../live.ts'
import { useLanguage } from '../../settings.ts'

/** A card with a button, the progress and the findings. */
export function VerifyArchive() {
  const { t } = useTranslation()
  const language = useLanguage()
  const progress = verifyProgress.use()
  const verify = useMutation(
    api.archive.verify.mutationOptions({
      onMutate: () => verifyProgress.set(null),
      onSettled: () => verifyProgress.set(null)
    })
  )
  return (
    <section className="card stack" aria-labelledby="verify">
      <h2 id="verify">{t('verify.title')}</h2>
      <p className="muted">{t('verify.lead')}</p>
      <div>
        <Button
          icon={<ShieldCheck size={20} />}
          isPending={verify.isPending}
          onPress={() => verify.mutate(undefined)}
        >
          {t('verify.button')}
        </Button>
      </div>
      {verify.isPending ? (
        <Progress
          label={t('verify.running')}
          {...(progress === null
            ? {}
            : {
                done: progress.doneBytes,
                total: progress.totalBytes,
                value: t('verify.progress', {
                  done: formatBytes(progress.doneBytes, language),
                  total: formatBytes(progress.totalBytes, language)
                })
              })}
        />
      ) : null}
      {verify.isError ? <Refused error={verify.error} /> : null}
      {verify.isSuccess ? <Outcome verification={verify.data} /> : null}
    </section>
  )
}

function Outcome({ verification }: { verification: Verification }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { findings } = verification
  const read = t('verify.read', {
    lines: formatCount(verification.lines, language),
    objects: formatCount(verification.objects, language),
    bytes: formatBytes(verification.bytes, language)
  })
  if (findings.length === 0)
    return (
      <Alert tone="good" icon={CircleCheck} title={t('verify.allWell')} isUrgent>
        <p>{t('verify.wellText')}</p>
        <p className="muted">{read}</p>
        <Stamped authorities={verification.authorities} />
      </Alert>
    )
  return (
    <>
      <Alert tone="bad" icon={CircleX} title={t('verify.found', { count: findings.length })} isUrgent>
        <p>{t('verify.foundText')}</p>
        <p className="muted">{read}</p>
      </Alert>
      <Table
        label={t('verify.findings')}
        rows={findings.map((finding, index) => ({ ...finding, id: String(index) }))}
        columns={[
          {
            id: 'finding',
            name: t('verify.finding'),
            isRowHeader: true,
            cell: ({ code }) => t(`verify.codes.${code}`)
          },
          { id: 'what', name: t('verify.what'), cell: ({ what }) => <span className="mono">{what}</span> },
          { id: 'toDo', name: t('verify.toDo'), cell: ({ code }) => TO_DO[code][language] }
        ]}
      />
      <Stamped authorities={verification.authorities} />
    </>
  )
}

/** Whose time stamps there are: by whose certificate is for a person to compare. */
function Stamped({ authorities }: Pick<Verification, 'authorities'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (authorities.length === 0) return null
  return (
    <>
      <p>{t('verify.compare')}</p>
      <Table
        label={t('verify.stamped')}
        rows={authorities.map(each => ({ ...each, id: `${each.name} ${each.anchor} ${each.firstLine}` }))}
        columns={[
          {
            id: 'name',
            name: t('verify.stampedBy'),
            isRowHeader: true,
            cell: ({ name, isAsked, revoked }) => (
              <>
                {isAsked ? name : t('verify.askedNoMore', { name })}
                {revoked === null ? null : <p>{revokedWords(t, { language, revoked })}</p>}
              </>
            )
          },
          { id: 'count', name: t('verify.stamps'), cell: ({ count }) => formatCount(count, language) },
          { id: 'authority', name: t('verify.certificate'), cell: ({ authority }) => authority },
          {
            id: 'anchor',
            name: t('verify.fingerprint'),
            cell: ({ anchor }) => <span className="mono wrap">{anchor}</span>
          }
        ]}
      />
    </>
  )
}

const revokedWords = (
  t: TFunction,
  { language, revoked }: { readonly language: Language; readonly revoked: NonNullable<StampedBy['revoked']> }
) =>
  t(revoked.isValidBefore ? 'verify.revokedAfter' : 'verify.notCounted', {
    at: formatTime(revoked.at),
    reason: revoked.reason ?? NO_REASON[language]
  })

// An import that is going on: how far it has come, and a way to stop it.
import { useMutation } from '@tanstack/react-query'
import { Square } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Import } from '#shared/imports.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Progress } from '../../components/progress.tsx'
import { Refused } from '../../components/states.tsx'
import { formatBytes, formatCount } from '../../format.ts'
import { importProgress } from '../../live.ts'
import { useLanguage } from '../../settings.ts'

/** The card. */
export function ImportNow({ run }: { run: Import }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const live = importProgress.use()
  const progress = live?.importId === run.id ? live : null
  const stop = useMutation(api.imports.stop.mutationOptions())
  const known =
    progress === null
      ? {}
      : {
          done: progress.doneBytes,
          total: progress.totalBytes,
          value: `${formatBytes(progress.doneBytes, language)} / ${formatBytes(progress.totalBytes, language)}`
        }
  return (
    <section className="card stack" aria-labelledby="import-now">
      <div className="page-head">
        <h2 id="import-now">{t('imports.progress.title')}</h2>
        <Button
          variant="danger"
          icon={<Square size={16} />}
          isPending={stop.isPending}
          onPress={() => stop.mutate({ id: run.id })}
        >
          {stop.isPending ? t('imports.progress.stopping') : t('imports.progress.stop')}
        </Button>
      </div>
      <Progress label={t(`imports.progress.${progress?.phase ?? 'keeping'}`)} {...known} />
      <p>
        {t('imports.progress.seen', {
          seen: formatCount(progress?.seen ?? run.seen, language),
          imported: formatCount(progress?.imported ?? run.imported, language)
        })}
      </p>
      <p className="muted">{t('imports.progress.stopHelp')}</p>
      {stop.isError ? <Refused error={stop.error} /> : null}
    </section>
  )
}

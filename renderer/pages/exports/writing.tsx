// A package that is being written: how far it has come, and stopping it.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Square } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Progress } from '../../components/progress.tsx'
import { formatBytes } from '../../format.ts'
import { exportProgress } from '../../live.ts'
import { useLanguage } from '../../settings.ts'

/** The bar; there is none while no package is being written. `isAsked` is whether one has been asked for here. */
export function Writing({ isAsked }: { isAsked: boolean }) {
  const { t } = useTranslation()
  const list = useQuery(api.exports.list.queryOptions())
  const stop = useMutation(api.exports.stop.mutationOptions())
  const writing = list.data?.find(({ state }) => state === 'writing')
  if (!isAsked && writing === undefined) return null
  return (
    <div className="stack-tight">
      <Copying />
      {writing === undefined ? null : (
        <div className="row">
          <Button
            icon={<Square size={16} />}
            isPending={stop.isPending}
            onPress={() => stop.mutate({ id: writing.id })}
          >
            {t('exports.stop')}
          </Button>
          <span className="muted">{t('exports.stopHelp')}</span>
        </div>
      )}
    </div>
  )
}

function Copying() {
  const { t } = useTranslation()
  const language = useLanguage()
  const progress = exportProgress.use()
  if (progress === null) return <Progress label={t('exports.copying')} />
  return (
    <Progress
      label={t(`exports.${progress.phase}`)}
      done={progress.doneBytes}
      total={progress.totalBytes}
      value={t('exports.progress', {
        done: formatBytes(progress.doneBytes, language),
        total: formatBytes(progress.totalBytes, language)
      })}
    />
  )
}

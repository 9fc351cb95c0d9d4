// Trying the program with an invented municipality, whose channels are on this computer alone.
import { useMutation } from '@tanstack/react-query'
import { CircleX, FlaskConical } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Waiting } from '../../components/states.tsx'

/** Makes the archive and opens it. */
export function TryDemo({ onBegin, onOpen }: { onBegin: () => void; onOpen: (dir: string) => void }) {
  const { t } = useTranslation()
  const make = useMutation({
    mutationFn: () => window.shell.makeDemo(),
    onMutate: onBegin,
    onSuccess: made => (made.archive === null ? undefined : onOpen(made.archive))
  })
  const reason = make.data?.archive === null ? make.data.reason : null
  return (
    <section className="card stack" aria-labelledby="start-demo">
      <h2 id="start-demo" className="row">
        <FlaskConical size={20} />
        {t('start.demo')}
      </h2>
      <p className="muted">{t('start.demoLead')}</p>
      {reason === null && !make.isError ? null : (
        <Alert tone="bad" icon={CircleX} isUrgent title={t('start.demoFailed')}>
          {reason === null || reason === '' ? null : <p>{reason}</p>}
        </Alert>
      )}
      {make.isPending ? <Waiting label={t('start.demoMaking')} /> : null}
      <div>
        <Button isPending={make.isPending} onPress={() => make.mutate()}>
          {t('start.demoButton')}
        </Button>
      </div>
    </section>
  )
}

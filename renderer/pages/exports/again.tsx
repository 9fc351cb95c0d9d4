// An attempt that came to nothing: why, and the same once more.
import { useMutation } from '@tanstack/react-query'
import { CircleAlert, FolderOpen, RotateCcw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Export } from '#shared/export.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { exportProgress } from '../../live.ts'
import { hasDelivery } from './delivery-fields.tsx'
import { WhyEnded } from './why-ended.tsx'
import { Writing } from './writing.tsx'

/** The same selection in the same form to the same place, from the beginning; or elsewhere, as when that disk is gone. */
export function Again({ made }: { made: Export }) {
  const { t } = useTranslation()
  const { scope, format, delivery, into, receiverName } = made
  const [, navigate] = useLocation()
  const write = useMutation(
    api.exports.create.mutationOptions({
      onMutate: () => exportProgress.set(null),
      onSuccess: ({ id }) => {
        notify(t('exports.written'))
        navigate(`/export/${id}`)
      },
      onSettled: () => exportProgress.set(null)
    })
  )
  const begin = (folder: string | null) =>
    write.mutate({
      ...scope,
      format,
      delivery: hasDelivery(format) ? delivery : null,
      into: folder,
      receiverName
    })
  const choose = async () => {
    const folder = await window.shell.chooseFolder()
    if (folder !== null) begin(folder)
  }
  return (
    <section className="stack-tight" aria-label={t('exports.again')}>
      <Alert tone="warn" icon={CircleAlert} title={t(`exports.states.${made.state}`)}>
        <p>
          <WhyEnded made={made} />
        </p>
        <div className="row">
          <Button icon={<RotateCcw size={18} />} isPending={write.isPending} onPress={() => begin(into)}>
            {t('exports.again')}
          </Button>
          <Button icon={<FolderOpen size={18} />} isDisabled={write.isPending} onPress={() => void choose()}>
            {t('exports.againElsewhere')}
          </Button>
        </div>
      </Alert>
      {write.isPending ? <Writing isAsked /> : null}
      {write.isError ? <Refused error={write.error} /> : null}
    </section>
  )
}

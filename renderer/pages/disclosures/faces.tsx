// Looking for faces in a picture, when a person asks for it. What is found is proposed, and the person decides of each.
import { useMutation } from '@tanstack/react-query'
import { ScanFace } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DisclosureRecordDetail, FaceProposals } from '#shared/disclosure.ts'
import type { DisclosureId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Progress } from '../../components/progress.tsx'
import { Refused } from '../../components/states.tsx'
import { facesProgress } from '../../live.ts'
import type { Masking } from './masking.ts'
import { ProposalList } from './proposals.tsx'

type Props = {
  id: DisclosureId
  record: DisclosureRecordDetail
  picture: number
  masking: NonNullable<Masking>
  found: FaceProposals | null
  onFound: (found: FaceProposals) => void
}

/** The button, and what was found. */
export function Faces({ id, record, picture, masking, found, onFound }: Props) {
  const { t } = useTranslation()
  const progress = facesProgress.use()
  const search = useMutation(
    api.disclosures.faces.mutationOptions({
      onMutate: () => facesProgress.set(null),
      onSuccess: onFound,
      onSettled: () => facesProgress.set(null)
    })
  )
  const left = found?.proposals.filter(({ place }) => !record.masks.some(mask => isSame(mask.place, place)))
  return (
    <section className="stack-tight" aria-live="polite">
      <div className="row">
        <Button
          variant="small"
          icon={<ScanFace size={16} />}
          label={t('disclosures.faces.lookIn', { number: picture + 1 })}
          isPending={search.isPending}
          onPress={() => search.mutate({ id, position: record.position, picture })}
        >
          {t('disclosures.faces.look')}
        </Button>
        <span className="muted">{t('disclosures.faces.help')}</span>
      </div>
      {search.isPending ? (
        <Progress
          label={t('disclosures.faces.looking')}
          {...(progress === null ? {} : { done: progress.done, total: progress.total })}
        />
      ) : null}
      {search.isError ? <Refused error={search.error} /> : null}
      {left === undefined || found === null ? null : (
        <>
          <p>{t('disclosures.faces.found', { count: found.proposals.length })}</p>
          {found.isWhole ? null : <p>{t('disclosures.faces.cut')}</p>}
          <ProposalList record={record} proposals={left} masking={masking} />
        </>
      )}
    </section>
  )
}

const isSame = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other)

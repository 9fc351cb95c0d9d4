// One record of a disclosure: masking what must not leave, on the copy as it will be.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Check, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { DisclosureRecordDetail } from '#shared/disclosure.ts'
import type { DisclosureId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { Form, NOTHING_WRONG } from '../../components/form.tsx'
import { Page } from '../../components/page.tsx'
import { Refused } from '../../components/states.tsx'
import { KeptInAlert } from './kept-in.tsx'
import { MaskEverywhere } from './mask-everywhere.tsx'
import { MaskField } from './mask-field.tsx'
import { MaskPicture } from './mask-picture.tsx'
import type { Masking } from './masking.ts'
import { MasksCard } from './masks-card.tsx'
import { ParagraphField, useParagraph } from './paragraph.tsx'
import { Proposals } from './proposals.tsx'

type Props = { id: DisclosureId; position: number }

/** The page. */
export function DisclosureRecordPage({ id, position }: Props) {
  const { t } = useTranslation()
  const found = useQuery(api.disclosures.find.queryOptions({ input: { id } }))
  const record = useQuery(api.disclosures.record.queryOptions({ input: { id, position } }))
  const [paragraph, setParagraph] = useParagraph(id)
  const [everywhere, setEverywhere] = useState<string | null>(null)
  const isOpen = found.data?.state === 'open'
  const inList = found.data?.records.find(each => each.position === position)
  const { masking, wrong, error } = useMasking({
    id,
    position,
    paragraph,
    isOpen,
    askEverywhere: setEverywhere
  })
  return (
    <Page
      title={record.data?.title ?? t('disclosures.record')}
      back={{ href: `/disclosures/${id}`, label: t('disclosures.one') }}
      lead={t('disclosures.recordLead')}
      width="full"
    >
      <Asked query={record}>
        {detail => (
          <div className="desk">
            <div className="desk-side stack">
              {inList === undefined ? null : <KeptInAlert record={inList} />}
              {masking === null ? null : (
                <>
                  <section className="card stack" aria-labelledby="ground">
                    <h2 id="ground">{t('disclosures.ground')}</h2>
                    <Form isQuestion wrong={wrong} onFilled={() => undefined}>
                      <ParagraphField
                        help={t('disclosures.paragraphHelp')}
                        value={paragraph}
                        onChange={setParagraph}
                      />
                    </Form>
                    <div>
                      <Button icon={<EyeOff size={18} />} onPress={() => setEverywhere('')}>
                        {t('disclosures.everywhere.title')}
                      </Button>
                    </div>
                  </section>
                  <Proposals record={detail} masking={masking} isBeingRead={record.isFetching} />
                </>
              )}
              <MasksCard record={detail} masking={masking} />
              {error === null ? null : <Refused error={error} />}
              {masking === null ? null : (
                <LookThrough
                  id={id}
                  detail={detail}
                  isBeingRead={record.isFetching}
                  isKeptIn={inList !== undefined && inList.keptIn !== null}
                />
              )}
            </div>
            <Sheet id={id} detail={detail} masking={masking} />
          </div>
        )}
      </Asked>
      {everywhere === null || found.data === undefined ? null : (
        <MaskEverywhere
          id={id}
          records={found.data.records}
          words={everywhere}
          paragraph={paragraph}
          onParagraph={setParagraph}
          onClose={() => setEverywhere(null)}
        />
      )}
    </Page>
  )
}

type Asks = Props & {
  paragraph: string
  isOpen: boolean
  askEverywhere: (words: string) => void
}

/**
 * What can be done with masks while the disclosure is open, what was refused last, and that no paragraph was written when something
 * was to be masked.
 */
function useMasking({ id, position, paragraph, isOpen, askEverywhere }: Asks) {
  const { t } = useTranslation()
  const [wrong, setWrong] = useState(NOTHING_WRONG)
  const lay = useMutation(api.disclosures.mask.mutationOptions())
  const lift = useMutation(api.disclosures.unmask.mutationOptions())
  const dismiss = useMutation(api.disclosures.dismiss.mutationOptions())
  const undismiss = useMutation(api.disclosures.undismiss.mutationOptions())
  const masking: Masking = isOpen
    ? {
        lay: place => {
          if (paragraph.trim() === '') setWrong({ paragraph: t('disclosures.paragraphFirst') })
          else lay.mutate({ id, position, place, paragraph })
        },
        askEverywhere,
        dismiss: proposals =>
          dismiss.mutate({
            id,
            position,
            proposals: proposals.map(({ place, reason }) => ({ place, reason }))
          }),
        undismiss: ({ place, reason }) => undismiss.mutate({ id, position, place, reason }),
        lift: mask => lift.mutate({ maskId: mask.id })
      }
    : null
  const error = [lay, lift, dismiss, undismiss].find(each => each.isError)?.error ?? null
  return { masking, wrong, error }
}

/** The copy with its texts and pictures, on which one masks. */
function Sheet({
  id,
  detail,
  masking
}: {
  id: DisclosureId
  detail: DisclosureRecordDetail
  masking: Masking
}) {
  const { t } = useTranslation()
  return (
    <article className="sheet stack" aria-labelledby="sheet">
      <h2 id="sheet">{t('disclosures.sheet')}</h2>
      {masking === null ? null : <p className="muted">{t('disclosures.textsHelp')}</p>}
      <div className="stack-tight">
        {detail.fields.map((field, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the texts of a disclosed record never change
          <MaskField key={`${at} ${field.label}`} record={detail} field={at} masking={masking} />
        ))}
      </div>
      {detail.pictures.map((picture, at) => (
        <MaskPicture
          // biome-ignore lint/suspicious/noArrayIndexKey: the pictures of a disclosed record never change
          key={`${at} ${picture.sha256}`}
          id={id}
          record={detail}
          picture={at}
          masking={masking}
        />
      ))}
      {detail.left === 0 ? null : <p className="muted">{t('disclosures.left', { count: detail.left })}</p>}
    </article>
  )
}

/** Saying that all has been gone through, once each proposal has been decided on. */
function LookThrough(props: {
  id: DisclosureId
  detail: DisclosureRecordDetail
  isBeingRead: boolean
  isKeptIn: boolean
}) {
  const { id, detail, isBeingRead, isKeptIn } = props
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const lookThrough = useMutation(
    api.disclosures.lookThrough.mutationOptions({ onSuccess: () => navigate(`/disclosures/${id}`) })
  )
  return (
    <div className="form-actions">
      {lookThrough.isError ? <Refused error={lookThrough.error} /> : null}
      <Button
        variant="primary"
        icon={<Check size={20} />}
        isPending={lookThrough.isPending}
        isDisabled={detail.proposals.length > 0 || isBeingRead || isKeptIn}
        onPress={() => lookThrough.mutate({ id, position: detail.position })}
      >
        {t('disclosures.lookThrough')}
      </Button>
      {detail.proposals.length === 0 ? null : (
        <span className="muted">{t('disclosures.proposalsOpen', { count: detail.proposals.length })}</span>
      )}
    </div>
  )
}

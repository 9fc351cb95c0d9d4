// Whether a record is marked as secret, by which paragraph, and marking it or lifting the mark (P5): a card for a page of its
// own, a button for a row.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Landmark, Lock } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isAllowed, RULES } from '#shared/rules.ts'
import type { Lifted, NewlyMarked, SecretRef } from '#shared/secrecy.ts'
import { api } from '../api.ts'
import { dropDraftsAbout } from '../drafts.ts'
import { Why } from '../help/why.tsx'
import { Alert } from './alert.tsx'
import { Button, ButtonLink } from './button.tsx'
import { CarrierTable } from './carriers.tsx'
import { Dialog } from './dialog.tsx'
import { Facts, Time } from './facts.tsx'
import { TextInput } from './fields.tsx'
import { Form, FormActions } from './form.tsx'
import { ReadingNoted } from './reading-noted.tsx'

/**
 * The card of one record. Of a comment or message it says whether it is in the diary, where it must be when it is secret
 * (OSL 5:1), also when it was found of minor importance before.
 */
export function SecrecyCard({ record, isRegistered }: { record: SecretRef; isRegistered?: boolean }) {
  const { t } = useTranslation()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const marks = useQuery(api.secrecy.of.queryOptions({ input: { record } }))
  const me = useQuery(api.users.me.queryOptions())
  const carriers = useQuery(
    api.secrecy.carriers.queryOptions({
      input: { record },
      enabled: isAllowed(RULES.secrecy.carriers, me.data?.roles ?? [])
    })
  )
  const isOfOthers = OF_OTHERS.includes(record.kind)
  // Who may not read the marks is not told of them; that the reading is noted, everybody is.
  if (marks.data === undefined) return isOfOthers && marks.isError ? <ReadingNoted isSecret={false} /> : null
  const [newest] = marks.data
  const inForce = newest?.liftedAt === null ? newest : undefined
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{t('secrecy.title')}</h2>
      {isOfOthers ? <ReadingNoted isSecret={inForce !== undefined} /> : null}
      {inForce === undefined ? (
        <p className="muted">{t('secrecy.none')}</p>
      ) : (
        <>
          <Alert tone="warn" icon={Lock} title={t('secrecy.marked')}>
            <p>{t('secrecy.markedText')}</p>
          </Alert>
          {isRegistered === false ? (
            <Alert tone="warn" icon={Landmark} title={t('secrecy.notRegistered')}>
              <p>{t('secrecy.notRegisteredText')}</p>
            </Alert>
          ) : null}
          <Facts
            facts={[
              [t('secrecy.paragraph'), inForce.paragraph],
              [t('secrecy.note'), inForce.note],
              [t('secrecy.by'), inForce.markedBy],
              [t('secrecy.at'), <Time key="at" at={inForce.markedAt} />]
            ]}
          />
        </>
      )}
      {carriers.data === undefined || carriers.data.length === 0 ? null : (
        <>
          <h3>{t('secrecy.carriers.title')}</h3>
          <p className="muted">{t('secrecy.carriers.lead')}</p>
          <CarrierTable rows={carriers.data} />
        </>
      )}
      <div>
        <Button icon={<Lock size={18} />} onPress={() => setOpen(true)}>
          {t(inForce === undefined ? 'secrecy.mark' : 'secrecy.lift')}
        </Button>
      </div>
      {isOpen ? (
        <MarkDialog record={record} isMarked={inForce !== undefined} onClose={() => setOpen(false)} />
      ) : null}
    </section>
  )
}

/** What others have written, the reading of which can be noted. */
const OF_OTHERS: readonly SecretRef['kind'][] = ['comment', 'message', 'conversation', 'sender']

/** The button of one record in a list; `name` is what the row calls it. Nothing for whoever may not mark. */
export function SecrecyButton({ record, name }: { record: SecretRef; name: string }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const me = useQuery(api.users.me.queryOptions())
  const roles = me.data?.roles ?? []
  // Who may not read the list sees no marked records, or sees them as they are.
  const marks = useQuery(api.secrecy.list.queryOptions({ enabled: isAllowed(RULES.secrecy.list, roles) }))
  if (!isAllowed(RULES.secrecy.mark, roles)) return null
  const isMarked = marks.data?.some(mark => mark.record.id === record.id && mark.record.kind === record.kind)
  return (
    <>
      <Button
        variant="small"
        // The lock is for what is marked: on anything else it would say that it is.
        {...(isMarked === true ? { icon: <Lock size={14} /> } : {})}
        label={t(isMarked === true ? 'secrecy.markedNamed' : 'secrecy.buttonNamed', { name })}
        onPress={() => setOpen(true)}
      >
        {t(isMarked === true ? 'secrecy.marked' : 'secrecy.button')}
      </Button>
      {isOpen ? <RowDialog record={record} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function RowDialog({ record, onClose }: { record: SecretRef; onClose: () => void }) {
  // What was answered the last time the dialog was open may not hold any more.
  const marks = useQuery(api.secrecy.of.queryOptions({ input: { record }, gcTime: 0 }))
  if (marks.data === undefined) return null
  return <MarkDialog record={record} isMarked={marks.data[0]?.liftedAt === null} onClose={onClose} />
}

function MarkDialog(props: { record: SecretRef; isMarked: boolean; onClose: () => void }) {
  const { record, isMarked, onClose } = props
  const { t } = useTranslation()
  const mark = useMutation(
    api.secrecy.mark.mutationOptions({
      onSuccess: marked => {
        dropDraftsAbout([record.id])
        if (!isToTell(marked)) onClose()
      }
    })
  )
  const lift = useMutation(
    api.secrecy.lift.mutationOptions({
      onSuccess: lifted => {
        if (!isLiftToTell(lifted)) onClose()
      }
    })
  )
  const refused = mark.error ?? lift.error
  if (mark.isSuccess && isToTell(mark.data)) return <FoundDialog marked={mark.data} onClose={onClose} />
  if (lift.isSuccess && isLiftToTell(lift.data)) return <LiftedDialog lifted={lift.data} onClose={onClose} />
  return (
    <Dialog title={t(isMarked ? 'secrecy.lift' : 'secrecy.mark')} onClose={onClose}>
      <Form
        onFilled={filled =>
          isMarked
            ? lift.mutate({ record, because: filled.text('because') })
            : mark.mutate({ record, paragraph: filled.text('paragraph'), note: filled.optional('note') })
        }
      >
        <p className="muted">{t(isMarked ? 'secrecy.liftLead' : 'secrecy.markLead')}</p>
        {isMarked ? (
          <TextInput name="because" label={t('secrecy.because')} lines={2} isRequired maxLength={500} />
        ) : (
          <>
            <TextInput
              name="paragraph"
              label={t('secrecy.paragraph')}
              help={t('secrecy.paragraphHelp')}
              isRequired
              maxLength={100}
            />
            <Why of="secrecy" />
            <TextInput name="note" label={t('secrecy.note')} lines={2} maxLength={1000} />
          </>
        )}
        <FormActions of={{ isPending: mark.isPending || lift.isPending, error: refused }} onClose={onClose}>
          {t(isMarked ? 'secrecy.lift' : 'secrecy.mark')}
        </FormActions>
      </Form>
    </Dialog>
  )
}

const isToTell = ({ carriers, waiting, alreadyOut }: NewlyMarked) =>
  carriers.length + waiting + alreadyOut.length > 0

const isLiftToTell = ({ carriers, staysSecret, released }: Lifted) =>
  carriers.length + staysSecret.length + released.length > 0

/** What else holds the words of what was just marked, and what becomes of it now. */
function FoundDialog({ marked, onClose }: { marked: NewlyMarked; onClose: () => void }) {
  const { t } = useTranslation()
  const { carriers, waiting, alreadyOut } = marked
  return (
    <Dialog title={t('secrecy.carriers.foundTitle')} onClose={onClose}>
      <div className="stack">
        {carriers.length === 0 ? null : <p>{t('secrecy.carriers.found', { count: carriers.length })}</p>}
        {waiting === 0 ? null : <p>{t('secrecy.carriers.waiting', { count: waiting })}</p>}
        {alreadyOut.length === 0 ? null : (
          <>
            <p>{t('secrecy.carriers.alreadyOut')}</p>
            <ul>
              {alreadyOut.map(({ goneBy, id, name, at }) => (
                <li key={`${goneBy} ${id}`}>
                  {t(`secrecy.carriers.goneBy.${goneBy}`)}: {name}, <Time at={at} />
                </li>
              ))}
            </ul>
          </>
        )}
        <p className="muted">{t('secrecy.carriers.foundNext')}</p>
        <div className="form-actions">
          <Button onPress={onClose}>{t('common.close')}</Button>
          {/* Where all there is to tell is that it has gone out, nothing is to be decided. */}
          {carriers.length + waiting === 0 ? null : (
            <ButtonLink variant="primary" href="/channels/secrecy">
              {t('secrecy.carriers.show')}
            </ButtonLink>
          )}
        </div>
      </div>
    </Dialog>
  )
}

/** What stays secret by a decision of its own, and what is let go with the mark. */
function LiftedDialog({ lifted, onClose }: { lifted: Lifted; onClose: () => void }) {
  const { t } = useTranslation()
  const { carriers, staysSecret: kept, released } = lifted
  return (
    <Dialog title={t('secrecy.lifted.title')} onClose={onClose}>
      <div className="stack">
        {kept.length === 0 ? null : (
          <Named
            title={t('secrecy.lifted.kept', { count: kept.length })}
            rows={kept.map(({ seq, record, name }) => [seq, record.kind, name])}
          />
        )}
        {released.length === 0 ? null : (
          <Named
            title={t('secrecy.lifted.released', { count: released.length })}
            rows={released.map(({ kind, id, name }) => [`${kind} ${id}`, kind, name])}
          />
        )}
        {carriers.length === 0 ? null : (
          <Named
            title={t('secrecy.lifted.again', { count: carriers.length })}
            rows={carriers.map(({ mark, kind, id, name }) => [`${mark} ${kind} ${id}`, kind, name])}
          />
        )}
        <div className="form-actions">
          <Button onPress={onClose}>{t('common.close')}</Button>
          {kept.length + carriers.length === 0 ? null : (
            <ButtonLink variant="primary" href="/channels/secrecy">
              {t('secrecy.lifted.show')}
            </ButtonLink>
          )}
        </div>
      </div>
    </Dialog>
  )
}

type NamedRow = readonly [key: string | number, kind: SecretRef['kind'], name: string]

function Named({ title, rows }: { title: string; rows: readonly NamedRow[] }) {
  const { t } = useTranslation()
  return (
    <>
      <p>{title}</p>
      <ul>
        {rows.map(([key, kind, name]) => (
          <li key={key}>
            {t(`secrecy.list.kinds.${kind}`)}: {name}
          </li>
        ))}
      </ul>
    </>
  )
}

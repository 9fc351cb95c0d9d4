// One package: what it is, what the receiver answered, and entering an answer.
import { useMutation, useQuery } from '@tanstack/react-query'
import { FileArchive } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Export } from '#shared/export.ts'
import type { ExportId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { StateBadge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { JournalLink } from '../../components/journal-link.tsx'
import { notify } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { SecrecyButton } from '../../components/secrecy-card.tsx'
import { Refused } from '../../components/states.tsx'
import { formatBytes, formatCount, formatTime } from '../../format.ts'
import { useLanguage } from '../../settings.ts'
import { Again } from './again.tsx'
import { PackageRecords } from './package-records.tsx'
import { ReceiptFile } from './receipt-file.tsx'
import { ReceiptForm } from './receipt-form.tsx'
import { ReceiptList } from './receipt-list.tsx'
import { Selection } from './selection.tsx'
import { SendToDiarySystem } from './send-to-diary-system.tsx'
import { StaysOut } from './stays-out.tsx'
import { Validation } from './validation.tsx'
import { Writing } from './writing.tsx'

/** A package's page. */
export function PackagePage({ id }: { id: ExportId }) {
  const { t } = useTranslation()
  const found = useQuery(api.exports.find.queryOptions({ input: { id } }))
  return (
    <Page
      title={t('exports.package.title')}
      back={{ href: '/export', label: t('exports.title') }}
      lead={
        found.data === undefined ? undefined : (
          <StateBadge state={found.data.state}>{t(`exports.states.${found.data.state}`)}</StateBadge>
        )
      }
      actions={
        <>
          {found.data?.state === 'written' ? <PackButton id={id} /> : null}
          <SecrecyButton record={{ kind: 'package', id }} name={t('exports.package.title')} />
          <JournalLink id={id} />
        </>
      }
    >
      <Asked query={found}>
        {made => (
          <>
            {isEnded(made) ? <Again made={made} /> : null}
            {made.state === 'writing' ? <Writing isAsked /> : null}
            <PackageFacts made={made} />
            {made.state === 'writing' ? null : <Validation exportId={id} />}
            {made.state === 'written' || made.state === 'disposed' ? (
              <>
                {made.state === 'written' && made.format.startsWith('diary-') ? (
                  <SendToDiarySystem exportId={id} />
                ) : null}
                <PackageRecords exportId={id} />
                <ReceiptList exportId={id} />
                <div className="columns">
                  <ReceiptForm exportId={id} />
                  <ReceiptFile exportId={id} />
                </div>
              </>
            ) : null}
          </>
        )}
      </Asked>
    </Page>
  )
}

/** The package as one file, for a receiver who wants to be sent one. */
function PackButton({ id }: { id: ExportId }) {
  const { t } = useTranslation()
  const pack = useMutation(
    api.exports.pack.mutationOptions({
      onSuccess({ path }) {
        if (window.shell.where === 'web') location.assign(`/packages/${id}.zip`)
        else notify(t('exports.packed', { path }))
      }
    })
  )
  return (
    <div className="stack-tight">
      <Button icon={<FileArchive size={18} />} isPending={pack.isPending} onPress={() => pack.mutate({ id })}>
        {t('exports.pack')}
      </Button>
      {pack.isError ? <Refused error={pack.error} /> : null}
    </div>
  )
}

/** Whether it came to nothing. */
const isEnded = ({ state }: Export) => state === 'failed' || state === 'interrupted'

function Where({ made }: { made: Export }) {
  const { t } = useTranslation()
  if (made.removedAt !== null) return t('exports.removed', { date: formatTime(made.removedAt).slice(0, 10) })
  const folder = made.folder ?? made.into
  return folder === null ? t('exports.intoArchive') : <span className="mono">{folder}</span>
}

function PackageFacts({ made }: { made: Export }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { selected } = made
  const selectedFacts = (['captures', 'comments', 'messages'] as const).map(
    name => [t(`exports.${name}`), formatCount(selected[name], language)] as const
  )
  return (
    <section className="card stack" aria-labelledby="facts">
      <h2 id="facts">{t('exports.package.facts')}</h2>
      <Facts
        facts={[
          ...(made.receiverName === null ? [] : ([[t('exports.receiver'), made.receiverName]] as const)),
          [t('exports.package.format'), t(`exports.formats.${made.format}`)],
          [t('exports.scope'), <Selection key="scope" scope={made.scope} leftOut={selected.leftOut} />],
          ...selectedFacts,
          [t(isEnded(made) ? 'exports.wasFor' : 'exports.folder'), <Where key="folder" made={made} />],
          [t('exports.startedAt'), <Time key="at" at={made.startedAt} />],
          [t('exports.files'), made.files === null ? null : formatCount(made.files, language)],
          [t('exports.size'), made.bytes === null ? null : formatBytes(made.bytes, language)]
        ]}
      />
      <StaysOut title={t('exports.stayedOut')} leftOut={selected.leftOut} />
    </section>
  )
}

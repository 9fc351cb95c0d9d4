// One import: how far it has come, and what it came to.
import { useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isErrorCode } from '#shared/errors.ts'
import type { ImportId } from '#shared/ids.ts'
import type { Import } from '#shared/imports.ts'
import { refusalSentence } from '#shared/refusals.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { StateBadge } from '../../components/badge.tsx'
import { ButtonLink } from '../../components/button.tsx'
import { type Fact, Facts, Time } from '../../components/facts.tsx'
import { JournalLink } from '../../components/journal-link.tsx'
import { Page } from '../../components/page.tsx'
import { SecrecyButton } from '../../components/secrecy-card.tsx'
import { formatBytes, formatCount, formatTime } from '../../format.ts'
import { useLanguage } from '../../settings.ts'
import { Findings } from './findings.tsx'
import { ImportNow } from './import-now.tsx'

/** The page. */
export function ImportRunPage({ id }: { id: ImportId }) {
  const { t } = useTranslation()
  const found = useQuery(api.imports.find.queryOptions({ input: { id } }))
  const at = found.data === undefined ? null : formatTime(found.data.startedAt)
  return (
    <Page
      title={at === null ? t('imports.title') : t('imports.one', { at })}
      back={{ href: '/messages/imports', label: t('imports.title') }}
      actions={
        <>
          <SecrecyButton record={{ kind: 'import', id }} name={t('imports.title')} />
          <JournalLink id={id} />
        </>
      }
    >
      <Asked query={found}>
        {run => (
          <>
            {run.state === 'running' ? <ImportNow run={run} /> : <Outcome run={run} />}
            <div className="card">
              <About run={run} />
            </div>
            {run.state === 'failed' && run.seen === 0 ? null : (
              <section className="stack" aria-labelledby="findings">
                <h2 id="findings">{t('imports.findings')}</h2>
                <Findings id={id} />
              </section>
            )}
          </>
        )}
      </Asked>
    </Page>
  )
}

// What was new, first of all.
function Outcome({ run }: { run: Import }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (run.state !== 'finished' || run.seen === 0) return null
  const title =
    run.imported === 0
      ? t('imports.nothingNew')
      : t(run.parser === 'wxr' ? 'imports.commentsNew' : 'imports.wasNew', {
          count: run.imported,
          number: formatCount(run.imported, language)
        })
  return (
    <Alert tone="good" icon={CircleCheck} title={title}>
      <div>
        {run.parser === 'wxr' ? (
          <ButtonLink href="/comments">{t('today.commentsNext')}</ButtonLink>
        ) : (
          <ButtonLink href="/messages">{t('imports.toInbox')}</ButtonLink>
        )}
      </div>
    </Alert>
  )
}

function About({ run }: { run: Import }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { seen, imported, known, skipped, unreadable, unknownFiles, problem, zoneAssumed: zone } = run
  const more = run.sourceCount - run.sources.length
  const shown = (count: number) => formatCount(count, language)
  const sum = {
    seen: shown(seen),
    imported: shown(imported),
    known: shown(known),
    skipped: shown(skipped),
    unreadable: shown(unreadable)
  }
  const facts: Fact[] = [
    [
      t('imports.state'),
      <StateBadge key="state" state={run.state}>
        {t(`imports.states.${run.state}`)}
      </StateBadge>
    ],
    ...(problem === null
      ? []
      : ([
          [t('imports.why'), refusalSentence(isErrorCode(problem) ? problem : 'internal', {}, language)]
        ] as const)),
    [t('imports.channel'), run.channelName],
    [t('imports.parser'), t(`imports.parsers.${run.parser}`)],
    [t('imports.seen'), t('imports.sum', sum)],
    [t('imports.unknownFiles'), shown(unknownFiles)],
    ...(zone === null ? [] : ([[t('imports.zone'), t('imports.zoneText', { zone })]] as const)),
    [t('imports.by'), run.startedBy],
    ...(run.endedAt === null
      ? []
      : ([[t('captures.endedAt'), <Time key="ended" at={run.endedAt} />]] as const)),
    [
      t('imports.original'),
      <ul key="sources" className="plain-list">
        {run.sources.map(({ name, bytes, sha256 }) => (
          <li key={sha256} className="wrap">
            {name} <span className="muted nowrap">{formatBytes(bytes, language)}</span>
          </li>
        ))}
        {more > 0 ? <li className="muted">{t('imports.more', { number: shown(more) })}</li> : null}
      </ul>
    ]
  ]
  return <Facts facts={facts} />
}

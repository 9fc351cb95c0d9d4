// How a capture came to be, as facts to read; all that was noted stands in its file, below.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { CaptureDetail } from '#shared/capture.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Facts } from '../../components/facts.tsx'
import { formatBytes, formatCount } from '../../format.ts'
import { jsonIn } from '../../json.ts'
import type { sv } from '../../locales/sv.ts'
import { useLanguage } from '../../settings.ts'
import { CaptureText } from './capture-text.tsx'

/** So much of the file is read to be told of; a longer one stands as it is. */
const MOST = 200_000

/** What is told of; a file of another version may lack some of it. */
const Told = z.object({
  time: z.object({ startedLocal: z.string(), endedLocal: z.string() }),
  browser: z.object({ name: z.string(), version: z.string() }),
  viewport: z.object({ width: z.number(), height: z.number() }),
  emulation: z.object({ language: z.string(), zone: z.string() }),
  network: z.object({ requests: z.number(), bytes: z.number() }),
  badCertificateAccepted: z.boolean(),
  clicked: z.object({
    consent: z.array(z.string()),
    prompts: z.array(z.string()),
    sort: z.array(z.string()),
    expand: z.array(z.string()),
    whenKept: z.array(z.string()).optional()
  }),
  steps: z.array(
    z.object({
      step: z.string(),
      outcome: z.enum(['done', 'partial', 'failed', 'skipped']),
      // In older files, what was pressed when all had been kept stands with the step that did it.
      detail: z
        .object({ pressed: z.array(z.string()).optional() })
        .nullish()
        .catch(null)
    })
  )
})
type Told = z.infer<typeof Told>

/** The facts, and the file folded. */
export function ProvenanceTold({ capture }: { capture: CaptureDetail }) {
  const { t } = useTranslation()
  const file = useQuery({
    ...api.captures.text.queryOptions({
      input: { id: capture.id, role: 'provenance', offset: 0, limit: MOST }
    }),
    // What was captured does not change.
    staleTime: Number.POSITIVE_INFINITY
  })
  return (
    <Asked query={file}>
      {({ text }) => {
        const told = Told.safeParse(jsonIn(text)).data
        if (told === undefined) return <CaptureText capture={capture} of="provenance" />
        return (
          <div className="stack viewer-told">
            <section className="card">
              <Made told={told} />
            </section>
            <section className="card stack-tight" aria-labelledby="steps">
              <h2 id="steps">{t('viewer.told.steps')}</h2>
              <Steps told={told} />
            </section>
            <details className="more">
              <summary>{t('viewer.told.file')}</summary>
              <CaptureText capture={capture} of="provenance" />
            </details>
          </div>
        )
      }}
    </Asked>
  )
}

function Made({ told }: { told: Told }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { time, browser, viewport, emulation, network, badCertificateAccepted, clicked } = told
  const pressed = [clicked.consent, clicked.prompts, clicked.sort, clicked.expand].flat()
  const pressedAfter = clicked.whenKept ?? told.steps.flatMap(({ detail }) => detail?.pressed ?? [])
  const said = (labels: readonly string[]) =>
    labels.length === 0 ? t('viewer.told.nothing') : [...new Set(labels)].join(' · ')
  return (
    <Facts
      facts={[
        [t('viewer.told.from'), <LocalTime key="from" at={time.startedLocal} />],
        [t('viewer.told.to'), <LocalTime key="to" at={time.endedLocal} />],
        [t('viewer.told.browser'), `${browser.name} ${browser.version.replace(/^[^/]*\//, '')}`],
        [t('viewer.told.window'), `${viewport.width} × ${viewport.height} px`],
        [t('viewer.told.language'), `${emulation.language}, ${emulation.zone}`],
        [
          t('viewer.told.fetched'),
          t('viewer.told.requests', {
            count: network.requests,
            number: formatCount(network.requests, language),
            bytes: formatBytes(network.bytes, language)
          })
        ],
        [
          t('viewer.told.certificate'),
          t(`viewer.told.certificates.${badCertificateAccepted ? 'bad' : 'good'}`)
        ],
        [t('viewer.told.pressed'), said(pressed)],
        [t('viewer.told.pressedAfter'), said(pressedAfter)]
      ]}
    />
  )
}

/** As the clock on the wall showed it: the file says how far that is from UTC. */
const LocalTime = ({ at }: { at: string }) => <time dateTime={at}>{at.slice(0, 19).replace('T', ' ')}</time>

type Step = keyof typeof sv.captures.steps

function Steps({ told: { steps } }: { told: Told }) {
  const { t } = useTranslation()
  const names = t('captures.steps', { returnObjects: true })
  // One that another version knew stands by its code.
  const nameOf = (step: string) => (Object.hasOwn(names, step) ? names[step as Step] : step)
  return (
    <ol className="plain-list">
      {steps.map(({ step, outcome }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a capture that is over never change their places
        <li key={at}>
          {nameOf(step)}: {t(`viewer.told.outcomes.${outcome}`)}
        </li>
      ))}
    </ol>
  )
}

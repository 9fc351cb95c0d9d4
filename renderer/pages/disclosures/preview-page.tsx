// The copies of a disclosure as they will be delivered: the same texts in the same order, and the pictures with what is masked in black.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DisclosureCopy } from '#shared/disclosure.ts'
import type { DisclosureId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Facts } from '../../components/facts.tsx'
import { objectAddress } from '../../components/object-picture.tsx'
import { Page } from '../../components/page.tsx'
import { Empty } from '../../components/states.tsx'
import { boxStyle } from './box-style.ts'
import { KeptInAlert } from './kept-in.tsx'

/** The page. */
export function DisclosurePreviewPage({ id }: { id: DisclosureId }) {
  const { t } = useTranslation()
  const found = useQuery(api.disclosures.find.queryOptions({ input: { id } }))
  return (
    <Page
      title={t('disclosures.preview.title')}
      back={{ href: `/disclosures/${id}`, label: t('disclosures.one') }}
      lead={t('disclosures.preview.lead')}
    >
      <Asked query={found}>
        {({ records }) =>
          records.length === 0 ? (
            <Empty title={t('disclosures.noRecords')}>{t('disclosures.noRecordsText')}</Empty>
          ) : (
            records.map(({ position }) => <Copy key={position} id={id} position={position} />)
          )
        }
      </Asked>
    </Page>
  )
}

function Copy({ id, position }: { id: DisclosureId; position: number }) {
  const copy = useQuery(api.disclosures.preview.queryOptions({ input: { id, position } }))
  const heading = `copy-${position}`
  return (
    <Asked query={copy}>
      {({ file, title, parts, keptIn, keptInBy }) => (
        <article className="card stack" aria-labelledby={heading}>
          <p className="muted mono">{file}</p>
          <h2 id={heading}>{title}</h2>
          <KeptInAlert record={{ keptIn, keptInBy }} />
          {parts.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a copy have their order and nothing else
            <Part key={at} part={part} />
          ))}
        </article>
      )}
    </Asked>
  )
}

function Part({ part }: { part: DisclosureCopy['parts'][number] }) {
  if (part.kind === 'fact')
    return (
      <div className="fact-alone">
        <Facts facts={[[part.label, part.text]]} />
      </div>
    )
  if (part.kind === 'heading') return <h3>{part.label}</h3>
  if (part.kind === 'text')
    return (
      <section className="stack-tight">
        <h3>{part.label}</h3>
        <p className="pre-line">{part.text}</p>
      </section>
    )
  return <CopyPicture part={part} />
}

function CopyPicture({ part }: { part: Extract<DisclosureCopy['parts'][number], { kind: 'picture' }> }) {
  const { label, sha256, width, height, covered } = part
  return (
    <figure className="copy-picture">
      <div className="copy-page">
        <img src={objectAddress(sha256)} alt={label} width={width} height={height} />
        {covered.map(box => (
          <span key={JSON.stringify(box)} className="copy-covered" style={boxStyle(box, { width, height })} />
        ))}
      </div>
      <figcaption className="muted">{label}</figcaption>
    </figure>
  )
}

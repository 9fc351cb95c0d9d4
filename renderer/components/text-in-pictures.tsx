// What the program has read in the pictures of a record, told as read by machine wherever it stands.
import { useQuery } from '@tanstack/react-query'
import { ScanText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RecordRef } from '#shared/record.ts'
import { api } from '../api.ts'
import { PlainText } from './facts.tsx'

/** The card, or nothing where nothing was read. */
export function TextInPictures({ record }: { record: RecordRef }) {
  const { t } = useTranslation()
  const { data = [] } = useQuery(api.search.textInPictures.queryOptions({ input: { record } }))
  if (data.length === 0) return null
  return (
    <section className="card stack" aria-labelledby="text-in-pictures">
      <h2 id="text-in-pictures">{t('search.pictures.title')}</h2>
      <ReadByMachine>{t('search.pictures.mayBeWrong')}</ReadByMachine>
      {data.map(({ sha256, text, confidence }) => (
        <div key={sha256} className="stack-tight">
          <PlainText>{text}</PlainText>
          <p className="muted">{t('search.pictures.sure', { confidence })}</p>
        </div>
      ))}
    </section>
  )
}

/** The mark of it. */
export function ReadByMachine({ children }: { children: string }) {
  return (
    <p className="row muted">
      <ScanText size={18} aria-hidden />
      {children}
    </p>
  )
}

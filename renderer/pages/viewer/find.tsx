// Words looked for in the picture of a capture: how many times they stand there, and from one to the next.
import { useQuery } from '@tanstack/react-query'
import { ChevronDown, ChevronUp, Search } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { Input, SearchField } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { CaptureDetail, CaptureFile, TextPlace } from '#shared/capture.ts'
import { normalized } from '#shared/normal-form.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { ReadByMachine } from '../../components/text-in-pictures.tsx'
import { formatCount } from '../../format.ts'
import { useLanguage } from '../../settings.ts'
import { Scroll } from './scroll.tsx'

const SHORTEST = 2

/** The picture with a field to look for words in it, which begins with `words`. */
export function FindInPicture({
  capture,
  tiles,
  words
}: {
  capture: CaptureDetail
  tiles: readonly CaptureFile[]
  words: string
}) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(words)
  const [at, setAt] = useState(0)
  const query = useDeferredValue(typed.trim().slice(0, 200))
  const isAsked = query.length >= SHORTEST
  const found = useQuery({
    ...api.captures.places.queryOptions({ input: { id: capture.id, query: isAsked ? query : '–' } }),
    enabled: isAsked,
    // What was captured does not change.
    staleTime: Number.POSITIVE_INFINITY
  })
  const hits = isAsked ? (found.data?.hits ?? []) : []
  const current = hits.length === 0 ? null : Math.min(at, hits.length - 1)
  const step = (by: number) => {
    if (current !== null) setAt((current + by + hits.length) % hits.length)
  }
  const type = (value: string) => {
    setTyped(value)
    setAt(0)
  }
  const isNowhere = isAsked && found.data?.total === 0
  const read = useQuery({
    ...api.search.textInPictures.queryOptions({ input: { record: { kind: 'capture', id: capture.id } } }),
    enabled: isNowhere
  })
  const isInPicture = isNowhere && (read.data ?? []).some(({ text }) => folded(text).includes(folded(query)))
  const hasPlaces = capture.files.some(({ role }) => role === 'layout')
  return (
    <Scroll capture={capture} layers={[{ id: capture.id, tiles }]} marks={hits} current={current}>
      {hasPlaces ? (
        <Finder
          typed={typed}
          onType={type}
          onStep={step}
          current={current}
          total={isAsked ? (found.data?.total ?? null) : null}
          hits={hits}
        />
      ) : null}
      {isInPicture ? (
        <ReadByMachine>{t('search.pictures.inPicture', { tab: t('viewer.text') })}</ReadByMachine>
      ) : null}
    </Scroll>
  )
}

const folded = (text: string) => normalized(text, 'NFC').toLowerCase().replaceAll(/\s+/g, ' ')

function Finder({
  typed,
  onType,
  onStep,
  current,
  total,
  hits
}: {
  typed: string
  onType: (value: string) => void
  onStep: (by: number) => void
  current: number | null
  total: number | null
  hits: readonly (readonly TextPlace[])[]
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div className="row">
      <SearchField
        className="viewer-find"
        aria-label={t('viewer.find')}
        value={typed}
        onChange={onType}
        onSubmit={() => onStep(1)}
      >
        <Search size={18} aria-hidden />
        <Input className="input" placeholder={t('viewer.find')} />
      </SearchField>
      <Button
        label={t('viewer.previous')}
        icon={<ChevronUp size={18} />}
        isDisabled={hits.length === 0}
        onPress={() => onStep(-1)}
      />
      <Button
        label={t('viewer.next')}
        icon={<ChevronDown size={18} />}
        isDisabled={hits.length === 0}
        onPress={() => onStep(1)}
      />
      <span className="muted number" role="status">
        {total === null
          ? ''
          : current === null
            ? t('viewer.noHits')
            : t('viewer.hit', {
                number: formatCount(current + 1, language),
                total: formatCount(total, language)
              })}
      </span>
    </div>
  )
}

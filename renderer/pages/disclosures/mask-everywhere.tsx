// "Mask all": a word is masked wherever it stands in the disclosure, once one has seen in how many places that is.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DisclosureRecord, WordPlaces } from '#shared/disclosure.ts'
import type { DisclosureId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { Tick } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { LEAST_LETTERS } from './masking.ts'
import { ParagraphField } from './paragraph.tsx'

type Props = {
  id: DisclosureId
  records: readonly DisclosureRecord[]
  /** What is masked to begin with; empty when it is not known yet. */
  words: string
  paragraph: string
  onParagraph: (paragraph: string) => void
  onClose: () => void
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)

/** The dialog. */
export function MaskEverywhere({ id, records, words: first, paragraph, onParagraph, onClose }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(first)
  const [inPictures, setInPictures] = useState(true)
  const words = useSettled(typed.trim())
  const isAsked = words.length >= LEAST_LETTERS
  const places = useQuery({
    ...api.disclosures.placesWith.queryOptions({ input: { id, words: isAsked ? words : '---' } }),
    enabled: isAsked
  })
  const found = isAsked && words === typed.trim() ? (places.data ?? []) : []
  const read = sum(found.map(({ readIn }) => readIn.length))
  // Words that were only read in pictures have no place: the whole of those is masked.
  const isOnlyRead = read > 0 && found.every(({ texts, pictures }) => texts + pictures === 0)
  const inThem = isOnlyRead ? read : sum(found.map(({ pictures }) => pictures))
  const count = sum(found.map(({ texts }) => texts)) + (inPictures ? inThem : 0)
  const mask = useMutation(
    api.disclosures.maskWords.mutationOptions({
      onSuccess: () => {
        notify(t('disclosures.everywhere.done', { count, words }))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('disclosures.everywhere.title')} onClose={onClose}>
      <Form onFilled={filled => mask.mutate({ id, words, paragraph: filled.text('paragraph'), inPictures })}>
        <TextInput
          name="words"
          label={t('disclosures.everywhere.words')}
          help={t('disclosures.everywhere.wordsHelp')}
          value={typed}
          onChange={setTyped}
          isRequired
          maxLength={1000}
        />
        <ParagraphField value={paragraph} onChange={onParagraph} />
        {isAsked ? <Asked query={places}>{all => <Places places={all} records={records} />}</Asked> : null}
        {inThem > 0 ? (
          <Tick
            label={t('disclosures.everywhere.inPictures')}
            help={t(
              isOnlyRead ? 'disclosures.everywhere.wholeHelp' : 'disclosures.everywhere.inPicturesHelp'
            )}
            isSelected={inPictures}
            onChange={setInPictures}
          />
        ) : null}
        {mask.isError ? <Refused error={mask.error} /> : null}
        <div className="form-actions">
          <Button variant="primary" type="submit" isDisabled={count === 0} isPending={mask.isPending}>
            {t('disclosures.everywhere.mask', { count })}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  )
}

function Places({
  places,
  records
}: {
  places: readonly WordPlaces[]
  records: readonly DisclosureRecord[]
}) {
  const { t } = useTranslation()
  const texts = sum(places.map(each => each.texts))
  const pictures = sum(places.map(each => each.pictures))
  if (places.length === 0) return <p role="status">{t('disclosures.everywhere.none')}</p>
  return (
    <div className="stack-tight" role="status">
      <p>
        {t('disclosures.everywhere.texts', { count: texts })}{' '}
        {t('disclosures.everywhere.pictures', { count: pictures })}
      </p>
      <ul className="plain-list">
        {places.map(each => {
          const at = records.findIndex(({ position }) => position === each.position)
          return (
            <li key={each.position}>
              {`${at + 1}. ${records[at]?.title ?? ''}`}{' '}
              <span className="muted number">{each.texts + each.pictures}</span>
              {each.readIn.length === 0 ? null : (
                <p>
                  {t('disclosures.everywhere.readIn', {
                    count: each.readIn.length,
                    numbers: each.readIn.map(picture => picture + 1).join(', ')
                  })}
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

const PAUSE = 400

/** What is typed, once nothing has been typed for a moment: the pictures of all records are looked through for it. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

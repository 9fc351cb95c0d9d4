// Looking for records in the archive and adding them, without leaving the disclosure.
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DisclosureDetail } from '#shared/disclosure.ts'
import { RecordKind, RecordRef } from '#shared/record.ts'
import type { SearchHit } from '#shared/search.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { SomeOf } from '../../components/choices.tsx'
import { Time } from '../../components/facts.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Empty, Refused } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { Excerpt } from '../search/hits.tsx'

const FEW = 20

/** The card. */
export function AddRecords({ detail }: { detail: DisclosureDetail }) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const list = useInfiniteQuery({
    ...api.search.find.infiniteOptions({
      ...PAGED,
      input: (after: string | null) => ({ words, kinds: [...RecordKind.options], limit: FEW, after })
    }),
    enabled: words !== ''
  })
  const waiting = list.data?.pages[0]?.waiting ?? 0
  return (
    <section className="card stack" aria-labelledby="add">
      <h2 id="add">{t('disclosures.search.title')}</h2>
      <Form onFilled={filled => setWords(filled.text('words'))}>
        <TextInput
          name="words"
          label={t('search.words')}
          help={t('disclosures.search.help')}
          isRequired
          maxLength={300}
        />
        <div>
          <Button type="submit" icon={<Search size={18} />}>
            {t('disclosures.search.ask')}
          </Button>
        </div>
      </Form>
      {words === '' ? null : (
        <>
          {waiting === 0 ? null : <p className="muted">{t('search.waiting', { count: waiting })}</p>}
          <Paged
            list={list}
            empty={<Empty title={t('disclosures.search.none')} />}
            shownOf={hits => hits.filter(hit => !isIn(detail, hit)).length}
          >
            {hits => <Found key={words} detail={detail} hits={hits} />}
          </Paged>
        </>
      )}
    </section>
  )
}

const isIn = (detail: DisclosureDetail, { kind, id }: SearchHit) =>
  detail.records.some(({ record }) => record.kind === kind && record.id === id)

/** What was found, to be ticked and added; what is in the disclosure already says so. */
function Found({ detail, hits }: { detail: DisclosureDetail; hits: readonly SearchHit[] }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const add = useMutation(
    api.disclosures.addRecords.mutationOptions({
      onSuccess: (_detail, { records }) => {
        setChosen([])
        notify(t('disclosures.search.added', { count: records.length }))
      }
    })
  )
  const [there, others] = [hits.filter(hit => isIn(detail, hit)), hits.filter(hit => !isIn(detail, hit))]
  const records = others.flatMap(({ kind, id }) =>
    chosen.includes(id) ? [RecordRef.parse({ kind, id })] : []
  )
  return (
    <div className="stack">
      {others.length === 0 ? null : (
        <SomeOf
          label={t('disclosures.search.found')}
          value={chosen}
          onChange={setChosen}
          isBoxed
          options={others.map(hit => ({ id: hit.id, label: <Hit hit={hit} /> }))}
        />
      )}
      {there.length === 0 ? null : (
        <p className="muted">{t('disclosures.search.there', { count: there.length })}</p>
      )}
      {add.isError ? <Refused error={add.error} /> : null}
      {others.length === 0 ? null : (
        <div>
          <Button
            variant="primary"
            isDisabled={records.length === 0}
            isPending={add.isPending}
            onPress={() => add.mutate({ id: detail.id, records })}
          >
            {t('disclosures.search.add', { count: records.length })}
          </Button>
        </div>
      )}
    </div>
  )
}

function Hit({ hit }: { hit: SearchHit }) {
  const { t } = useTranslation()
  return (
    <>
      <span>
        {t(`search.kindName.${hit.kind}`)}: {hit.title ?? t('search.noSender')}
      </span>
      <span className="muted">
        {' '}
        <Time at={hit.at} /> · {hit.channelName}
      </span>
      <Excerpt {...hit} />
    </>
  )
}

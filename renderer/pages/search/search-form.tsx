// The words of a search, and what it keeps to: kinds, a channel, a time.
import { parseDate } from '@internationalized/date'
import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ChannelId } from '#shared/ids.ts'
import { SearchKind } from '#shared/search.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { SomeOf } from '../../components/choices.tsx'
import { Choice, DateField, TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { endOfDay, startOfDay } from '../../format.ts'

/** What a search keeps to; null for anything. Dates are `yyyy-mm-dd`. */
export const Filters = z.object({
  kinds: z.array(SearchKind).readonly().nullable(),
  channelId: ChannelId.nullable(),
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable()
})
export type Filters = Readonly<z.infer<typeof Filters>>
export const NO_FILTERS: Filters = { kinds: null, channelId: null, from: null, to: null }

/** The filters as a question to the core. */
export function asked({ kinds, channelId, from, to }: Filters) {
  return {
    kinds: kinds === null ? null : [...kinds],
    channelId,
    from: from === null ? null : startOfDay(from),
    to: to === null ? null : endOfDay(to)
  }
}

/** The form. */
export function SearchForm({
  words,
  filters,
  onAsk
}: {
  words: string
  filters: Filters
  onAsk: (words: string, filters: Filters) => void
}) {
  const { t } = useTranslation()
  const channels = useQuery(api.channels.list.queryOptions({ input: { retired: 'with' } }))
  const [kinds, setKinds] = useState(filters.kinds ?? [])
  const date = (at: string | null) => (at === null ? null : parseDate(at))
  return (
    <section className="card" aria-label={t('search.what')}>
      <Form
        isQuestion
        onFilled={filled =>
          onAsk(filled.text('words'), {
            kinds: kinds.length === 0 ? null : kinds,
            channelId: ChannelId.safeParse(filled.text('channel')).data ?? null,
            from: filled.optional('from'),
            to: filled.optional('to')
          })
        }
      >
        <TextInput
          name="words"
          label={t('search.words')}
          help={t('search.help')}
          maxLength={300}
          defaultValue={words}
          isRequired
        />
        <details className="more" open={Object.values(filters).some(value => value !== null)}>
          <summary>{t('search.narrow')}</summary>
          <div className="columns form">
            <SomeOf
              label={t('search.kinds')}
              value={kinds}
              onChange={ids => setKinds(SearchKind.options.filter(kind => ids.includes(kind)))}
              options={SearchKind.options.map(id => ({ id, label: t(`search.kindNames.${id}`) }))}
            />
            <div className="form">
              <Choice
                name="channel"
                label={t('search.channel')}
                defaultValue={filters.channelId ?? ''}
                options={[
                  { id: '', label: t('search.anyChannel') },
                  ...(channels.data ?? []).map(({ id, name }) => ({ id, label: name }))
                ]}
              />
              <div className="row">
                <DateField name="from" label={t('search.from')} defaultValue={date(filters.from)} />
                <DateField name="to" label={t('search.to')} defaultValue={date(filters.to)} />
              </div>
            </div>
          </div>
        </details>
        <div className="form-actions">
          <Button variant="primary" type="submit" icon={<Search size={18} />}>
            {t('search.ask')}
          </Button>
          <Button onPress={() => onAsk(words, NO_FILTERS)} isDisabled={words === ''}>
            {t('search.everything')}
          </Button>
        </div>
      </Form>
    </section>
  )
}

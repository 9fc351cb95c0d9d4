// What the list of comments shows: words, channel, ground, outcome, sender and period.
import { parseDate } from '@internationalized/date'
import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { CATEGORY_NAMES } from '#shared/categories.ts'
import { CommentState, Mark } from '#shared/comment.ts'
import { Category, Outcome } from '#shared/decision.ts'
import { type ActorId, CategoryId, ChannelId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Facts } from '../../components/facts.tsx'
import { Choice, DateField, TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { endOfDay, startOfDay } from '../../format.ts'
import { useLanguage } from '../../settings.ts'

/** The filters that are set; null for any. */
export type Filters = {
  readonly search: string | null
  readonly channelId: ChannelId | null
  /** One of the seven, or one of the channel's own. */
  readonly category: Category | CategoryId | null
  readonly outcome: Outcome | null
  readonly mark: Mark | null
  readonly state: CommentState | null
  readonly from: string | null
  readonly to: string | null
  /** Chosen on the page of a sender. */
  readonly sender: { readonly id: ActorId; readonly name: string } | null
}

export const NO_FILTERS: Filters = {
  search: null,
  channelId: null,
  category: null,
  outcome: null,
  mark: null,
  state: null,
  from: null,
  to: null,
  sender: null
}

const Ground = z.union([Category, CategoryId])

const isUnkept = z.null().catch(null)
/** What of them is kept on this computer: no words, and nobody's name. */
export const KeptFilters: z.ZodType<Filters> = z.object({
  search: isUnkept,
  channelId: ChannelId.nullable(),
  category: Ground.nullable(),
  outcome: Outcome.nullable(),
  mark: Mark.nullable(),
  state: CommentState.nullable(),
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  sender: isUnkept
})
export const NO_CHANNEL = ChannelId.parse('00000000-0000-4000-8000-000000000000')

/** The filters as a question to the core. */
export function asked({ from, to, sender, ...rest }: Filters) {
  return {
    ...rest,
    actorId: sender?.id ?? null,
    from: from === null ? null : startOfDay(from),
    to: to === null ? null : endOfDay(to)
  }
}

/** Where the list remembers what it was last set to show. */
export const REMEMBERED = 'comments.filters'

/** Where it remembers whether it shows what waits, or all. */
export const SHOWN = 'comments.shown'
export const Shown = z.enum(['waiting', 'all'])
export type Shown = z.infer<typeof Shown>

/** The form that sets them. */
export function CommentFilters({ filters, onChange }: { filters: Filters; onChange: (to: Filters) => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const channels = useQuery(api.channels.list.queryOptions({ input: { retired: 'with' } }))
  // The channel's own grounds are there to choose from when the list is narrowed to it.
  const own = useQuery({
    ...api.comments.categories.queryOptions({ input: { channelId: filters.channelId ?? NO_CHANNEL } }),
    enabled: filters.channelId !== null
  })
  const date = (at: string | null) => (at === null ? null : parseDate(at))
  return (
    <section className="inbox-filters" aria-label={t('taken.filters')}>
      <Form
        key={JSON.stringify(filters)}
        isQuestion
        onFilled={filled =>
          onChange({
            search: filled.optional('search'),
            channelId: ChannelId.safeParse(filled.text('channel')).data ?? null,
            category: Ground.safeParse(filled.text('category')).data ?? null,
            outcome: Outcome.safeParse(filled.text('outcome')).data ?? null,
            mark: Mark.safeParse(filled.text('mark')).data ?? null,
            state: CommentState.safeParse(filled.text('state')).data ?? null,
            from: filled.optional('from'),
            to: filled.optional('to'),
            sender: filters.sender
          })
        }
      >
        <TextInput
          name="search"
          label={t('taken.search')}
          help={t('taken.searchHelp')}
          maxLength={500}
          defaultValue={filters.search ?? ''}
        />
        <details open={isNarrow(filters)}>
          <summary>{t('taken.more')}</summary>
          <div className="columns">
            <Choice
              name="channel"
              label={t('comments.channel')}
              defaultValue={filters.channelId}
              options={(channels.data ?? []).map(({ id, name }) => ({ id, label: name }))}
            />
            <Choice
              name="category"
              label={t('taken.category')}
              defaultValue={filters.category}
              options={[
                ...Category.options.map(id => ({
                  id: id as string,
                  label: `${id}) ${CATEGORY_NAMES[id][language]}`
                })),
                ...(own.data ?? []).map(({ id, name }) => ({ id, label: name }))
              ]}
            />
            <Choice
              name="outcome"
              label={t('comments.decide.outcome')}
              defaultValue={filters.outcome}
              options={Outcome.exclude(['reopened']).options.map(id => ({
                id,
                label: t(`comments.outcomes.${id}`)
              }))}
            />
            <Choice
              name="mark"
              label={t('senders.mark')}
              defaultValue={filters.mark}
              options={Mark.options.map(id => ({ id, label: t(`senders.byMark.${id}`) }))}
            />
            <Choice
              name="state"
              label={t('comments.state')}
              defaultValue={filters.state}
              options={CommentState.options.map(id => ({ id, label: t(`comments.states.${id}`) }))}
            />
            <DateField name="from" label={t('taken.from')} defaultValue={date(filters.from)} />
            <DateField name="to" label={t('taken.to')} defaultValue={date(filters.to)} />
          </div>
        </details>
        {filters.sender === null ? null : <Facts facts={[[t('taken.sender'), filters.sender.name]]} />}
        <div className="form-actions">
          <Button variant="primary" type="submit" icon={<Search size={18} />}>
            {t('taken.find')}
          </Button>
          {filters === NO_FILTERS ? null : (
            <Button onPress={() => onChange(NO_FILTERS)}>{t('taken.all')}</Button>
          )}
        </div>
      </Form>
    </section>
  )
}

const isNarrow = ({ search: _, ...rest }: Filters) => Object.values(rest).some(value => value !== null)

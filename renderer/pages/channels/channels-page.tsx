// The register of channels: one line each, found by words or by what they lack, in the order and with the columns one likes.
import { useQuery } from '@tanstack/react-query'
import { Pencil, Plus } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { Tick } from '../../components/choices.tsx'
import { notify } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { type RowWay, useCopyWay, useOpenWay } from '../../components/row-menu.tsx'
import { useSorted } from '../../components/sorted.ts'
import { Empty } from '../../components/states.tsx'
import { Table } from '../../components/table.tsx'
import { formatCount } from '../../format.ts'
import { useOpened } from '../../opened.ts'
import { refusalSentence } from '../../refusal.ts'
import { useRemembered } from '../../remembered.ts'
import { useLanguage } from '../../settings.ts'
import { useStartCapture } from './capture-now.tsx'
import { useChannelColumns } from './channel-columns.tsx'
import { ChannelDialog } from './channel-dialog.tsx'
import { ChannelFilters, ColumnMenu, isAskedFor, Lack, useChosenColumns } from './channel-filters.tsx'
import { ChannelPreview } from './channel-preview.tsx'
import { EditTogether } from './edit-together.tsx'

const NONE: ReadonlySet<string> = new Set()
/** What the panel says of the one that is chosen; the list has less room meanwhile. */
const BESIDE = new Set(['department', 'responsible', 'standIn', 'address', 'last', 'mandate'])
const NO_LACKS: readonly Lack[] = []

/** All channels. */
export function ChannelsPage() {
  const { t } = useTranslation()
  const [withRetired, setWithRetired] = useRemembered('channels.retired', false, z.boolean())
  const [isRegistering, setRegistering] = useOpened('register-channel')
  const retired = withRetired ? 'with' : 'without'
  const channels = useQuery(api.channels.list.queryOptions({ input: { retired } }))
  const register = (
    <Button variant="primary" icon={<Plus size={20} />} onPress={() => setRegistering(true)}>
      {t('channels.register')}
    </Button>
  )
  return (
    <Page title={t('channels.title')} lead={t('channels.lead')} actions={register} width="full">
      <Tick label={t('channels.withRetired')} isSelected={withRetired} onChange={setWithRetired} />
      <Asked query={channels}>
        {rows =>
          rows.length === 0 ? (
            <Empty title={t('channels.none')}>{t('channels.noneText')}</Empty>
          ) : (
            <ChannelList channels={rows} />
          )
        }
      </Asked>
      {isRegistering ? <ChannelDialog channel={null} onClose={() => setRegistering(false)} /> : null}
    </Page>
  )
}

function ChannelList({ channels }: { channels: readonly ChannelRow[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [words, setWords] = useRemembered('channels.words', '')
  const [lacks, setLacks] = useRemembered<readonly Lack[]>('channels.lacks', NO_LACKS, z.array(Lack))
  const [shown, setShown] = useChosenColumns()
  const [chosen, setChosen] = useState(NONE)
  const [isEditing, setEditing] = useState(false)
  const ways = useChannelWays()
  const all = useChannelColumns()
  const columns = useMemo(
    () => all.filter(({ id, isRowHeader }) => isRowHeader === true || shown.has(id)),
    [all, shown]
  )
  // What is typed shows at once; the list follows.
  const asked = useDeferredValue(words.trim())
  const found = useMemo(
    () =>
      channels.filter(channel =>
        isAskedFor(channel, t(`channels.platforms.${channel.platform}`), { words: asked, lacks })
      ),
    [channels, asked, lacks, t]
  )
  const { rows, sorting } = useSorted('channels', 'name', found, all)
  // One that is no longer in the list is not changed unseen.
  const together = rows.filter(({ id }) => chosen.has(id))
  const only = together.length === 1 ? together[0] : undefined
  return (
    <div className="stack">
      <div className="row">
        <ChannelFilters words={words} onWords={setWords} lacks={lacks} onLacks={setLacks} />
        <ColumnMenu columns={all} chosen={shown} onChange={setShown} />
        <span className="muted number" role="status">
          {t('channels.list.count', {
            found: formatCount(rows.length, language),
            all: formatCount(channels.length, language)
          })}
        </span>
        {together.length === 0 ? null : (
          <>
            <Button variant="primary" icon={<Pencil size={18} />} onPress={() => setEditing(true)}>
              {t('channels.together.edit', { count: together.length })}
            </Button>
            <Button onPress={() => setChosen(NONE)}>{t('inbox.together.clear')}</Button>
          </>
        )}
      </div>
      {rows.length === 0 ? (
        <Empty title={t('channels.list.none')} />
      ) : (
        <div className={only === undefined ? undefined : 'channel-list-beside'}>
          <div className="channel-list-rows">
            <Table
              label={t('channels.title')}
              look="dense"
              columns={only === undefined ? columns : columns.filter(({ id }) => !BESIDE.has(id))}
              rows={rows}
              href={row => `/channels/${row.id}`}
              sorting={sorting}
              chosen={chosen}
              onChoose={setChosen}
              ways={ways}
            />
          </div>
          {only === undefined ? null : (
            <ChannelPreview key={only.id} channel={only} onClose={() => setChosen(NONE)} />
          )}
        </div>
      )}
      {isEditing && together.length > 0 ? (
        <EditTogether rows={together} onLeft={setChosen} onClose={() => setEditing(false)} />
      ) : null}
    </div>
  )
}

/** A channel that is no longer kept is not captured. */
function useChannelWays(): (row: ChannelRow) => readonly RowWay[] {
  const { t } = useTranslation()
  const open = useOpenWay()
  const copy = useCopyWay()
  const language = useLanguage()
  const capture = useStartCapture(error => notify(refusalSentence(error, language)))
  return ({ id, addresses: [address], retiredAt }) => {
    const ways = [open(`/channels/${id}`)]
    if (retiredAt === null && !capture.isBusy)
      ways.push({ id: 'capture', label: t('channels.captureNow'), onChoose: () => capture.start(id) })
    if (address === undefined) return ways
    const onPlatform = {
      id: 'open-address',
      label: t('channels.openAddress', { address }),
      onChoose: () => void window.shell.openExternal(address)
    }
    return [...ways, onPlatform, copy(address)]
  }
}

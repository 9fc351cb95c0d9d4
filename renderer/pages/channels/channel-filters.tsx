// What of the list of channels is shown: words, what is lacking, and which columns.
import { Check, Columns3, Search } from 'lucide-react'
import { useState } from 'react'
import {
  Input,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  SearchField,
  ToggleButton,
  ToggleButtonGroup
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { ChannelRow } from '#shared/register.ts'
import { Button } from '../../components/button.tsx'
import type { TableColumn } from '../../components/table.tsx'
import { mandateState, USUAL_COLUMNS } from './channel-columns.tsx'

export const Lack = z.enum(['to-capture', 'overdue', 'no-mandate', 'has-left'])
export type Lack = z.infer<typeof Lack>

const HAS: Record<Lack, (channel: ChannelRow) => boolean> = {
  'to-capture': ({ due }) => due === 'due' || due === 'overdue',
  overdue: ({ due }) => due === 'overdue',
  'no-mandate': channel => channel.retiredAt === null && mandateState(channel) !== 'valid',
  'has-left': ({ departed }) => departed.length > 0
}

/** Whether a channel has all that is asked for: every word somewhere in what is known of it, and each lack. */
export function isAskedFor(
  channel: ChannelRow,
  platform: string,
  { words, lacks }: { words: string; lacks: readonly Lack[] }
): boolean {
  if (!lacks.every(lack => HAS[lack](channel))) return false
  const { name, departmentName, responsibleName, standInName, addresses } = channel
  const known = [name, platform, departmentName, responsibleName, standInName ?? '', ...addresses]
    .join('\n')
    .toLocaleLowerCase('sv')
  return words
    .toLocaleLowerCase('sv')
    .split(/\s+/)
    .every(word => known.includes(word))
}

export function ChannelFilters(props: {
  words: string
  onWords: (words: string) => void
  lacks: readonly Lack[]
  onLacks: (lacks: readonly Lack[]) => void
}) {
  const { t } = useTranslation()
  return (
    <>
      <SearchField
        className="list-search"
        aria-label={t('channels.list.search')}
        value={props.words}
        onChange={props.onWords}
      >
        <Search size={18} aria-hidden />
        <Input className="input" placeholder={t('channels.list.search')} />
      </SearchField>
      <ToggleButtonGroup
        className="toggle-group"
        aria-label={t('channels.list.lacks')}
        selectionMode="multiple"
        selectedKeys={props.lacks}
        onSelectionChange={keys => props.onLacks(Lack.options.filter(lack => keys.has(lack)))}
      >
        {Lack.options.map(lack => (
          <ToggleButton key={lack} id={lack} className="toggle">
            {t(`channels.list.${lack}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </>
  )
}

const STORED = 'kanalarkiv.channels.columns'

/** The columns that were chosen on this computer, and a way to choose others. */
export function useChosenColumns(): [ReadonlySet<string>, (ids: ReadonlySet<string>) => void] {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(localStorage.getItem(STORED)?.split(' ') ?? USUAL_COLUMNS)
  )
  return [
    chosen,
    ids => {
      localStorage.setItem(STORED, [...ids].join(' '))
      setChosen(ids)
    }
  ]
}

/** The menu that chooses columns. */
export function ColumnMenu({
  columns,
  chosen,
  onChange
}: {
  columns: readonly TableColumn<ChannelRow>[]
  chosen: ReadonlySet<string>
  onChange: (ids: ReadonlySet<string>) => void
}) {
  const { t } = useTranslation()
  const choosable = columns.filter(({ isRowHeader }) => isRowHeader !== true)
  return (
    <MenuTrigger>
      <Button icon={<Columns3 size={18} />}>{t('channels.list.columns')}</Button>
      <Popover className="popover">
        <Menu
          className="options"
          aria-label={t('channels.list.columns')}
          selectionMode="multiple"
          selectedKeys={chosen}
          onSelectionChange={keys =>
            onChange(new Set(choosable.map(({ id }) => id).filter(id => keys === 'all' || keys.has(id))))
          }
        >
          {choosable.map(({ id, name }) => (
            <MenuItem key={id} id={id} className="option" textValue={name}>
              {({ isSelected }) => (
                <>
                  {name}
                  {isSelected ? <Check size={16} className="option-check" aria-hidden /> : null}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

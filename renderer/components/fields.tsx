// The fields of forms: text, choice from a list, dates.
import { type DateValue, parseDate, parseDateTime } from '@internationalized/date'
import { CalendarDays, Check as CheckMark, ChevronDown, ChevronLeft, ChevronRight } from 'lucide-react'
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarHeading,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  ListBox,
  ListBoxItem,
  Popover,
  Button as RacButton,
  Select,
  SelectValue
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useTyped } from './drafted.tsx'
import { FieldError, Help } from './form.tsx'
import { FieldLabel, type Named, TextInput } from './text-input.tsx'

export { TextInput }

export type Option = { readonly id: string; readonly label: string }

/** One of a list that opens. */
export function Choice(
  props: Named & {
    options: readonly Option[]
    defaultValue?: string | null
    value?: string | null
    onChange?: (id: string) => void
  }
) {
  const { t } = useTranslation()
  const { label, help, options, isRequired, onChange, defaultValue, ...rest } = props
  const isThere = (id: string | undefined) => options.some(option => option.id === id)
  const typed = useTyped(rest.name, rest.value ?? defaultValue ?? '', id => {
    if (isThere(id)) onChange?.(id)
    return isThere(id)
  })
  const begins = rest.value === undefined ? (isThere(typed) ? typed : defaultValue) : undefined
  return (
    <Select
      className="field"
      placeholder={t('common.choose')}
      isRequired={isRequired ?? false}
      onChange={id => id !== null && onChange?.(String(id))}
      {...(begins === undefined ? {} : { defaultValue: begins })}
      {...rest}
    >
      <FieldLabel label={label} isRequired={isRequired} />
      {help === undefined ? null : <Help>{help}</Help>}
      <RacButton className="button-select">
        <SelectValue>{({ selectedText, defaultChildren }) => selectedText || defaultChildren}</SelectValue>
        <ChevronDown size={18} />
      </RacButton>
      <FieldError />
      <Popover className="popover popover-select">
        <ListBox className="options" items={options}>
          {option => (
            <ListBoxItem className="option" textValue={option.label}>
              {({ isSelected }) => (
                <>
                  <span className="wrap">{option.label}</span>
                  {isSelected ? <CheckMark size={18} className="option-check" /> : null}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}

/** As the form has it; null for what is none. */
function readDate(text: string, granularity: 'day' | 'minute'): DateValue | null {
  try {
    return granularity === 'day' ? parseDate(text) : parseDateTime(text)
  } catch {
    return null
  }
}

/** A date, or a date and a time, written or picked. */
export function DateField(
  props: Named & {
    granularity?: 'day' | 'minute'
    defaultValue?: DateValue | null
    value?: DateValue | null
    onChange?: (value: DateValue | null) => void
  }
) {
  const { label, help, isRequired, granularity, defaultValue, ...rest } = props
  const { value, onChange } = rest
  const read = (text: string) => readDate(text, granularity ?? 'day')
  const typed = useTyped(rest.name, (value ?? defaultValue)?.toString() ?? '', text => {
    onChange?.(read(text))
    return true
  })
  const begins = value === undefined ? (typed === undefined ? defaultValue : read(typed)) : undefined
  return (
    <DatePicker
      className="field"
      isRequired={isRequired ?? false}
      granularity={granularity ?? 'day'}
      hourCycle={24}
      shouldForceLeadingZeros
      {...(begins === undefined ? {} : { defaultValue: begins })}
      {...rest}
    >
      <FieldLabel label={label} isRequired={isRequired} />
      {help === undefined ? null : <Help>{help}</Help>}
      <Group className="date-group">
        <DateInput className="date-input">
          {segment => <DateSegment className="date-segment" segment={segment} />}
        </DateInput>
        <RacButton className="button button-icon">
          <CalendarDays size={20} />
        </RacButton>
      </Group>
      <FieldError />
      <Popover className="popover">
        <Dialog className="calendar">
          <Calendar firstDayOfWeek="mon">
            <header>
              <RacButton className="button button-icon" slot="previous">
                <ChevronLeft size={18} />
              </RacButton>
              <CalendarHeading className="calendar-heading" />
              <RacButton className="button button-icon" slot="next">
                <ChevronRight size={18} />
              </RacButton>
            </header>
            <CalendarGrid>{date => <CalendarCell className="calendar-cell" date={date} />}</CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  )
}

// Choices that are all seen at once: one of several, several of several, yes or no.
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Checkbox,
  CheckboxGroup,
  Label,
  Radio,
  RadioGroup,
  ToggleButton,
  ToggleButtonGroup
} from 'react-aria-components'
import { usesKeys } from '../keys.ts'
import { useTyped } from './drafted.tsx'
import { FieldError } from './form.tsx'

type Shown = { readonly id: string; readonly label: ReactNode; readonly help?: string | undefined }

type Common = { label: string; options: readonly Shown[]; isBoxed?: boolean }

/** `number`: its key, where that is another than its place in the list. */
type Numbered = Shown & { readonly number?: number }

const itemClass = (isBoxed: boolean | undefined) => (isBoxed ? 'choice choice-boxed' : 'choice')

function Words({ label, help }: Pick<Shown, 'label' | 'help'>) {
  return (
    <>
      <span className="choice-mark">
        <Check size={14} strokeWidth={3} />
      </span>
      <span className="choice-words">
        <span>{label}</span>
        {help === undefined ? null : <span className="field-help">{help}</span>}
      </span>
    </>
  )
}

/** One of several. */
export function OneOf<Id extends string>(
  props: Omit<Common, 'options'> & {
    options: readonly Numbered[]
    name: string
    isRequired?: boolean
    defaultValue?: Id
    value?: Id | null
    onChange?: (id: Id) => void
    /** The number keys choose, where single keys are on. */
    isNumbered?: boolean
    /** As that, by the letter that each begins with, which is its id. */
    isLettered?: boolean
  }
) {
  const { label, options, isBoxed, onChange, isNumbered = false, isLettered = false, ...others } = props
  const { defaultValue, ...rest } = others
  const optionOf = (id: string | undefined) => options.find(option => option.id === id)?.id as Id | undefined
  const typed = useTyped(rest.name, rest.value ?? defaultValue ?? '', text => {
    const id = optionOf(text)
    if (id !== undefined) onChange?.(id)
    return id !== undefined
  })
  const begins = rest.value === undefined ? (optionOf(typed) ?? defaultValue) : undefined
  const areKeysOn = usesKeys.use()
  const hasKeys = areKeysOn && isNumbered
  return (
    // The ids are those of the options.
    <RadioGroup
      className="field"
      onChange={id => onChange?.(id as Id)}
      {...(begins === undefined ? {} : { defaultValue: begins })}
      {...rest}
    >
      <Label className="field-label">{label}</Label>
      <div className="choices" {...keysOf(hasKeys, areKeysOn && isLettered)}>
        {options.map(({ number, ...option }, at) => (
          <Radio key={option.id} value={option.id} className={`${itemClass(isBoxed)} choice-round`}>
            <Words {...option} />
            {hasKeys ? <NumberKey number={number ?? at + 1} /> : null}
          </Radio>
        ))}
      </div>
      <FieldError />
    </RadioGroup>
  )
}

/** The key of one choice, which the keys of a page find it by (pages/inbox/inbox.tsx). */
function NumberKey({ number }: { number: number }) {
  if (number > 9) return null
  return (
    <span className="key" aria-hidden="true" data-number={number}>
      {number}
    </span>
  )
}

/** What the keys of a page look for (pages/inbox/inbox.tsx). */
const keysOf = (isNumbered: boolean, isLettered: boolean) => ({
  ...(isNumbered ? { 'data-numbered': true } : {}),
  ...(isLettered ? { 'data-lettered': true } : {})
})

/** Any number of several; with `needed`, at least one. */
export function SomeOf(
  props: Common & { value: readonly string[]; onChange: (ids: string[]) => void; needed?: string }
) {
  const { label, options, isBoxed, value, onChange, needed } = props
  return (
    <CheckboxGroup
      className="field"
      value={[...value]}
      onChange={onChange}
      validate={ids => (ids.length === 0 ? (needed ?? null) : null)}
    >
      <Label className="field-label">{label}</Label>
      <div className="choices">
        {options.map(option => (
          <Checkbox key={option.id} value={option.id} className={itemClass(isBoxed)}>
            <Words {...option} />
          </Checkbox>
        ))}
      </div>
      <FieldError />
    </CheckboxGroup>
  )
}

/** Yes or no. */
export function Tick(props: {
  /** Under which a form has it when it is ticked. */
  name?: string
  label: string
  help?: string
  isSelected: boolean
  onChange: (isSelected: boolean) => void
}) {
  const { label, help, ...rest } = props
  useTyped(rest.name, rest.isSelected ? 'on' : '', text => {
    rest.onChange(text === 'on')
    return true
  })
  return (
    <Checkbox className="choice" {...rest}>
      <Words label={label} help={help} />
    </Checkbox>
  )
}

/** What of a list is shown: one of few, changed at once. */
export function Toggles<Id extends string>(props: {
  label: string
  options: readonly { readonly id: Id; readonly label: string }[]
  /** Null: none of them, but something that was chosen in another way. */
  value: Id | null
  onChange: (id: Id) => void
}) {
  const { label, options, value, onChange } = props
  return (
    <ToggleButtonGroup
      className="toggle-group"
      aria-label={label}
      disallowEmptySelection
      selectedKeys={value === null ? [] : [value]}
      onSelectionChange={keys => {
        const chosen = options.find(option => keys.has(option.id))
        if (chosen !== undefined) onChange(chosen.id)
      }}
    >
      {options.map(option => (
        <ToggleButton key={option.id} id={option.id} className="toggle">
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

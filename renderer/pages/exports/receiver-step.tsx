// The first step of a package: whom it is for. One that is remembered brings its form, its facts and its folder; another is told of here.
import { useMutation } from '@tanstack/react-query'
import { Pencil, UserX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ExportFormat, type PackageReceiver } from '#shared/export.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { OneOf, Tick } from '../../components/choices.tsx'
import { DraftFrom } from '../../components/drafted.tsx'
import { Facts } from '../../components/facts.tsx'
import { TextInput } from '../../components/fields.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { Target } from '../../components/target.tsx'
import { DeliveryFields, hasDelivery } from './delivery-fields.tsx'
import type { Setup } from './setup.ts'

const ANOTHER = 'another'
/** A name may be anything. */
const idOf = (name: string) => `named ${name}`

/** The step; `onChosen` is told of the one that is chosen, null for another, and `onRefused` of why what is typed was not saved. */
export function ReceiverStep({
  setup,
  onChosen,
  onRefused
}: {
  setup: Setup
  onChosen: (receiver: PackageReceiver | null) => void
  onRefused: (error: unknown) => void
}) {
  const { t } = useTranslation()
  const { receivers, chosen, choose, typed, kept } = setup
  const take = (receiver: PackageReceiver | null) => {
    choose(receiver?.name ?? null)
    onChosen(receiver)
  }
  const forgotten = ({ name }: PackageReceiver) => {
    if (typed.was?.name === name) kept(null)
    take(null)
  }
  return (
    <section className="form step" aria-labelledby="step-receiver">
      <h3 id="step-receiver">{t('exports.steps.receiver')}</h3>
      {setup.error === null ? null : <Refused error={setup.error} />}
      {receivers.length === 0 ? null : (
        <OneOf
          name="receiver"
          label={t('exports.receivers.which')}
          isBoxed
          value={chosen === null ? ANOTHER : idOf(chosen.name)}
          onChange={id => take(receivers.find(({ name }) => idOf(name) === id) ?? null)}
          options={[
            ...receivers.map(({ name, format }) => ({
              id: idOf(name),
              label: name,
              help: t(`exports.forms.${format}`)
            })),
            { id: ANOTHER, label: t('exports.receivers.another') }
          ]}
        />
      )}
      {chosen === null ? (
        <>
          {setup.draftedAt === null ? null : <DraftFrom at={setup.draftedAt} onStartOver={setup.startOver} />}
          <Another {...setup} delivery={setup.how.delivery} onRefused={onRefused} />
        </>
      ) : (
        <Chosen
          receiver={chosen}
          onChange={() => setup.change(chosen)}
          onForgotten={() => forgotten(chosen)}
        />
      )}
    </section>
  )
}

/** What is remembered of the one that is chosen. */
function Chosen({
  receiver,
  onChange,
  onForgotten
}: {
  receiver: PackageReceiver
  onChange: () => void
  onForgotten: () => void
}) {
  const { t } = useTranslation()
  const { name, delivery, into } = receiver
  const forget = useMutation(
    api.exports.forgetReceiver.mutationOptions({
      onSuccess: () => {
        notify(t('exports.receivers.forgotten', { name }))
        onForgotten()
      }
    })
  )
  const said = (['creatorCode', 'preservation', 'agreement'] as const).flatMap(field =>
    delivery?.[field] == null ? [] : [[t(`exports.deliveryFields.${field}`), delivery[field]] as const]
  )
  return (
    <>
      <Facts
        facts={[
          ...said,
          [
            t('exports.into'),
            <span key="into" className="wrap">
              {into ?? t('exports.intoArchive')}
            </span>
          ]
        ]}
      />
      <div className="row">
        <Button variant="small" icon={<Pencil size={14} />} onPress={onChange}>
          {t('exports.receivers.change')}
        </Button>
        <Button
          variant="small"
          icon={<UserX size={14} />}
          isPending={forget.isPending}
          onPress={() => forget.mutate({ name })}
        >
          {t('exports.receivers.forget')}
        </Button>
      </div>
      {forget.isError ? <Refused error={forget.error} /> : null}
    </>
  )
}

type AnotherProps = Pick<Setup, 'typed' | 'type' | 'call' | 'shown'> &
  Pick<Setup['how'], 'delivery'> & { onRefused: (error: unknown) => void }

function Another({ typed, type, call, delivery, shown, onRefused }: AnotherProps) {
  const { t } = useTranslation()
  const { name, format, into, isKept, was } = typed
  return (
    <>
      <TextInput
        name="receiver-name"
        label={t('exports.receivers.name')}
        help={t('exports.receivers.nameHelp')}
        value={name}
        maxLength={200}
        onChange={call}
      />
      <OneOf
        name="format"
        label={t('exports.format')}
        value={format}
        onChange={id => type({ ...typed, format: id })}
        options={ExportFormat.options.map(id => ({
          id,
          label: t(`exports.formats.${id}`),
          help: t(`exports.formatHelp.${id}`)
        }))}
      />
      {hasDelivery(format) ? (
        <DeliveryFields
          value={delivery}
          shown={shown}
          onChange={told => type({ ...typed, delivery: told })}
          onSaved={told => type({ ...typed, delivery: told, began: told })}
          onStartOver={() => type({ ...typed, delivery: null })}
          onRefused={onRefused}
        />
      ) : null}
      <Target into={into} onChange={folder => type({ ...typed, into: folder })} />
      {name.trim() === '' ? null : (
        <Tick
          label={t('exports.receivers.keep')}
          help={t(was === null ? 'exports.receivers.keepHelp' : 'exports.receivers.keepAgain', { name })}
          isSelected={isKept}
          onChange={isSelected => type({ ...typed, isKept: isSelected })}
        />
      )}
    </>
  )
}

// The second step of a package: what goes into it.
import { useTranslation } from 'react-i18next'
import type { ExportScope } from '#shared/export.ts'
import { Receiver } from '#shared/receiver.ts'
import { OneOf } from '../../components/choices.tsx'
import { Choice } from '../../components/fields.tsx'
import { SelectionFields } from './selection-fields.tsx'

export type What = 'everything' | 'chosen'

/** The step; `scope` is what it says, and `onWrong` is told whether the dates cannot be. */
export function ContentStep({
  what,
  onWhat,
  scope,
  onChange,
  onWrong
}: {
  what: What
  onWhat: (what: What) => void
  scope: ExportScope
  onChange: (scope: ExportScope) => void
  onWrong: (isWrong: boolean) => void
}) {
  const { t } = useTranslation()
  const set = (said: Partial<ExportScope>) => onChange({ ...scope, ...said })
  return (
    <section className="form step" aria-labelledby="step-content">
      <h3 id="step-content">{t('exports.steps.content')}</h3>
      <OneOf
        name="what"
        label={t('exports.what')}
        value={what}
        onChange={onWhat}
        options={[
          { id: 'everything', label: t('exports.everything') },
          { id: 'chosen', label: t('exports.chosen') }
        ]}
      />
      {what === 'chosen' ? <SelectionFields scope={scope} onChange={onChange} onWrong={onWrong} /> : null}
      <Choice
        name="without-receipt"
        label={t('exports.withoutReceipt')}
        help={t('exports.withoutReceiptHelp')}
        value={scope.withoutReceipt ?? 'any'}
        onChange={id => set({ withoutReceipt: Receiver.safeParse(id).data ?? null })}
        options={(['any', ...Receiver.options] as const).map(id => ({
          id,
          label: t(`exports.withoutReceiptOf.${id}`)
        }))}
      />
      <OneOf
        name="unfinished"
        label={t('exports.withUnfinished')}
        value={scope.unfinished}
        onChange={unfinished => set({ unfinished })}
        options={(['stop', 'leave-out', 'include'] as const).map(id => ({
          id,
          label: t(`exports.unfinishedChoices.${id}`)
        }))}
      />
      <OneOf
        name="with-secret"
        label={t('exports.withSecret')}
        value={scope.withSecret}
        onChange={withSecret => set({ withSecret })}
        options={(['leave-out', 'include-marked'] as const).map(id => ({
          id,
          label: t(`exports.secretChoices.${id}`)
        }))}
      />
    </section>
  )
}

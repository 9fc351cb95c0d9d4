// What was done with a comment in its channel, and how it is to be known that it is gone: the same of one and of several.
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { RemovalKind } from '#shared/comment.ts'
import { OneOf } from '../../components/choices.tsx'
import type { Filled } from '../../components/form.tsx'

/** How it is to be known. */
const Basis = z.enum(['seen-gone', 'person'])
/** Only notes that it was removed. */
const LATER = 'later'

/** The fields. `kind`: what was noted before, which is not asked for again; `canWait`: whether looking for it may come later. */
export function RemovalFields({ kind, canWait }: { kind: RemovalKind | null; canWait: boolean }) {
  const { t } = useTranslation()
  const bases = [...Basis.options, ...(canWait ? ([LATER] as const) : [])]
  return (
    <>
      {kind === null ? (
        <OneOf
          name="kind"
          label={t('comments.confirm.kind')}
          isRequired
          isNumbered
          options={RemovalKind.options.map(each => ({
            id: each,
            label: t(`comments.confirm.kinds.${each}`)
          }))}
        />
      ) : null}
      <OneOf
        name="basis"
        label={t('comments.confirm.basis')}
        isRequired
        defaultValue="seen-gone"
        options={bases.map(each => ({ id: each, label: t(`comments.confirm.bases.${each}`) }))}
      />
    </>
  )
}

/** What was filled in; no basis where it is to be looked for later. */
export const readRemoval = (filled: Filled, kind: RemovalKind | null) => ({
  kind: kind ?? RemovalKind.parse(filled.text('kind')),
  basis: Basis.safeParse(filled.text('basis')).data ?? null
})

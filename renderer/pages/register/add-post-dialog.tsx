// Tying more posts, or a capture that shows the image, to a consent.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Consent, ConsentPlaceDraft } from '#shared/consent.ts'
import { api, client } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { type Filled, Form, FormActions } from '../../components/form.tsx'
import { PlaceFields, readPlaces } from './place-fields.tsx'

/** The dialog. */
export function AddPostDialog({ consent, onClose }: { consent: Consent; onClose: () => void }) {
  const { t } = useTranslation()
  const [isMissed, setMissed] = useState(false)
  const channels = useQuery(api.channels.list.queryOptions({ input: { retired: 'without' } }))
  const add = useMutation({
    mutationFn: async (places: readonly ConsentPlaceDraft[]) => {
      for (const place of places) await client.consents.addPlace({ id: consent.id, place })
    },
    onSuccess: onClose
  })
  const send = (filled: Filled) => {
    const places = readPlaces(filled)
    const isNothing = places === null || places.length === 0
    setMissed(isNothing)
    if (!isNothing) add.mutate(places)
  }
  return (
    <Dialog title={t('consents.addPostNamed', { covers: consent.covers })} onClose={onClose}>
      <Form onFilled={send}>
        <Asked query={channels}>{rows => <PlaceFields channels={rows} />}</Asked>
        {isMissed ? (
          <p className="field-error" role="alert">
            {t('consents.placeNeeded')}
          </p>
        ) : null}
        <FormActions of={add} onClose={onClose}>
          {t('consents.addPost')}
        </FormActions>
      </Form>
    </Dialog>
  )
}

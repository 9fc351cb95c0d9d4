// The signature: the name of who confirms, the day, and the form where it was signed on paper.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PartToAttest, shortDigest } from '#shared/attestation.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { DateField, TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { swedishToday } from '../../format.ts'

/** The form. */
export function SignForm({ part }: { part: PartToAttest }) {
  const { t } = useTranslation()
  const [way, setWay] = useState<'window' | 'paper'>('window')
  const [paper, setPaper] = useState<string | null>(null)
  const sign = useMutation(
    api.attestations.sign.mutationOptions({
      onSuccess: ({ departmentName }) => notify(t('attestations.signedNow', { department: departmentName }))
    })
  )
  return (
    <Form
      onFilled={filled =>
        sign.mutate({
          departmentId: part.department.id,
          digest: part.digest,
          signedBy: filled.text('signedBy'),
          signedOn: filled.text('signedOn'),
          way,
          paper: way === 'paper' ? paper : null,
          note: filled.optional('note')
        })
      }
    >
      <OneOf
        name="way"
        label={t('attestations.way')}
        value={way}
        onChange={setWay}
        options={[
          { id: 'window', label: t('attestations.ways.window'), help: t('attestations.windowHelp') },
          {
            id: 'paper',
            label: t('attestations.ways.paper'),
            help: t('attestations.paperHelp', { digest: shortDigest(part.digest) })
          }
        ]}
      />
      {way === 'paper' ? (
        <div className="row">
          <Button onPress={() => void window.shell.chooseFiles().then(([path]) => setPaper(path ?? null))}>
            {t('attestations.choosePaper')}
          </Button>
          <span className={paper === null ? 'muted' : 'mono'}>{paper ?? t('attestations.noPaper')}</span>
        </div>
      ) : null}
      <div className="row row-fields">
        <TextInput
          name="signedBy"
          label={t('attestations.signedBy')}
          help={t('attestations.signedByHelp')}
          isRequired
          maxLength={200}
        />
        <DateField
          name="signedOn"
          label={t('attestations.signedOn')}
          isRequired
          defaultValue={swedishToday()}
        />
      </div>
      <TextInput name="note" label={t('attestations.note')} lines={2} maxLength={1000} />
      {sign.isError ? <Refused error={sign.error} /> : null}
      <div className="form-actions">
        <Button variant="primary" type="submit" isPending={sign.isPending}>
          {t('attestations.confirm')}
        </Button>
      </div>
    </Form>
  )
}

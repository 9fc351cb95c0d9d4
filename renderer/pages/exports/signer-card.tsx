// What packages are signed with: a key that the program makes, or one from a file of the municipality's.
import { useMutation, useQuery } from '@tanstack/react-query'
import { FileKey2, KeyRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ASKED_AGAIN, type PackageSigner } from '#shared/package-signer.ts'
import { isAllowed, RULES } from '#shared/rules.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DocumentField } from '../../components/document-field.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form, FormActions, type Sending } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { refusalOf } from '../../refusal.ts'

/** The card. */
export function SignerCard() {
  const { t } = useTranslation()
  const [isChoosing, setChoosing] = useState(false)
  const [isReplacing, setReplacing] = useState(false)
  const roles = useQuery(api.users.me.queryOptions()).data?.roles ?? []
  const mayChange = isAllowed(RULES.exports.makeSigner, roles)
  const signer = useQuery(api.exports.signer.queryOptions())
  const make = useMutation(
    api.exports.makeSigner.mutationOptions({
      onSuccess: () => {
        notify(t('exports.signer.isUsed'))
        setReplacing(false)
      }
    })
  )
  return (
    <section className="card stack" aria-labelledby="signer">
      <h2 id="signer">{t('exports.signer.title')}</h2>
      <p className="muted">{t('exports.signer.lead')}</p>
      <Asked query={signer}>
        {now =>
          now === null ? <p>{t('exports.signer.none')}</p> : <Now signer={now} mayChange={mayChange} />
        }
      </Asked>
      {mayChange ? (
        <div className="row">
          <Button icon={<FileKey2 size={18} />} onPress={() => setChoosing(true)}>
            {t('exports.signer.useFile')}
          </Button>
          <Button
            icon={<KeyRound size={18} />}
            isPending={make.isPending}
            isDisabled={signer.data === undefined}
            onPress={() => (signer.data === null ? make.mutate(undefined) : setReplacing(true))}
          >
            {t('exports.signer.make')}
          </Button>
        </div>
      ) : null}
      {make.isError && !isReplacing ? <Refused error={make.error} /> : null}
      {isReplacing ? (
        <LoseKey
          title={t('exports.signer.make')}
          of={make}
          onSure={() => make.mutate(undefined)}
          onClose={() => setReplacing(false)}
        />
      ) : null}
      {isChoosing ? <UseFile losesKey={signer.data != null} onClose={() => setChoosing(false)} /> : null}
    </section>
  )
}

/** The key that is in use goes for good: nothing of it is kept, and one of the program's own making is nowhere else. */
function LoseKey(props: { title: string; of: Sending; onSure: () => void; onClose: () => void }) {
  const { title, of, onSure, onClose } = props
  const { t } = useTranslation()
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onFilled={onSure}>
        <p>{t('exports.signer.keyGoes')}</p>
        <FormActions of={of} onClose={onClose}>
          {title}
        </FormActions>
      </Form>
    </Dialog>
  )
}

function Now({ signer, mayChange }: { signer: PackageSigner; mayChange: boolean }) {
  const { t } = useTranslation()
  const [isEnding, setEnding] = useState(false)
  const end = useMutation(
    api.exports.endSigner.mutationOptions({ onSuccess: () => notify(t('exports.signer.ended')) })
  )
  const { certificate, subject, issuer, lacksIssuer, algorithm, validTo, addedAt, isHere } = signer
  return (
    <>
      <Facts
        facts={[
          [t('exports.signer.subject'), subject],
          [t('exports.signer.issuer'), issuer === subject ? t('exports.signer.nobody') : issuer],
          [t('exports.signer.algorithm'), t(`exports.signer.algorithms.${algorithm}`)],
          [
            t('exports.signer.fingerprint'),
            <span key="certificate" className="mono wrap">
              {certificate}
            </span>
          ],
          [
            t('exports.signer.validTo'),
            validTo === null ? t('exports.signer.always') : <Time key="until" at={validTo} />
          ],
          [t('exports.signer.addedAt'), <Time key="added" at={addedAt} />]
        ]}
      />
      {lacksIssuer === null ? null : (
        <p className="muted">{t('exports.signer.lacksIssuer', { issuer: lacksIssuer })}</p>
      )}
      {isHere ? null : <p className="field-error">{t('exports.signer.notHere')}</p>}
      {mayChange ? (
        <div className="row">
          <Button variant="quiet" onPress={() => setEnding(true)}>
            {t('exports.signer.end')}
          </Button>
        </div>
      ) : null}
      {isEnding ? (
        <LoseKey
          title={t('exports.signer.end')}
          of={end}
          onSure={() => end.mutate(undefined)}
          onClose={() => setEnding(false)}
        />
      ) : null}
    </>
  )
}

function UseFile({ losesKey, onClose }: { losesKey: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const [file, setFile] = useState<string | null>(null)
  const [isMissed, setMissed] = useState(false)
  const use = useMutation(
    api.exports.takeSigner.mutationOptions({
      onSuccess: () => {
        notify(t('exports.signer.isUsed'))
        onClose()
      },
      onError: error => {
        // A server has removed the file: another is chosen, or the same sent anew.
        if (window.shell.where === 'web' && refusalOf(error).code !== ASKED_AGAIN) {
          setFile(null)
          setMissed(false)
        }
      }
    })
  )
  return (
    <Dialog title={t('exports.signer.useFile')} onClose={onClose}>
      <Form
        onFilled={filled => {
          if (file === null) return setMissed(true)
          use.mutate({ file, password: filled.exact('password') })
        }}
      >
        {losesKey ? <p>{t('exports.signer.keyGoes')}</p> : null}
        <p className="muted">{t('exports.signer.fileHelp')}</p>
        <DocumentField label={t('exports.signer.file')} path={file} isRequired onChange={setFile} />
        {isMissed && file === null ? (
          <span className="field-error" role="alert">
            {t('exports.signer.fileNeeded')}
          </span>
        ) : null}
        <TextInput
          name="password"
          type="password"
          label={t('exports.signer.password')}
          isRequired
          maxLength={500}
        />
        <FormActions of={use} onClose={onClose}>
          {t('exports.signer.use')}
        </FormActions>
      </Form>
    </Dialog>
  )
}

// The words that are looked for: the list, and a form for one more.
import { useMutation } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { Refused } from '../../components/states.tsx'

/** The card. */
export function WatchWords({ words }: { words: readonly string[] }) {
  const { t } = useTranslation()
  // A new form after each word that was entered, so that its field is empty.
  const [entered, setEntered] = useState(0)
  const add = useMutation(
    api.watch.addWord.mutationOptions({ onSuccess: () => setEntered(count => count + 1) })
  )
  const remove = useMutation(api.watch.removeWord.mutationOptions())
  return (
    <section className="card stack" aria-labelledby="words">
      <h2 id="words">{t('watch.words')}</h2>
      <p className="muted">{t('watch.wordsLead')}</p>
      {words.length === 0 ? (
        <p>{t('watch.noWords')}</p>
      ) : (
        <ul className="plain-list stack-tight" aria-labelledby="words">
          {words.map(word => (
            <li key={word} className="row">
              <span className="wrap">{word}</span>
              <Button
                variant="icon"
                icon={<X size={16} />}
                label={t('watch.removeWord', { word })}
                onPress={() => remove.mutate({ word })}
              />
            </li>
          ))}
        </ul>
      )}
      {remove.isError ? <Refused error={remove.error} /> : null}
      <Form key={entered} onFilled={filled => add.mutate({ word: filled.text('word') })}>
        <TextInput name="word" label={t('watch.word')} isRequired maxLength={100} />
        {add.isError ? <Refused error={add.error} /> : null}
        <div className="form-actions">
          <Button type="submit" isPending={add.isPending}>
            {t('watch.addWord')}
          </Button>
        </div>
      </Form>
    </section>
  )
}

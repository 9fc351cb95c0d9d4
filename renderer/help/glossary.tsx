// The glossary of the project: each word with what it means, in the language of the window.
import { Fragment, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../settings.ts'
import { GLOSSARY } from './documents.ts'

/** The words in the order of the alphabet. */
export function Glossary() {
  const { t } = useTranslation()
  const language = useLanguage()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.scrollIntoView()
    heading.current?.focus()
  }, [])
  const other = language === 'sv' ? 'en' : 'sv'
  const words = GLOSSARY.toSorted((one, next) =>
    one.term[language].localeCompare(next.term[language], language)
  )
  return (
    <article className="help-text">
      <h3 ref={heading} tabIndex={-1}>
        {t('help.glossary')}
      </h3>
      <p className="muted">{t('help.glossaryLead')}</p>
      <dl className="help-words">
        {words.map(({ term, meaning, standard }) => (
          <Fragment key={term.en}>
            <dt>
              {term[language]}{' '}
              <span className="muted">
                (<span lang={other}>{term[other]}</span>)
              </span>
            </dt>
            <dd>
              {meaning[language]}.
              {standard === '' ? null : <span className="muted"> {t('help.standard', { standard })}</span>}
            </dd>
          </Fragment>
        ))}
      </dl>
    </article>
  )
}

// Help inside the program: the documents of docs/ with their headings, the glossary, and a search in all of it.
import { useEffect, useRef, useState } from 'react'
import { Input, Link, SearchField } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../components/dialog.tsx'
import { useLanguage } from '../settings.ts'
import { DOCUMENTS } from './documents.ts'
import { findInHelp } from './find.ts'
import { Glossary } from './glossary.tsx'
import type { HelpPlace } from './help.ts'
import type { HelpDocument } from './parse.ts'
import { HelpTokens } from './tokens.tsx'

const GLOSSARY_PAGE = 'glossary'

/** The dialog, which begins at the place it was opened at. */
export function HelpDialog({ opened, onClose }: { opened: HelpPlace; onClose: () => void }) {
  const { t } = useTranslation()
  const [place, setPlace] = useState(opened)
  const [words, setWords] = useState('')
  const go = (to: HelpPlace) => {
    setWords('')
    setPlace(to)
  }
  return (
    <Dialog title={t('help.open')} onClose={onClose} size="wide">
      <div className="help">
        <nav className="help-contents stack" aria-label={t('help.contents')}>
          <SearchField aria-label={t('help.find')} value={words} onChange={setWords}>
            <Input className="input" placeholder={t('help.find')} maxLength={100} />
          </SearchField>
          <ul className="plain-list stack-tight">
            {DOCUMENTS.map(({ name, title }) => (
              <li key={name} lang="sv">
                <Content name={name} title={title} place={place} onGo={go} />
              </li>
            ))}
            <li>
              <Content name={GLOSSARY_PAGE} title={t('help.glossary')} place={place} onGo={go} />
            </li>
          </ul>
        </nav>
        <div className="help-page">
          {words.trim().length > 1 ? <Hits words={words} onGo={go} /> : <HelpPage place={place} onGo={go} />}
        </div>
      </div>
    </Dialog>
  )
}

function HelpPage({ place, onGo }: { place: HelpPlace; onGo: (place: HelpPlace) => void }) {
  const document = DOCUMENTS.find(({ name }) => name === place.document)
  if (document === undefined) return <Glossary />
  return (
    <>
      <InSwedish />
      <Text document={document} section={place.section} onGo={onGo} />
    </>
  )
}

/** Said to whoever reads the window in English. */
function InSwedish() {
  const { t } = useTranslation()
  return useLanguage() === 'en' ? <p className="muted">{t('help.inSwedish')}</p> : null
}

type ContentProps = { name: string; title: string; place: HelpPlace; onGo: (place: HelpPlace) => void }

function Content({ name, title, place, onGo }: ContentProps) {
  return (
    <Link
      className="help-content"
      {...(name === place.document ? { 'aria-current': 'page' } : {})}
      onPress={() => onGo({ document: name, section: null })}
    >
      {title}
    </Link>
  )
}

function Hits({ words, onGo }: { words: string; onGo: (place: HelpPlace) => void }) {
  const { t } = useTranslation()
  const hits = findInHelp(DOCUMENTS, words)
  return (
    <>
      <InSwedish />
      <p className="muted" role="status">
        {t('help.found', { count: hits.length })}
      </p>
      <ul className="plain-list stack" lang="sv">
        {hits.map(({ document, section, excerpt }) => (
          <li key={`${document.name} ${section.id}`}>
            <Link className="link" onPress={() => onGo({ document: document.name, section: section.id })}>
              {section.title === document.title ? document.title : `${document.title}: ${section.title}`}
            </Link>
            <p>{excerpt}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

// The title of the dialog is the second.
const HEADINGS = ['h3', 'h4', 'h5'] as const

type TextProps = { document: HelpDocument; section: string | null; onGo: (place: HelpPlace) => void }

function Text({ document, section, onGo }: TextProps) {
  const from = useRef<HTMLElement>(null)
  useEffect(() => {
    const wanted = section ?? document.sections[0]?.id
    const heading = from.current?.querySelector<HTMLElement>(`[data-section="${CSS.escape(wanted ?? '')}"]`)
    heading?.scrollIntoView()
    heading?.focus()
  }, [document, section])
  return (
    <article ref={from} className="help-text" lang="sv">
      {document.sections.map(({ id, title, depth, tokens }) => {
        const Heading = HEADINGS[depth - 1] ?? 'h5'
        return (
          <section key={id}>
            <Heading tabIndex={-1} data-section={id}>
              {title}
            </Heading>
            <HelpTokens tokens={tokens} document={document.name} onGo={onGo} />
          </section>
        )
      })}
    </article>
  )
}

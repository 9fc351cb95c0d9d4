// The documents of help: those of docs/ that are for whoever uses the program, in the order of docs/README.md, and the glossary.
import contributing from '../../CONTRIBUTING.md?raw'
import users from '../../docs/anvandare-och-roller.md?raw'
import packages from '../../docs/arkivet-och-paketen.md?raw'
import disposal from '../../docs/bevarande-och-gallring.md?raw'
import diarySystems from '../../docs/diariesystem.md?raw'
import journal from '../../docs/journal-format.md?raw'
import commandLine from '../../docs/kommandorad.md?raw'
import comments from '../../docs/kommentarer-och-meddelanden.md?raw'
import computer from '../../docs/konton-och-datorn.md?raw'
import duties from '../../docs/plikterna.md?raw'
import readme from '../../docs/README.md?raw'
import register from '../../docs/registret-och-insamlingarna.md?raw'
import backups from '../../docs/sakerhetskopiering.md?raw'
import server from '../../docs/server.md?raw'
import timestamps from '../../docs/tidsstamplar-och-kontroller.md?raw'
import without from '../../docs/utan-programmet.md?raw'
import webhooks from '../../docs/webhooks.md?raw'
import { type HelpDocument, parseDocument, parseGlossary } from './parse.ts'

const TEXTS: readonly (readonly [name: string, text: string])[] = [
  ['README', readme],
  ['registret-och-insamlingarna', register],
  ['kommentarer-och-meddelanden', comments],
  ['sakerhetskopiering', backups],
  ['tidsstamplar-och-kontroller', timestamps],
  ['utan-programmet', without],
  ['arkivet-och-paketen', packages],
  ['bevarande-och-gallring', disposal],
  ['anvandare-och-roller', users],
  ['konton-och-datorn', computer],
  ['diariesystem', diarySystems],
  ['webhooks', webhooks],
  ['kommandorad', commandLine],
  ['server', server],
  ['plikterna', duties],
  ['journal-format', journal]
]

export const DOCUMENTS: readonly HelpDocument[] = TEXTS.map(([name, text]) => parseDocument(name, text))

/** The words of the project, each with its meaning in both languages. */
export const GLOSSARY = parseGlossary(contributing)

/** Where the pictures of the documents are, by their names. */
export const PICTURES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>('../../docs/images/kommentar-*.png', {
      query: '?url',
      import: 'default',
      eager: true
    })
  ).map(([path, url]) => [path.split('/').at(-1) ?? path, url])
)

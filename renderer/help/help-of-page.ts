// Which place of help tells of a page of the window.
import type { HelpPlace } from './help.ts'

/** By the address that a page's own begins with: a document of docs/ and a heading in it. */
export const HELP_OF_PAGE: Readonly<Record<string, string>> = {
  '/': 'README#fönstret',
  '/today/comments': 'kommentarer-och-meddelanden#inkorgen',
  '/today/messages': 'kommentarer-och-meddelanden#direktmeddelanden',
  '/alerts': 'kommentarer-och-meddelanden#aviseringar',
  '/comments': 'kommentarer-och-meddelanden#inkorgen',
  '/comments/new': 'kommentarer-och-meddelanden#spara-en-kommentar-innan-den-tas-bort',
  '/comments/watch': 'kommentarer-och-meddelanden#sidor-som-bevakas',
  '/comments/senders': 'kommentarer-och-meddelanden#hitta',
  '/messages': 'kommentarer-och-meddelanden#direktmeddelanden',
  '/messages/mail': 'kommentarer-och-meddelanden#e-post',
  '/messages/imports': 'kommentarer-och-meddelanden#läsa-in-en-export',
  '/deadlines': 'kommentarer-och-meddelanden#svarstider',
  '/channels': 'registret-och-insamlingarna#registrera-en-kanal',
  '/channels/people': 'registret-och-insamlingarna#personer-förvaltningar-och-ändringar',
  '/channels/mandates': 'registret-och-insamlingarna#beslut',
  '/channels/consents': 'registret-och-insamlingarna#samtycken-till-bilder',
  '/channels/secrecy': 'registret-och-insamlingarna#sekretess',
  '/channels/public-list': 'registret-och-insamlingarna#publicera-listan',
  '/channels/import': 'registret-och-insamlingarna#läsa-in-kommunens-egen-lista',
  '/channels/history': 'registret-och-insamlingarna#personer-förvaltningar-och-ändringar',
  '/channels/coverage': 'registret-och-insamlingarna#se-hur-mycket-som-är-insamlat',
  '/channels/checklists': 'registret-och-insamlingarna#checklistan',
  '/channels/attestations': 'registret-och-insamlingarna#halvårets-intyg',
  '/captures': 'registret-och-insamlingarna#halvårets-insamling',
  '/export': 'arkivet-och-paketen#skriv-ett-paket',
  '/disclosures': 'arkivet-och-paketen#lämna-ut',
  '/disposal': 'bevarande-och-gallring#föreslå-bekräfta-utföra',
  '/disposal/rules': 'bevarande-och-gallring#regler',
  '/disposal/holds': 'bevarande-och-gallring#gallringsstopp',
  '/checks': 'tidsstamplar-och-kontroller',
  '/journal': 'journal-format',
  '/archive': 'arkivet-och-paketen#vad-arkivet-är',
  '/users': 'anvandare-och-roller',
  '/backups': 'sakerhetskopiering',
  '/search': 'arkivet-och-paketen#sök-i-allt'
}

/** The place for an address: that of the longest beginning of it. */
export function helpOfPage(location: string): HelpPlace {
  const isWithin = (path: string) => location === path || (path !== '/' && location.startsWith(`${path}/`))
  const [found = '/'] = Object.keys(HELP_OF_PAGE)
    .filter(isWithin)
    .toSorted((one, other) => other.length - one.length)
  const [document = 'README', section] = (HELP_OF_PAGE[found] ?? '').split('#')
  return { document, section: section ?? null }
}

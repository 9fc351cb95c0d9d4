import { labelsIn } from '#shared/in-language.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { REPORT_MATTERS, REPORT_OUTCOMES, REPORT_WAYS } from '#shared/words/values.ts'

const label = fieldLabels('sv')

/** Reports from readers. */
export const reports = {
  title: 'Anmälningar från läsare',
  tab: 'Anmälan',
  one: 'Anmälan från en läsare',
  none: 'Ingen har anmält den här posten.',
  lead: 'En anmälan är en inkommen handling. Den väntar på svar och på beslut, som andra meddelanden.',
  take: 'Ta emot en anmälan',
  about: 'Det som anmäls',
  address: 'Adress till det som anmäls',
  addressHelp: 'Finns kommentaren i arkivet: öppna den och ta emot anmälan där.',
  matter: label('matter'),
  matters: labelsIn(REPORT_MATTERS, 'sv'),
  way: label('reports.way'),
  ways: labelsIn(REPORT_WAYS, 'sv'),
  reader: 'Vem som anmäler',
  readerHelp: 'Lämna tomt om anmälan är anonym. Ingen behöver säga vem hen är.',
  readerAddress: 'Hur den som anmäler nås',
  receivedAt: 'När anmälan kom in',
  receivedHelp: 'Svensk tid. Lämna tomt för nu.',
  text: 'Vad som sägs i anmälan',
  save: 'Spara anmälan',
  saved: 'Anmälan är sparad.',
  undecided: 'Inte beslutad',
  decide: 'Besluta om anmälan',
  correct: 'Rätta beslutet',
  decided: 'Beslutet är sparat.',
  earlier: label('earlier'),
  outcome: 'Vad som beslutades',
  outcomes: labelsIn(REPORT_OUTCOMES, 'sv'),
  outcomesHelp: {
    acted: 'Till exempel att kommentaren tas bort. Det beslutet fattas på kommentarens sida.',
    'no-action': 'Det anmälda får vara kvar.',
    forwarded: 'Till exempel till polisen, dataskyddsombudet eller en annan förvaltning.'
  },
  because: 'Skälen',
  toReader: 'Svar till den som anmälde',
  toReaderHelp: 'Det som har sagts eller skrivits till läsaren. Programmet skickar inget.',
  nobodyToTell: 'Anmälan är anonym. Lämna tomt om ingen kan få svar.'
}

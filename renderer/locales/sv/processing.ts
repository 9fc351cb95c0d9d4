import { labelsIn } from '#shared/in-language.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { LAWFUL_BASES, PROCESSING_FACTS } from '#shared/words/values.ts'

const label = fieldLabels('sv')

/** The record of processing activities. */
export const processing = {
  title: 'Behandling av personuppgifter',
  lacks: 'Registret över behandlingar (artikel 30) saknar: {{what}}.',
  fields: labelsIn(PROCESSING_FACTS, 'sv'),
  bases: labelsIn(LAWFUL_BASES, 'sv'),
  rules: label('processing.rules'),
  saidBy: 'Angivet av',
  saidAt: 'Angivet',
  say: 'Ange uppgifterna …',
  saved: 'Uppgifterna är sparade. De tidigare står kvar.',
  pdf: 'Skriv ut registret över behandlingar',
  csv: 'Spara registret som lista',
  help: 'Ändamålet och förvaltningen står redan i registret. Fråga dataskyddsombudet om det som är oklart, och lämna tomt det som ingen vet.',
  fieldHelp: {
    controller: 'Till exempel nämnden.',
    officer: 'Namn eller funktion, och hur ombudet nås.',
    basisIn: 'Till exempel kommunallagen, eller nämndens reglemente.',
    dataSubjects: 'Till exempel de som skriver i kanalen, de som nämns och medarbetare.',
    dataCategories: 'Till exempel namn, bilder och det som någon skriver.',
    recipients: 'Till exempel plattformens företag, och de som begär ut handlingar.',
    thirdCountries: 'Vilka länder och med vilket skydd, eller att ingen överföring sker.',
    retention: 'Utöver arkivets regler.',
    safeguards: 'Till exempel vem som har inloggningarna och hur de förvaras.'
  }
}

// What a trial import says of a row: a closed list, each with a sentence that says what to do.
import { fill, type Language } from './errors.ts'
import { valuesInWords } from './refusals.ts'
import type { ImportFinding } from './register-import.ts'

type Said = Readonly<Record<Language, string>> & { readonly stops: boolean }

const stops = (sv: string, en: string) => ({ stops: true, sv, en })
const minds = (sv: string, en: string) => ({ stops: false, sv, en })

const FINDINGS = {
  'value-missing': stops(
    'Uppgiften {{place}} saknas. Fyll i cellen.',
    'The value {{place}} is missing. Fill in the cell.'
  ),
  'column-missing': stops(
    'Ingen kolumn ger uppgiften {{place}}. Säg vilken kolumn det är, eller vad som ska gälla för alla rader.',
    'No column gives the value {{place}}. Say which column it is, or what is to hold for all rows.'
  ),
  'value-unusable': stops(
    'Uppgiften {{place}} kan inte användas: {{problem}}. Rätta cellen.',
    'The value {{place}} cannot be used: {{problem}}. Correct the cell.'
  ),
  'platform-unknown': stops(
    'Plattformen {{value}} är okänd. Skriv till exempel Facebook, Instagram eller Annan.',
    'The platform {{value}} is not known. Write, for example, Facebook, Instagram or Other.'
  ),
  'address-bad': stops(
    '{{address}} är ingen webbadress som kan samlas in. Skriv hela adressen, till exempel https://www.exempel.se/sida.',
    '{{address}} is not a web address that can be captured. Write the whole address, such as https://www.example.se/page.'
  ),
  'address-twice': stops(
    'Adressen {{address}} står också på rad {{row}}. En kanal ska ha en rad; slå ihop dem eller ta bort den ena.',
    'The address {{address}} is also in row {{row}}. A channel has one row; join them or remove one.'
  ),
  'address-of-several': stops(
    'Adresserna på raden hör till olika kanaler i registret: {{channels}}. Dela upp raden.',
    'The addresses of the row belong to different channels of the register: {{channels}}. Divide the row.'
  ),
  'channel-retired': stops(
    'Kanalen {{channel}} är avslutad i registret. Ta bort raden, eller registrera den nya kanalen med en annan adress.',
    'The channel {{channel}} is retired in the register. Remove the row, or register the new channel with another address.'
  ),
  'person-maybe-known': stops(
    '{{person}} finns redan ({{where}}). Svara om det är samma person eller en annan, eller skriv e-postadressen i cellen.',
    '{{person}} is there already ({{where}}). Answer whether it is the same person or another, or write the e-mail address in the cell.'
  ),
  'person-alike': stops(
    '{{value}} kan vara {{person}}, som redan finns ({{where}}). Svara om det är samma person eller en annan, eller skriv namnet som det står där.',
    '{{value}} may be {{person}}, who is there already ({{where}}). Answer whether it is the same person or another, or write the name as it stands there.'
  ),
  'email-of-another': stops(
    'E-postadressen hör till {{person}}, men raden säger {{value}}. Skriv adressen som hör till den som ansvarar; en adress som flera delar är ingen persons.',
    'The e-mail address is that of {{person}}, but the row says {{value}}. Write the address of whoever is meant; one that several share is nobody’s.'
  ),
  'no-department': stops(
    '{{value}} är ingen förvaltning. Skriv namnet på den förvaltning som ansvarar för kanalen.',
    '{{value}} is no department. Write the name of the department that answers for the channel.'
  ),
  'department-maybe-known': stops(
    'Förvaltningen {{value}} kan vara {{department}}, som redan finns. Svara om det är samma förvaltning eller en annan, eller skriv namnet som det står där.',
    'The department {{value}} may be {{department}}, which is there already. Answer whether it is the same department or another, or write the name as it stands there.'
  ),
  'answered-same': minds('{{value}} är {{who}}, enligt ditt svar.', '{{value}} is {{who}}, by your answer.'),
  'answered-another': minds(
    '{{value}} är en annan än den som redan finns, enligt ditt svar.',
    '{{value}} is another than the one that is there already, by your answer.'
  ),
  'answered-before': minds(
    '{{value}} är {{who}}, som i en tidigare inläsning. Är det fel: svara något annat.',
    '{{value}} is {{who}}, as in an earlier import. If that is wrong, answer otherwise.'
  ),
  'move-opens-secret': stops(
    '{{channel}} ligger under en förvaltning som är sekretessmarkerad enligt {{paragraph}}, och {{department}} är det inte: kanalen skulle visas för alla. Markera kanalen eller {{department}} först, eller ta bort raden.',
    '{{channel}} is under a department that is marked as secret under {{paragraph}}, and {{department}} is not: the channel would be shown to all. Mark the channel or {{department}} first, or remove the row.'
  ),
  'no-person': stops(
    '{{value}} är ingen person. Skriv en persons namn; kanalen ska ha en som ansvarar för den.',
    '{{value}} is no person. Write the name of one person; somebody answers for the channel.'
  ),
  'stand-in-no-person': minds(
    '{{value}} är ingen person, och tas inte in som ersättare.',
    '{{value}} is no person, and is not entered as the stand-in.'
  ),
  'person-has-left': stops(
    '{{person}} har slutat ({{date}}) och kan varken få en kanal eller ett beslut. Skriv någon annan, eller rätta uppgiften om personen i registret.',
    '{{person}} has left ({{date}}) and can be given neither a channel nor a mandate. Write someone else, or correct what the register says of the person.'
  ),
  'person-unknown': stops(
    'Ingen i registret har e-postadressen {{value}}. Skriv personens namn, eller lägg först till personen.',
    'Nobody in the register has the e-mail address {{value}}. Write the person’s name, or add the person first.'
  ),
  'closed-in-future': stops(
    'Kanalen kan inte vara stängd {{date}}, som inte har varit än. Rätta datumet, eller läs in raden den dagen.',
    'The channel cannot be closed on {{date}}, which has not come yet. Correct the date, or read the row on that day.'
  ),
  'closed-before-opened': stops(
    'Kanalen kan inte vara stängd {{date}}, före dagen då den öppnades. Rätta ett av datumen.',
    'The channel cannot be closed on {{date}}, before the day on which it was opened. Correct one of the dates.'
  ),
  'role-unclear': stops(
    'Kommunens roll för en webbplats är huvudman eller partner, inte {{value}}. Rätta cellen, eller töm den om raden är en kanal.',
    'The municipality’s role for a website is principal or partner, not {{value}}. Correct the cell, or empty it if the row is a channel.'
  ),
  'website-has-one-address': stops(
    'En webbplats har en enda adress. Dela upp raden.',
    'A website has one address only. Divide the row.'
  ),
  'date-unclear': stops(
    'Datumet {{value}} går inte att tyda. Skriv det som 2026-03-01.',
    'The date {{value}} is not clear. Write it as 2026-03-01.'
  ),
  'yes-or-no-unclear': stops('Skriv ja eller nej, inte {{value}}.', 'Write yes or no, not {{value}}.'),
  'mandate-incomplete': stops(
    'Ett beslut behöver både vem som beslutade och beslutsdatum. Fyll i den cell som saknas.',
    'A mandate needs both who decided and the date. Fill in the cell that is missing.'
  ),
  'mandate-ends-before-it-begins': stops(
    'Beslutet slutar gälla {{until}}, före beslutsdatumet {{on}}. Rätta ett av datumen.',
    'The mandate ends {{until}}, before the date of the decision {{on}}. Correct one of the dates.'
  ),
  'formula-empty': stops(
    'Cellen är en formel utan sparat värde. Öppna filen i Excel, spara den och läs in den igen, eller skriv värdet.',
    'The cell is a formula without a saved value. Open the file in Excel, save it and read it again, or write the value.'
  ),
  'error-value': stops(
    'Cellen har ett felvärde ({{value}}). Rätta formeln eller skriv värdet.',
    'The cell holds an error value ({{value}}). Correct the formula or write the value.'
  ),
  'wrong-characters': stops(
    'Tecknen i cellen är förvanskade ({{value}}). Spara filen på nytt som UTF-8 eller .xlsx och läs in den igen.',
    'The characters of the cell are garbled ({{value}}). Save the file again as UTF-8 or .xlsx and read it again.'
  ),
  formula: minds(
    'Cellen är en formel. Dess senast sparade värde används: {{value}}.',
    'The cell is a formula. Its last saved value is used: {{value}}.'
  ),
  merged: minds(
    'Värdet kommer från en sammanfogad cell: {{value}}. Se efter att det gäller den här raden.',
    'The value comes from a merged cell: {{value}}. See that it holds for this row.'
  ),
  'like-a-formula': minds(
    'Texten börjar som en formel och tas in som text: {{value}}.',
    'The text begins like a formula and is taken in as text: {{value}}.'
  ),
  'dialogue-assumed': minds(
    'Raden säger inget om dialog. Kanalen registreras som en där besökare kan skriva.',
    'The row says nothing about dialogue. The channel is entered as one where visitors can write.'
  ),
  'visible-change': minds(
    'Besökarna i kanalen {{channel}} ser den här ändringen: {{seen}}. Kanalen ska först vara insamlad i dag eller i går, eller så anger du varför det inte går.',
    'Visitors of the channel {{channel}} will see this change: {{seen}}. It must first have been captured today or yesterday, or you say why that cannot be.'
  ),
  closes: minds(
    'Kanalen {{channel}} avslutas, stängd {{date}}. Den ska först vara insamlad i dag eller i går, eller så anger du varför det inte går.',
    'The channel {{channel}} is retired, closed {{date}}. It must first have been captured today or yesterday, or you say why that cannot be.'
  ),
  'name-of-departed': minds(
    '{{person}} finns i registret som någon som har slutat ({{date}}), i en annan förvaltning. Raden lägger till en ny person. Är det samma person: skriv någon annan, eller ange e-postadressen.',
    '{{person}} is in the register as someone who has left ({{date}}), in another department. The row adds a new person. If it is the same person, write someone else, or give the e-mail address.'
  ),
  'email-shared': minds(
    'E-postadressen {{value}} är gemensam, och tas inte in för {{person}}. Är den förvaltningens: skriv den i kolumnen för dess brevlåda.',
    'The e-mail address {{value}} is a shared one, and is not taken in for {{person}}. If it is the department’s, write it in the column of its mailbox.'
  ),
  'telephone-left-out': minds(
    '{{value}} är ett telefonnummer. Det hör inte till namnet {{person}}, och tas inte in.',
    '{{value}} is a telephone number. It is no part of the name {{person}}, and is not taken in.'
  ),
  'email-kept': minds(
    '{{person}} har en annan e-postadress, eller ingen, i registret eller på en tidigare rad. Det ändras inte.',
    '{{person}} has another e-mail address, or none, in the register or in an earlier row. That is not changed.'
  ),
  'mailbox-kept': minds(
    '{{department}} finns redan i registret med en annan brevlåda. Den ändras inte.',
    '{{department}} is already in the register with another mailbox. It is not changed.'
  )
} as const satisfies Record<string, Said>

export type ImportFindingCode = keyof typeof FINDINGS

/** Whether a row with this finding is left out. */
export function isStopping({ code }: Pick<ImportFinding, 'code'>): boolean {
  return saidOf(code)?.stops ?? true
}

/** The finding as a person reads it, with its cell. */
export function findingSentence({ code, cell, values }: ImportFinding, language: Language): string {
  const sentence = fill(saidOf(code)?.[language] ?? code, valuesInWords('invalid-input', values, language))
  return cell === null ? sentence : `${cell}: ${sentence}`
}

function saidOf(code: string): Said | undefined {
  return Object.hasOwn(FINDINGS, code) ? FINDINGS[code as ImportFindingCode] : undefined
}

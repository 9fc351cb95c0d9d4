// What `deadline` says.
import type { Text } from '../language.ts'

export const deadline = {
  group: {
    sv: 'svarstider: när svar ska vara lämnade, och hur det gick',
    en: 'deadlines: when answers are due, and how it went'
  },
  rules: {
    sv: 'visa egna stängda dagar och kanalernas svarstider',
    en: 'show the authority’s closed days and the times of the channels'
  },
  close: {
    sv: 'anteckna en dag då kommunen håller stängt',
    en: 'enter a day on which the authority is closed'
  },
  name: { sv: 'varför, till exempel Planeringsdag', en: 'why, such as Planning day' },
  open: { sv: 'ta bort en stängd dag', en: 'take away a closed day' },
  channel: {
    sv: 'ange hur många arbetsdagar ett svar får ta',
    en: 'set how many working days an answer may take'
  },
  days: { sv: 'antal arbetsdagar, 0–20; 0 är samma dag', en: 'working days, 0–20; 0 is the same day' },
  standard: { sv: 'som standard: nästa arbetsdag', en: 'the standard: the next working day' },
  waiting: { sv: 'visa hur många som väntar på svar', en: 'show how many wait for an answer' },
  answers: {
    sv: 'visa hur många som fick svar i tid, per förvaltning och månad',
    en: 'show how many were answered in time, by department and month'
  },
  from: {
    sv: 'första månad, ÅÅÅÅ-MM; annars ett år tillbaka',
    en: 'first month, YYYY-MM; otherwise a year back'
  },
  to: { sv: 'sista månad, ÅÅÅÅ-MM; annars den här', en: 'last month, YYYY-MM; otherwise this one' },
  badMonth: {
    sv: '{value} är ingen månad. Skriv den som ÅÅÅÅ-MM.',
    en: '{value} is not a month. Write it as YYYY-MM.'
  },
  badDays: {
    sv: '{value} går inte att använda som antal arbetsdagar. Skriv ett heltal från 0 till 20.',
    en: '{value} cannot be used as a number of working days. Write a whole number from 0 to 20.'
  },
  noClosedDays: {
    sv: 'Inga egna stängda dagar. Helger, röda dagar, midsommarafton, julafton och nyårsafton räknas ändå inte som arbetsdagar.',
    en: 'No closed days of your own. Weekends, public holidays and the eves of Midsummer, Christmas and New Year are no working days anyway.'
  },
  closed: { sv: '{date} är antecknad som stängd dag.', en: '{date} is entered as a closed day.' },
  opened: { sv: '{date} är inte längre en stängd dag.', en: '{date} is no longer a closed day.' },
  set: {
    sv: 'Svarstiden för {channel} är nu {days} {days|arbetsdag|arbetsdagar}.',
    en: 'An answer in {channel} may now take {days} working {days|day|days}.'
  },
  setStandard: {
    sv: 'Svarstiden för {channel} är nu som standard: nästa arbetsdag.',
    en: 'An answer in {channel} is now due by the standard: the next working day.'
  },
  counts: {
    sv: 'Väntar: {waiting}. Varav försenade: {overdue}. Ska ha svar i dag: {dueToday}.',
    en: 'Waiting: {waiting}. Of these overdue: {overdue}. Due today: {dueToday}.'
  },
  byStandard: { sv: 'nästa arbetsdag', en: 'next working day' },
  rows: {
    date: { sv: 'Stängd dag', en: 'Closed day' },
    name: { sv: 'Namn', en: 'Name' },
    channel: { sv: 'Kanal', en: 'Channel' },
    department: { sv: 'Förvaltning', en: 'Department' },
    days: { sv: 'Arbetsdagar', en: 'Working days' },
    month: { sv: 'Månad', en: 'Month' },
    received: { sv: 'Inkom', en: 'Received' },
    inTime: { sv: 'I tid', en: 'In time' },
    late: { sv: 'För sent', en: 'Late' },
    waiting: { sv: 'Väntar', en: 'Waiting' },
    overdue: { sv: 'Försenade', en: 'Overdue' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>

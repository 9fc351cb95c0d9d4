import { fieldLabels } from '#shared/words/fields.ts'

const label = fieldLabels('sv')

/** When answers are due, what waits, and how it went. */
export const deadlines = {
  title: 'Svarstider',
  lead: 'Svar lämnas om möjligt senast nästa arbetsdag. Här syns vad som väntar och hur det har gått.',
  now: 'Just nu',
  overdue_one: '{{count}} har väntat för länge på svar',
  overdue_other: '{{count}} har väntat för länge på svar',
  dueToday_one: '{{count}} ska ha svar i dag',
  dueToday_other: '{{count}} ska ha svar i dag',
  waiting_one: '{{count}} är inte färdigt hanterat',
  waiting_other: '{{count}} är inte färdigt hanterade',
  toInbox: 'Gå till inkorgen',
  answers: 'Statistik',
  answersLead:
    'Räknat på den månad då meddelandet eller kommentaren kom in. Besvarat, lämnat vidare och bedömt att inget svar behövs räknas lika.',
  department: 'Förvaltning',
  allDepartments: 'Alla förvaltningar',
  period: 'Period',
  months_one: '{{count}} månad',
  months_other: '{{count}} månader',
  noAnswers: 'Inget kom in under perioden.',
  noAnswersText: 'Här visas svarstiderna när meddelanden eller kommentarer har tagits in.',
  table: 'Svar per månad och förvaltning',
  month: 'Månad',
  received: 'Inkom',
  share: 'Andel i tid',
  series: {
    inTime: label('inTime'),
    late: label('late'),
    overdue: 'Försenat, utan svar',
    waiting: 'Väntar, tid kvar'
  },
  plot: 'Diagram över {{from}} till {{to}}. I tid: {{inTime}}. För sent: {{late}}. Försenat, utan svar: {{overdue}}. Väntar, tid kvar: {{waiting}}. Samma tal finns i tabellen nedanför.',
  closedDays: {
    title: 'Egna stängda dagar',
    lead: 'Helger, röda dagar, midsommarafton, julafton och nyårsafton räknas aldrig som arbetsdagar. Ange här de andra dagar då kommunen håller stängt.',
    none: 'Inga egna stängda dagar är angivna.',
    date: 'Datum',
    name: label('deadlines.addClosedDay name'),
    add: 'Lägg till dagen',
    added: '{{date}} räknas inte som arbetsdag.',
    remove: 'Ta bort {{date}}',
    removed: '{{date}} räknas som arbetsdag igen.'
  },
  channels: {
    title: 'Kanalernas svarstider',
    lead: 'Ett svar ska lämnas senast nästa arbetsdag. Här anges en annan tid för en kanal. Ändringen gäller det som väntar och det som kommer in; det som redan är besvarat ändras inte.',
    none: 'Nästa arbetsdag gäller för alla kanaler.',
    channel: 'Kanal',
    time: 'Svar senast',
    set: 'Ange svarstid',
    remove: 'Låt nästa arbetsdag gälla för {{channel}}',
    sameDay: 'samma arbetsdag',
    days_one: '{{count}} arbetsdag',
    days_other: '{{count}} arbetsdagar',
    saved: 'Svarstiden är ändrad.'
  }
}

import { fieldLabels } from '#shared/words/fields.ts'

const label = fieldLabels('sv')

/** How many of the channels are captured, half-year by half-year. */
export const coverage = {
  title: 'Täckning',
  lead: 'Så många av kanalerna är insamlade under halvåret, och de här saknas.',
  none: 'Det finns inga kanaler att följa upp.',
  noneText: 'När en kanal är registrerad visas här om den är insamlad.',
  period: 'Halvår',
  print: 'Skriv rapport som PDF …',
  departmentReportNamed: 'Skriv rapport för {{department}}',
  report: 'Rapport',
  sum: '{{captured}} av {{channels}} {{channels|kanal|kanaler}} är {{captured|insamlad|insamlade}}',
  partial_one: '{{count}} av dem är ofullständig.',
  partial_other: '{{count}} av dem är ofullständiga.',
  rule: 'En kanal räknas som insamlad när varje adress har sparats och lästs tillbaka under halvåret.',
  byDepartment: 'Täckning per förvaltning',
  department: 'Förvaltning',
  allDepartments: 'Alla förvaltningar',
  channels: 'Kanaler',
  captured: 'Insamlade',
  ofWhichPartial: label('coverage.partial'),
  lacking: 'Saknas',
  share: 'Andel',
  missing: 'Kanaler som saknas',
  nothingMissing: 'Inget saknas. Alla kanaler är insamlade.',
  over: 'Halvåret är slut. Det som saknas kan inte samlas in i efterhand.',
  toCaptures: 'Samla in det som saknas',
  addresses: 'Adresser som saknas',
  some: '{{count}} av {{all}} {{all|adress|adresser}} saknas:',
  notTried: 'Inget försök är gjort.',
  tried: 'Senaste försöket: {{state}}',
  trend: 'Halvår för halvår',
  trendTable: 'Täckning per halvår',
  series: { complete: 'Insamlade', partial: 'Ofullständiga', missing: 'Saknas' },
  plot: 'Diagram över insamlade kanaler. {{halfYears}} Samma tal finns i tabellen nedanför.',
  plotBar: '{{period}}: {{captured}} av {{channels}}.'
}

export const round = {
  runDue: {
    sv: 'gör det som är dags nu: halvårskörningar, missade körningar och det som väntat; för datorns schemaläggare',
    en: 'do what is due now: half-year rounds, missed ones, and what has waited; for the scheduler of the computer'
  },
  missedNow: {
    sv: '{{count}} {{count|körning|körningar}} hade missats.',
    en: '{{count}} {{count|round|rounds}} had been missed.'
  },
  nothingDue: { sv: 'Inget är dags nu.', en: 'Nothing is due now.' }
} as const

// What `coverage` says.
import type { Text } from '../language.ts'

export const coverage = {
  group: {
    sv: 'täckning: hur många kanaler som är insamlade under halvåret, och vilka som saknas',
    en: 'coverage: how many channels are captured in the half-year, and which are missing'
  },
  period: {
    sv: 'halvår, ÅÅÅÅ-H1 eller ÅÅÅÅ-H2; annars det som pågår',
    en: 'half-year, YYYY-H1 or YYYY-H2; otherwise this one'
  },
  trend: { sv: 'visa täckningen halvår för halvår', en: 'show the coverage half-year by half-year' },
  report: { sv: 'skriv en rapport att skriva ut (PDF)', en: 'write a report to print (PDF)' },
  department: {
    sv: 'skriv en förvaltnings halvår som PDF/A: vad som samlats in, vad som kommit in och vad det blev av det',
    en: 'write the half-year of a department as PDF/A: what was captured, what came in and what became of it'
  },
  level: {
    sv: 'PDF/A-2b, eller 1b om arkivet kräver det',
    en: 'PDF/A-2b, or 1b where the archive demands it'
  },
  to: {
    sv: 'mappen som rapporten skrivs till, utanför arkivet',
    en: 'the folder the report is written to, outside the archive'
  },
  written: { sv: 'Rapporten är skriven: {path}', en: 'The report has been written: {path}' },
  badPeriod: {
    sv: '{value} är inget halvår. Skriv det som 2026-H1 eller 2026-H2.',
    en: '{value} is not a half-year. Write it as 2026-H1 or 2026-H2.'
  },
  sum: {
    sv: '{period}: {captured} av {channels} {channels|kanal|kanaler} är {captured|insamlad|insamlade}.',
    en: '{period}: {captured} of {channels} {channels|channel|channels} {captured|is|are} captured.'
  },
  nothingMissing: { sv: 'Inget saknas.', en: 'Nothing is missing.' },
  tries: {
    none: { sv: 'inget', en: 'none' },
    running: { sv: 'pågår', en: 'running' },
    complete: { sv: 'fullständig', en: 'complete' },
    partial: { sv: 'ofullständig', en: 'partial' },
    refused: { sv: 'nekad', en: 'refused' },
    failed: { sv: 'misslyckad', en: 'failed' },
    interrupted: { sv: 'avbruten', en: 'interrupted' }
  },
  rows: {
    period: { sv: 'Halvår', en: 'Half-year' },
    department: { sv: 'Förvaltning', en: 'Department' },
    channels: { sv: 'Kanaler', en: 'Channels' },
    captured: { sv: 'Insamlade', en: 'Captured' },
    partial: { sv: 'Varav ofullständiga', en: 'Of these partial' },
    channel: { sv: 'Kanal', en: 'Channel' },
    address: { sv: 'Adress som saknas', en: 'Address missing' },
    lastTry: { sv: 'Senaste försök', en: 'Latest try' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>

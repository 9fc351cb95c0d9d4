import { fieldLabels } from '#shared/words/fields.ts'
import type { coverage as sv } from '../sv/coverage.ts'

const label = fieldLabels('en')

/** How many of the channels are captured, half-year by half-year. */
export const coverage: typeof sv = {
  title: 'Coverage',
  lead: 'How many of the channels are captured in the half-year, and which are missing.',
  none: 'There are no channels to follow up.',
  noneText: 'Once a channel is registered, this page shows whether it is captured.',
  period: 'Half-year',
  print: 'Write a report as PDF …',
  departmentReportNamed: 'Write the report of {{department}}',
  report: 'Report',
  sum: '{{captured}} of {{channels}} {{channels|channel|channels}} {{captured|is|are}} captured',
  partial_one: '{{count}} of them is partial.',
  partial_other: '{{count}} of them are partial.',
  rule: 'A channel counts as captured when each of its addresses has been saved and read back in the half-year.',
  byDepartment: 'Coverage by department',
  department: 'Department',
  allDepartments: 'All departments',
  channels: 'Channels',
  captured: 'Captured',
  ofWhichPartial: label('coverage.partial'),
  lacking: 'Missing',
  share: 'Share',
  missing: 'Channels that are missing',
  nothingMissing: 'Nothing is missing. All channels are captured.',
  over: 'The half-year is over. What is missing cannot be captured afterwards.',
  toCaptures: 'Capture what is missing',
  addresses: 'Addresses that are missing',
  some: '{{count}} of {{all}} {{all|address|addresses}} {{count|is|are}} missing:',
  notTried: 'No attempt has been made.',
  tried: 'Latest attempt: {{state}}',
  trend: 'Half-year by half-year',
  trendTable: 'Coverage by half-year',
  series: { complete: 'Captured', partial: 'Partial', missing: 'Missing' },
  plot: 'Diagram of captured channels. {{halfYears}} The table beneath has the same numbers.',
  plotBar: '{{period}}: {{captured}} of {{channels}}.'
}

// The sentences of `disposal`, in Swedish and English.
import { BLOCK_WORDS, DISPOSAL_STATE_WORDS } from '#shared/disposal-words.ts'
import type { Text } from '../language.ts'

export const disposal = {
  group: {
    sv: 'gallring: föreslå, bekräfta och utföra',
    en: 'disposal: propose, confirm and carry out'
  },
  preview: {
    sv: 'visa vad som får gallras i dag, och vad som är stoppat och varför',
    en: 'show what may be disposed of today, and what is stopped and why'
  },
  propose: {
    sv: 'lägg ett förslag; listan fryses, och någon annan bekräftar den',
    en: 'make a proposal; its list is frozen, and someone else confirms it'
  },
  kind: { sv: 'bara det här slaget', en: 'this kind only' },
  channel: { sv: 'bara den här kanalen', en: 'this channel only' },
  list: { sv: 'visa gallringarna, den senaste först', en: 'show the disposals, the latest first' },
  show: { sv: 'visa en gallring och dess lista', en: 'show a disposal and its list' },
  stopped: { sv: 'visa det som är stoppat i stället', en: 'show what is stopped instead' },
  confirm: {
    sv: 'bekräfta ett förslag som någon annan lagt',
    en: 'confirm a proposal that someone else made'
  },
  withdraw: {
    sv: 'återta en gallring som inte är utförd',
    en: 'withdraw a disposal that is not carried out'
  },
  carryOut: {
    sv: 'utför en bekräftad gallring: posterna raderas för alltid',
    en: 'carry out a confirmed disposal: the records are erased for good'
  },
  yes: { sv: 'ja, radera posterna för alltid', en: 'yes, erase the records for good' },
  certificate: { sv: 'spara gallringsbeviset i en mapp', en: 'save the disposal certificate in a folder' },
  to: { sv: 'mappen', en: 'the folder' },
  trace: {
    sv: 'visa vad som finns kvar av en gallrad post; hela id:t anges',
    en: 'show what is left of a record that was disposed of; its whole id is given'
  },
  because: { sv: 'varför', en: 'why' },
  sayYes: {
    sv: 'Det som gallras går inte att få tillbaka. Lägg till --yes om du är säker.',
    en: 'What is disposed of cannot be brought back. Add --yes if you are sure.'
  },
  notDone: {
    sv: 'Gallringen {id} är inte utförd, så det finns inget gallringsbevis.',
    en: 'The disposal {id} is not carried out, so there is no certificate.'
  },
  noTrace: {
    sv: 'Posten {id} är inte gallrad.',
    en: 'The record {id} was not disposed of.'
  },
  proposed: {
    sv: 'Förslaget är lagt: {going} {going|post|poster} får gallras, {stopped} är {stopped|stoppad|stoppade}. Id: {id}. Någon annan med rollen arkivarie bekräftar det.',
    en: 'The proposal is made: {going} {going|record|records} may go, {stopped} {stopped|is|are} stopped. Id: {id}. Someone else with the role archivist confirms it.'
  },
  confirmed: {
    sv: 'Gallringen {id} är bekräftad och kan utföras.',
    en: 'The disposal {id} is confirmed and can be carried out.'
  },
  withdrawn: { sv: 'Gallringen {id} är återtagen.', en: 'The disposal {id} is withdrawn.' },
  done: {
    sv: 'Gallringen {id} är utförd: {going} {going|post är raderad|poster är raderade}, {stopped} är kvar. Spara gallringsbeviset med disposal certificate.',
    en: 'The disposal {id} is carried out: {going} {going|record is|records are} erased, {stopped} {stopped|remains|remain}. Save the certificate with disposal certificate.'
  },
  saved: { sv: 'Sparat: {path}', en: 'Saved: {path}' },
  none: { sv: 'Inget får gallras i dag.', en: 'Nothing may be disposed of today.' },
  goes: { sv: 'Får gallras', en: 'May go' },
  isStopped: { sv: 'Stoppat', en: 'Stopped' },
  later: { sv: 'Tiden har inte gått ut', en: 'The time is not over' },
  forEver: { sv: 'Bevaras för alltid', en: 'Kept for ever' },
  withoutRule: { sv: 'Saknar regel, bevaras', en: 'Without a rule, kept' },
  states: DISPOSAL_STATE_WORDS,
  blocks: BLOCK_WORDS,
  rows: {
    id: { sv: 'Id', en: 'Id' },
    state: { sv: 'Läge', en: 'State' },
    going: { sv: 'Gallras', en: 'Going' },
    stopped: { sv: 'Stoppade', en: 'Stopped' },
    proposed: { sv: 'Föreslagen', en: 'Proposed' },
    by: { sv: 'Av', en: 'By' },
    confirmed: { sv: 'Bekräftad av', en: 'Confirmed by' },
    ended: { sv: 'Avslutad', en: 'Ended' },
    kind: { sv: 'Slag', en: 'Kind' },
    channel: { sv: 'Kanal', en: 'Channel' },
    date: { sv: 'Datum', en: 'Date' },
    due: { sv: 'Får gallras från', en: 'May go from' },
    decision: { sv: 'Beslut', en: 'Decision' },
    why: { sv: 'Varför', en: 'Why' },
    count: { sv: 'Antal', en: 'Number' },
    files: { sv: 'Filer', en: 'Files' },
    disposed: { sv: 'Gallrad', en: 'Disposed of' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>

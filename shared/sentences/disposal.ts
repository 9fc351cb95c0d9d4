// The sentences of refusals of retention and disposal.
import type { Sentences } from './sentences.ts'

export const DISPOSAL = {
  'kept-no-time': {
    sv: 'Regeln låter allt gallras samma dag som det kommer in eller beslutas, utan överlämnande. Ange hur länge det bevaras. Säger beslutet att det får gallras genast: säg det, i kommandoraden med --at-once. Inget har ändrats.',
    en: 'The rule lets everything be disposed of the day it comes in or is decided on, without a transfer. Say how long it is kept. If by the decision it may go at once, say so, on the command line with --at-once. Nothing was changed.'
  },
  'rule-closed': {
    sv: 'Regeln enligt {{reference}} är redan avslutad. Skriv in en ny regel i stället, eller låt den gälla igen om den avslutades av misstag.',
    en: 'The rule by {{reference}} is already closed. Enter a new rule instead, or let it hold again if it was closed by mistake.'
  },
  'decision-in-future': {
    sv: 'Beslutsdagen {{date}} har inte varit än. Rätta den. Inget har ändrats.',
    en: 'The day of the decision, {{date}}, has not come yet. Correct it. Nothing was changed.'
  },
  'nothing-to-dispose': {
    sv: 'Det finns inget som får gallras i dag. {{stopped}} {{stopped|post|poster}} har passerat sin tid men är {{stopped|stoppad|stoppade}}; se efter varför i förhandsvisningen. Inget har ändrats.',
    en: 'There is nothing that may be disposed of today. {{stopped}} {{stopped|record is past its|records are past their}} time but stopped; see why in the preview. Nothing was changed.'
  },
  'disposal-not-open': {
    sv: 'Gallringen {{what}} är {{stage}}, så det går inte. Den som är föreslagen bekräftas eller återtas, den som är bekräftad utförs eller återtas, och den som är påbörjad slutförs; behövs en annan, lägg ett nytt förslag. Inget har ändrats.',
    en: 'The disposal {{what}} is {{stage}}, so this cannot be done. One that is proposed is confirmed or withdrawn, one that is confirmed is carried out or withdrawn, and one that is begun is finished; if you need another, make a new proposal. Nothing was changed.'
  },
  'disposal-must-wait': {
    sv: 'Något pågår just nu: en insamling, en inläsning eller ett paket som skrivs. Vänta tills det är klart och försök igen. Inget har ändrats.',
    en: 'Something is going on: a capture, an import or a package being written. Wait until it ends and try again. Nothing was changed.'
  },
  'disposal-not-erased': {
    sv: 'Filen {{what}} gick inte att radera. Posterna är borta ur registret, men gallringen är inte klar. Kontrollera att inget annat program har filen öppen och utför gallringen igen.',
    en: 'The file {{what}} could not be erased. The records are gone from the lists, but the disposal is not done. See that no other program has the file open, and carry it out again.'
  },
  'disposal-needs-another': {
    sv: 'Gallringen föreslogs av {{user}}. Någon annan med rollen arkivarie måste bekräfta den, från sin egen inloggning i datorn. Inget har ändrats.',
    en: 'The disposal was proposed by {{user}}. Someone else with the role archivist must confirm it, from their own log-in on the computer. Nothing was changed.'
  },
  'hold-lifted': {
    sv: 'Gallringsstoppet är redan hävt ({{date}}). Lägg ett nytt om gallringen ska stoppas igen.',
    en: 'The hold is already lifted ({{date}}). Place a new one if disposal is to be stopped again.'
  }
} as const satisfies Sentences

import { labelsIn } from '#shared/in-language.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { LACK_STATES } from '#shared/words/values.ts'

const label = fieldLabels('sv')

/** The people and departments of the register, and its history. */
export const register = {
  people: {
    title: 'Personer och förvaltningar',
    lead: 'De som ansvarar för kanaler, och var de arbetar.',
    people: 'Personer',
    departments: 'Förvaltningar',
    none: 'Inga personer finns i registret än.',
    noDepartments: 'Inga förvaltningar finns i registret än.',
    noneText: 'Lägg till dem här, när du registrerar en kanal eller med ett kalkylblad.',
    name: 'Namn',
    email: 'E-post',
    departedOn: 'Slutade',
    departedHelp:
      'Första dagen som personen inte arbetar kvar. Kanalerna som personen ansvarar för märks i listan.',
    editNamed: 'Ändra {{name}}',
    addPerson: 'Lägg till person',
    isAnother: label('isAnother'),
    merge: 'Slå ihop',
    mergeNamed: 'Slå ihop eller ta bort: {{name}}',
    mergeOrRemove: 'Slå ihop eller ta bort …',
    mergeLead:
      'Står {{name}} två gånger i registret? Välj den som ska finnas kvar. Kanaler, inloggningar och beslut följer med dit. Historiken visar att de slogs ihop.',
    mergeInto: 'Den som ska finnas kvar',
    merged: 'De är ihopslagna.',
    remove: 'Ta bort {{name}}',
    removeLead: 'Det som inget vilar på kan tas bort helt. Historiken visar att det fanns.',
    removed: 'Borttaget ur registret.',
    addDepartment: 'Lägg till förvaltning',
    stillHeld: 'Kvar hos dem som har slutat',
    stillHeldLead:
      'De som har slutat har fortfarande det här. Öppna kanalen och låt någon annan ta över. Ett beslut anges på nytt med sin sista dag.',
    held: 'Har kvar',
    what: 'Vad'
  },
  merges: {
    title: 'Ihopslagna',
    into: label('intoName'),
    at: 'Ihopslagen',
    moved: label('moved'),
    undo: 'Ångra',
    undoNamed: 'Ångra att {{name}} slogs ihop',
    undoLead:
      '{{name}} står då för sig igen, skild från {{intoName}}. Det som följde med kommer tillbaka om det är {{intoName}} som har det nu. Det som någon annan har, eller som har kommit dit genom en annan ihopslagning, får stå som det är, och historiken visar vilket.',
    undone: '{{name}} står för sig igen.',
    undoneBut_one:
      '{{name}} står för sig igen. {{count}} sak hade ändrats sedan dess och är kvar som den är: se ändringarna i registret.',
    undoneBut_other:
      '{{name}} står för sig igen. {{count}} saker hade ändrats sedan dess och är kvar som de är: se ändringarna i registret.'
  },
  mandates: {
    title: 'Beslut som saknas',
    lead: 'Kanaler, och personer som ansvarar för dem, utan ett beslut som gäller eller med ett som snart går ut.',
    none: 'Alla kanaler och personer har ett beslut som gäller.',
    noneText: 'Här står de som saknar beslut, och de vars beslut går ut inom sextio dagar.',
    who: 'Vem det gäller',
    state: 'Läge',
    states: labelsIn(LACK_STATES, 'sv')
  },
  history: {
    title: 'Ändringar i registret',
    lead: 'Vem som ändrat vad, när, och vad det var innan.',
    none: 'Inga ändringar är antecknade.',
    changes: 'Ändringar',
    nothing: 'ingen uppgift'
  }
}

/** Secrecy marks, and consents to images. */
export const secrecy = {
  title: 'Sekretess',
  none: 'Posten är inte sekretessmarkerad.',
  marked: 'Sekretessmarkerad',
  markedText:
    'Posten lämnar inte arkivet och visas bara för dem som får se den, så länge markeringen gäller.',
  paragraph: 'Paragraf',
  paragraphHelp: 'Till exempel ”OSL 21 kap. 1 §”.',
  note: 'Anteckning',
  by: 'Markerad av',
  at: 'Tid',
  mark: 'Sekretessmarkera',
  markLead: 'En markering är en påminnelse om att sekretess kan gälla. Den prövas när någon begär ut posten.',
  lift: 'Häv markeringen',
  liftLead: 'Posten kan sedan visas och lämnas ut som andra. Markeringen och skälet finns kvar.',
  because: 'Varför hävs markeringen?'
}

export const consents = {
  title: 'Samtycken till bilder',
  lead: 'Vem samtycket gäller, handlingen, inläggen, och när det går ut eller återkallas.',
  none: 'Inga samtycken är antecknade än.',
  noneText: 'Anteckna ett samtycke med dess handling innan bilden publiceras.',
  add: 'Anteckna samtycke',
  added: 'Samtycket är antecknat.',
  covers: 'Vem det gäller',
  coversHelp: 'Initialer eller ett nummer ur er egen lista. Inte mer än som behövs, och aldrig personnummer.',
  child: 'Barn',
  childTick: 'Det gäller ett barn, och vårdnadshavaren har samtyckt',
  givenOn: 'Dag för samtycket',
  validUntil: 'Gäller till och med',
  untilFurther: 'Tills vidare',
  document: 'Handling',
  documentNeeded: 'Välj handlingen. Ett samtycke ska vara skriftligt.',
  posts: 'Inlägg',
  postsHelp: 'Inläggens adresser i kanalen, en per rad.',
  states: { valid: 'Gäller', expired: 'Har gått ut', withdrawn: 'Återkallat' },
  withdraw: 'Återkalla',
  withdrawNamed: 'Återkalla samtycket för {{covers}}',
  withdrawLead_one: '{{count}} inlägg läggs bland kommentarerna, där det först sparas och sedan tas bort.',
  withdrawLead_other: '{{count}} inlägg läggs bland kommentarerna, där de först sparas och sedan tas bort.',
  withdrawnOn: 'Dag för återkallelsen',
  withdrawn_one: 'Samtycket är återkallat. {{count}} inlägg ska tas bort.',
  withdrawn_other: 'Samtycket är återkallat. {{count}} inlägg ska tas bort.',
  byHand: 'kanalen är avslutad; ta bort för hand'
}

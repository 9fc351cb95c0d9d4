import { fieldLabels } from '#shared/words/fields.ts'

const label = fieldLabels('sv')

/** Log-ins, keys and sealed notes. */
export const credentials = {
  title: 'Inloggningar',
  none: 'Ingen inloggning är antecknad. Anteckna vem som har den och var den förvaras. Lösenordet skrivs aldrig här.',
  add: 'Anteckna inloggning',
  label: label('label'),
  labelHelp: 'Till exempel sidan på Facebook. Inget lösenord.',
  holder: 'Vem som har den',
  keptWhere: 'Var den förvaras',
  keptWhereHelp: 'Till exempel förvaltningens lösenordshanterare. Inget lösenord.',
  editNamed: 'Ändra inloggningen {{label}}',
  remove: 'Ta bort',
  removeNamed: 'Ta bort inloggningen {{label}}',
  removeLead:
    'Uppgiften tas bort ur registret. Vad som stod finns kvar i ändringarna. Ett förseglat lösenord visas inte längre.',
  because: 'Varför tas den bort?',
  note: 'Förseglat lösenord',
  noNote: 'Inget',
  noteFor: 'Förseglat för {{holder}}',
  seal: 'Försegla ett lösenord',
  sealNamed: 'Försegla ett lösenord för {{label}}',
  sealLead:
    'Det du skriver krypteras genast med förvaltningens nyckel och sparas bara förseglat. Bara den som har nyckeln kan läsa det.',
  text: 'Lösenord att försegla',
  sealed: 'Lösenordet är förseglat.',
  open: 'Öppna lösenordet',
  openNamed: 'Öppna lösenordet för {{label}}',
  openLead:
    'Lösenordet öppnas med den nyckel som {{holder}} har, eller med dess ord. Varje öppning, och varje försök med fel nyckel, står i journalen med skälet.',
  reason: 'Varför öppnas lösenordet?',
  key: 'Nyckel eller ord',
  keyHelp:
    'Hela nyckeln, som börjar med AGE-SECRET-KEY-1, eller dess 24 ord i ordning. Mellanslag, radbyten och små bokstäver spelar ingen roll.',
  opened: 'Öppningen står i journalen. Byt lösenordet när det har använts, och försegla ett nytt.',
  keys: 'Nycklar till förseglade lösenord',
  keysLead:
    'Förvaltningschefen har nyckeln på papper eller i sin lösenordshanterare. I arkivet finns bara den del som förseglar.',
  makeKey: 'Skapa nyckel',
  makeKeyLead:
    'Nyckeln visas en enda gång, också som 24 ord. Nya lösenord förseglas med förvaltningens senaste nyckel; äldre öppnas med den nyckel de förseglades med.',
  keyHolder: 'Vem som får nyckeln',
  keyHolderHelp: 'Förvaltningschefens namn eller titel.',
  madeAt: 'Skapad',
  current: label('isCurrent'),
  replaced: 'Ersatt',
  keyFor: 'Nyckel för {{holder}}',
  keepKey:
    'Skriv ut sidan eller skriv av den, och lämna den till innehavaren. Nyckeln och orden går inte att visa igen, och utan någon av dem kan ingen öppna lösenorden.',
  words: 'Nyckeln i ord',
  wordsHelp:
    'Orden är nyckeln i en form som går att skriva av utan fel. De står på engelska, ur en lista som många program har.',
  wholeKey: 'Hela nyckeln',
  restore: 'Återställ nyckel ur ord',
  restoreLead: 'Med de 24 orden på papperet visas hela nyckeln igen. Det står i journalen.',
  typedWords: 'De 24 orden i ordning',
  typedWordsHelp: 'Numren behövs inte, och de fyra första bokstäverna i varje ord räcker.',
  restoreNow: 'Visa nyckeln',
  print: 'Skriv ut',
  keyKept: 'Nyckeln är sparad'
}

import { labelsIn } from '#shared/in-language.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { PROFILE_STATES, ROUND_STATES } from '#shared/words/values.ts'

const label = fieldLabels('sv')

// Halvårskörningar, webbläsarprofiler och det som görs med en körning.

export const runs = {
  pause: 'Pausa',
  pausing: 'Pausar …',
  resume: 'Fortsätt',
  retry: 'Försök igen med det som inte gick',
  stop: 'Avsluta körningen',
  went: 'Körningen fortsätter.',
  waiting: '{{count}} {{count|adress|adresser}} återstår.',
  paused: {
    person: { title: 'Körningen är pausad', text: 'Det som är klart finns kvar. Fortsätt när du vill.' },
    login: {
      title: 'Körningen väntar på inloggning',
      text: 'En kanal kräver inloggning. Resten är insamlat. Logga in i en webbläsarprofil under Inloggningar, och fortsätt sedan.'
    },
    host: {
      title: 'Körningen väntar på en webbplats',
      text: 'En webbplats tar inte emot fler förfrågningar just nu och lämnas i fred. Körningen kan fortsätta {{until}}.'
    },
    disk: {
      title: 'Körningen pausades innan disken blev full',
      text: 'Frigör plats på disken med arkivet, och fortsätt sedan.'
    },
    files: {
      title: 'Körningen väntar på lagringstjänsten',
      text: 'Lagringstjänsten (S3), där arkivets filer ligger, svarade inte eller tog inte emot dem. Det som är klart finns kvar. Se efter att tjänsten är i gång, och fortsätt sedan.'
    }
  },
  interrupted: {
    title: 'Körningen avbröts',
    text: 'Programmet avslutades mitt i, eller något hindrade det från att fortsätta. Det som är klart finns kvar, och körningen kan fortsätta.'
  },
  stopped: {
    title: 'Körningen stoppades',
    text: 'Det som är klart finns kvar, och körningen kan fortsätta.'
  },
  lacking: {
    title: 'Allt kunde inte samlas in',
    text: 'Försök igen senare. Det som redan är insamlat hämtas inte på nytt.'
  },
  forecast: 'Ungefär {{bytes}} och {{minutes}} för {{addresses}}. Ledigt på disken: {{free}}.',
  minutes_one: '{{number}} minut',
  minutes_other: '{{number}} minuter',
  addresses_one: '{{number}} adress',
  addresses_other: '{{number}} adresser',
  tooSmall: 'Disken är för liten för den här insamlingen. Frigör plats, eller välj färre kanaler.',
  department: 'En förvaltning',
  departmentOnly: 'Samla in bara det som återstår det här halvåret'
}

export const rounds = {
  title: 'Halvårskörningar',
  lead: 'Varje förvaltnings kanaler samlas in en gång per halvår, på en arbetsdag inom planen. En körning som missas antecknas och tas igen.',
  none: 'Inga körningar görs av sig själva',
  noneText:
    'Sätt en plan, så görs halvårets körningar medan programmet är öppet, eller av datorns schemaläggare.',
  edit: 'Ändra planen',
  plan: 'Plan',
  planText: '{{spring}} och {{autumn}}, klockan {{from}}–{{to}}.',
  planned: 'Tid',
  department: 'Förvaltning',
  period: 'Halvår',
  state: 'Läge',
  channels: 'Kanaler',
  run: 'Körning',
  showRun: 'Visa',
  calendar: {
    title: 'Halvårskalender',
    before: 'Halvåret före',
    after: 'Halvåret efter',
    within: 'Inom planen'
  },
  states: labelsIn(ROUND_STATES, 'sv'),
  form: {
    title: label('plan'),
    lead: 'Juli och veckorna runt jul är aldrig med, eftersom sidorna inte ser ut som vanligt då.',
    for: 'Planen gäller',
    everyone: 'Alla förvaltningar utan egen plan',
    asCommon: 'Följ den gemensamma planen',
    springFrom: 'Vår, från (månad-dag)',
    springTo: 'Vår, till',
    autumnFrom: 'Höst, från',
    autumnTo: 'Höst, till',
    hourFrom: 'Från klockan (timme)',
    hourTo: 'Till klockan',
    save: 'Spara planen',
    off: 'Gör inga automatiska körningar',
    saved: 'Planen är sparad.',
    taken: 'Planen är borttagen.'
  }
}

export const profiles = {
  title: 'Inloggningar',
  lead: 'För kanaler som inte visar något utan inloggning. Du loggar in i datorns egen webbläsare. Programmet ser aldrig lösenordet, och inloggningen ligger aldrig i arkivet.',
  leadWeb:
    'För kanaler som inte visar något utan inloggning. Du loggar in i webbläsaren på din egen dator och lånar ut inloggningen till servern, som samlar in. Programmet ser aldrig lösenordet, och inloggningen ligger aldrig i arkivet.',
  none: 'Inga inloggningar',
  noneText: 'Lägg till en om en kanal kräver inloggning.',
  add: 'Lägg till en inloggning',
  name: 'Namn',
  nameHelp: 'Till exempel vilket konto det är. Skriv inget lösenord.',
  channels: 'Kanaler',
  channelsNeeded: 'Välj minst en kanal.',
  state: 'Läge',
  checkedAt: 'Kontrollerad',
  expiresAt: 'Gäller till',
  login: 'Logga in',
  loginOf: 'Logga in: {{name}}',
  loggingIn: 'Väntar på att webbläsaren stängs …',
  loginHelp: 'Webbläsaren har öppnats. Logga in där, och stäng den när du är klar.',
  lend: {
    title: 'Låna ut en inloggning',
    open: 'Låna ut en inloggning …',
    openOf: 'Låna ut en inloggning: {{name}}',
    lead: 'Servern samlar in {{address}} med en inloggning som du gör på din egen dator. Kanalarkiv ska vara installerat där.',
    steps:
      'Programmet frågar först, och öppnar sedan din webbläsare med en tom profil. Logga in, låt webbplatsen komma ihåg dig, och stäng webbläsaren när du ser sidan. Inloggningen krypteras så att bara servern kan läsa den. Den ersätter den som servern hade.',
    logIn: 'Logga in på den här datorn',
    connected:
      'Är programmet anslutet hit kommer inloggningen av sig själv. Annars sparar programmet en fil.',
    file: 'Välj filen med inloggningen …',
    waiting: 'Servern provar inloggningen …',
    notFile: 'Filen är ingen inloggning som går att läsa. Välj filen som programmet sparade.'
  },
  check: 'Kontrollera',
  checkOf: 'Kontrollera: {{name}}',
  forget: 'Ta bort',
  forgetOf: 'Ta bort: {{name}}',
  added: 'Inloggningen är tillagd. Logga in för att börja använda den.',
  checked: '{{name}}: {{state}}.',
  forgotten: 'Inloggningen är borttagen.',
  endsSoon: 'Snart slut',
  warning: 'En inloggning behöver göras om',
  notOpened: 'En inloggning gick inte att öppna',
  warningText: '{{names}}. Logga in på nytt under Inloggningar, så att kanalerna kan samlas in.',
  states: { ...labelsIn(PROFILE_STATES, 'sv'), new: 'Ny' }
}

/** What pages are fetched through. */
export const proxy = {
  title: 'Proxy',
  lead: 'Behövs där nätverket bara släpper ut det som går genom en proxy med lösenord. Lösenordet finns i nyckelringen på arkivets dator och ingen annanstans.',
  none: 'Ingen proxy är angiven. Sidor hämtas så som datorn är inställd.',
  set: 'Ange en proxy',
  change: 'Ändra proxyn',
  forget: 'Ta bort proxyn',
  forgotten: 'Proxyn är borttagen.',
  saved: 'Proxyn är sparad, och den svarar.',
  isSilent: 'Proxyn är sparad men svarar inte',
  noAnswer:
    'Kontrollera namnet och porten, och att datorn är på rätt nätverk. Så länge proxyn inte svarar kan inget samlas in.',
  save: 'Spara',
  userHelp: 'Lämna tomt om proxyn inte kräver något lösenord.',
  savedAt: 'Sparad'
}

/** The key of web archives. */
export const signing = {
  title: 'Signering av webbarkiv',
  lead: 'Med en nyckel signeras webbarkivet (WACZ) i varje insamling. Den som har fått kommunens fingeravtryck på annat sätt kan då se att webbarkivet kommer från kommunen och är oförändrat. Den hemliga nyckeln finns i nyckelringen på arkivets dator och ingen annanstans.',
  none: 'Ingen nyckel finns. Webbarkiv signeras inte.',
  make: 'Skapa en nyckel',
  makeNew: 'Skapa en ny nyckel',
  made: 'Nyckeln är skapad. Webbarkiv signeras från och med nu.',
  fingerprint: label('fingerprint'),
  madeAt: 'Nyckeln skapad',
  notHere: 'Den hemliga nyckeln finns inte på arkivets dator. Det som samlas in här signeras inte.'
}

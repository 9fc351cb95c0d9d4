import { labelsIn } from '#shared/in-language.ts'
import { BOTH } from '#shared/words/both.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { methodLabels } from '#shared/words/methods.ts'
import { MAIL_STATES } from '#shared/words/values.ts'

const label = fieldLabels('sv')
const does = methodLabels('sv')

/** E-mail: the server it goes out by, the mailboxes it is fetched from, and what became of each mail. */
export const mail = {
  title: 'E-post',
  lead: 'Kopior till myndighetens brevlåda skickas av programmet, och meddelanden hämtas ur de brevlådor du anger. Lösenord ligger i nyckelringen på arkivets dator.',
  host: 'Server',
  port: 'Port',
  security: 'Kryptering',
  securities: {
    tls: 'TLS från början',
    starttls: 'STARTTLS, som krävs',
    none: 'Ingen (bara en server på arkivets dator)'
  },
  user: label('user'),
  password: 'Lösenord',
  passwordHelp: 'Sparas i nyckelringen på arkivets dator, aldrig i arkivet.',
  passwordKept: 'Lämna tomt för att behålla lösenordet som finns.',
  sender: 'Avsändaradress',
  senderHelp: 'Adressen som mejlen kommer från. Dit går också besked om mejl som inte kom fram.',
  recipient: 'Mottagare',
  check: 'Kontrollera',
  forget: 'Ta bort',
  server: {
    title: 'Server för utgående e-post',
    none: 'Ingen server är inställd. Mejl till brevlådan sparar du som fil och skickar själv.',
    set: 'Ställ in server',
    change: 'Ändra',
    save: 'Kontrollera och spara',
    saved: 'Servern svarar och är sparad.',
    works: 'Servern svarar som den ska.',
    forgotten: 'Servern är borttagen.',
    checked: 'Svarade senast',
    ports: 'Ofta 465 med TLS och 587 med STARTTLS.',
    try: does('outbox.test'),
    sendTest: 'Skicka provmejlet',
    tried: 'Provmejlet är lagt i utkorgen.'
  },
  boxes: {
    passwordOf: 'Byt lösenord till {{user}}',
    newPassword: 'Byt lösenord',
    renewed: 'Servern har godtagit lösenordet.',
    renew: 'Kontrollera och spara',
    title: 'Brevlådor att hämta ur',
    lead: 'Varje mejl sparas orört och läses tillbaka innan något ändras i brevlådan. Bilder på andra servrar hämtas aldrig.',
    none: BOTH.noMailboxes.sv,
    add: 'Lägg till brevlåda',
    save: 'Kontrollera och lägg till',
    added: 'Brevlådan svarar och är tillagd.',
    channel: 'Kanal som meddelandena hör till',
    ports: 'Ofta 993 med TLS och 143 med STARTTLS.',
    folder: 'Mapp',
    afterwards: 'När ett mejl är sparat',
    move: 'Flytta det till en annan mapp',
    flag: 'Märk det som arkiverat',
    keep: 'Gör ingenting i brevlådan',
    moveTo: 'Mapp att flytta till',
    movesTo: 'Flyttas till {{folder}}',
    lastFetched: label('fetchedAt'),
    taken: 'Intagna mejl',
    tooLarge: 'För stora mejl, kvar i brevlådan',
    fetch: 'Hämta nu',
    fetchFrom: 'Hämta nu ur {{user}}',
    forgetNamed: 'Ta bort {{user}}',
    short_one: 'Av {{count}} mejl lämnade servern bara ut en del',
    short_other: 'Av {{count}} mejl lämnade servern bara ut en del',
    shortHelp:
      'Den delen är sparad, och mejlet ligger kvar i brevlådan. Öppna det i ett e-postprogram: är det helt där, spara det som en fil (.eml) och ta in filen under Lägg till meddelande.',
    fetched_one: '{{count}} nytt meddelande är hämtat.',
    fetched_other: '{{count}} nya meddelanden är hämtade.',
    forgotten: 'Brevlådan är borttagen. Det som är hämtat finns kvar.'
  },
  redirect: {
    title: 'Svar till den som hänvisas till brevlådan',
    lead: 'Svaret är ifyllt när avsändaren till ett meddelande hänvisas. Skriv {mailbox} där förvaltningens brevlåda ska stå.',
    channel: 'Kanal',
    text: 'Kanalens svar',
    save: 'Spara svaret',
    saved: 'Svaret är sparat.'
  },
  automatic: {
    title: 'Automatiska svar',
    lead: 'Svarar plattformen av sig själv den som skriver? Skriv in de svaren, ordagrant. De räknas då inte som svar i det som läses in efteråt, så att frågan väntar på någon av er. Skriv {name} där något skiljer sig, och en rad med --- mellan två svar.',
    channel: 'Kanal',
    text: 'Kanalens automatiska svar',
    save: 'Spara de automatiska svaren',
    saved: 'De automatiska svaren är sparade.'
  },
  sent: {
    title: 'Skickade mejl',
    filter: 'Visa',
    all: 'Alla',
    queued: 'Väntar',
    trouble: label('trouble'),
    sendNow: 'Skicka nu',
    tried: 'Programmet har försökt skicka det som väntade.',
    none: 'Inga mejl.',
    noneText: 'Mejl läggs här när ett meddelande kopieras till brevlådan.',
    purpose: 'Vad det gäller',
    problem: 'Hinder',
    attempts: 'Försök',
    next: label('nextAttemptAt'),
    written: 'Skrivet'
  },
  purposes: {
    copy: 'Kopia till brevlådan',
    diary: 'Till diariet',
    alert: 'Avisering',
    reminder: 'Påminnelse',
    head: 'Journalens sigill',
    test: 'Provmejl'
  },
  states: labelsIn(MAIL_STATES, 'sv'),
  problems: {
    unreachable: 'Servern går inte att nå',
    'not-secure': 'Krypteringen godtas inte',
    'login-refused': 'Inloggningen nekas',
    'password-missing': 'Lösenordet saknas i nyckelringen',
    busy: 'Servern tar inte emot just nu',
    'recipient-refused': 'Mottagaren finns inte',
    'sender-refused': 'Avsändaradressen godtas inte',
    'content-refused': 'Innehållet godtas inte',
    'too-large': 'Mejlet är för stort',
    'no-answer': 'Servern svarade aldrig',
    'gave-up': 'Prövat i fem dygn',
    delayed: 'Försenat på vägen',
    'not-delivered': 'Kunde inte levereras',
    'marked-secret': 'Sekretessmarkerat sedan mejlet skrevs: det skickades inte',
    interrupted: 'Programmet avbröts'
  },
  delivery: {
    title: 'Mejlet till brevlådan',
    byHand: 'Programmet har inte skickat något mejl. Spara det som fil och skicka det själv.',
    none: 'Ingen kopia är skickad.',
    noServer: 'Ställ in en server för att skicka en kopia',
    sendCopy: 'Skicka en kopia',
    headerId: 'Message-ID',
    reply: 'Serverns svar',
    basis: 'Det vet vi genom',
    settled: 'Avgjort',
    bases: {
      server: 'serverns svar',
      report: 'ett besked från en e-postserver',
      mailbox: 'att mejlet ligger i brevlådan',
      person: 'en person som har tittat efter'
    },
    says: {
      queued: 'Mejlet väntar på att skickas. Programmet försöker av sig självt.',
      sending: 'Mejlet skickas just nu.',
      accepted: 'E-postservern har tagit emot mejlet för vidare befordran.',
      unknown:
        'Hela mejlet lämnades över, men servern svarade aldrig. Det kan ha kommit fram. Titta i brevlådan innan du skickar om det.',
      refused: 'E-postservern tog inte emot mejlet.',
      arrived: 'Mejlet har kommit fram.',
      bounced: 'Mejlet kom inte fram.'
    },
    sendTo: 'Skicka till',
    again: 'Skicka igen',
    arrived: 'Det har kommit fram',
    queued: 'Mejlet är lagt i kö.',
    noted: 'Antecknat.'
  }
}

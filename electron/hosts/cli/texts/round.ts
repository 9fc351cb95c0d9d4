// What `round` and `profile` say.
import type { ProfileState } from '#shared/profile.ts'
import type { RoundState } from '#shared/round.ts'
import type { Text } from '../language.ts'

export const round = {
  group: { sv: 'halvårsomgångar som görs av sig själva', en: 'half-year rounds that are made by themselves' },
  list: {
    sv: 'visa omgångarna: de som kommer, och hur det gick med de andra',
    en: 'show the rounds: those to come, and what became of the others'
  },
  plan: {
    sv: 'visa planen, eller ändra den med dagar och tider',
    en: 'show the plan, or change it with dates and hours'
  },
  department: { sv: 'bara den här förvaltningen', en: 'only this department' },
  spring: { sv: 'dagar på våren, som 04-01..05-31', en: 'dates in spring, such as 04-01..05-31' },
  autumn: { sv: 'dagar på hösten, som 10-01..11-30', en: 'dates in autumn, such as 10-01..11-30' },
  hours: { sv: 'timmar på dagen, som 8-16', en: 'hours of the day, such as 8-16' },
  off: { sv: 'gör inga omgångar av sig själv', en: 'make no rounds by themselves' },
  badDates: {
    sv: '{value} är inte två datum i ett halvår. Skriv som 04-01..05-31.',
    en: '{value} is not two dates of a half-year. Write like 04-01..05-31.'
  },
  badHours: {
    sv: '{value} är inte två timmar. Skriv som 8-16.',
    en: '{value} is not two hours. Write like 8-16.'
  },
  noDepartment: {
    sv: 'Ingen förvaltning heter {name}. Skriv namnet som det står i registret.',
    en: 'No department is called {name}. Write the name as in the register.'
  },
  everyone: { sv: 'Alla', en: 'Everyone' },
  none: { sv: 'ingen plan', en: 'no plan' },
  asCommon: { sv: 'som alla', en: 'as everyone' },
  planLine: {
    sv: '{spring}, {autumn}, klockan {hours}',
    en: '{spring}, {autumn}, at {hours}'
  },
  rows: {
    department: { sv: 'Förvaltning', en: 'Department' },
    period: { sv: 'Halvår', en: 'Half-year' },
    planned: { sv: 'Tid', en: 'Time' },
    state: { sv: 'Läge', en: 'State' },
    channels: { sv: 'Kanaler', en: 'Channels' },
    run: { sv: 'Omgång', en: 'Run' }
  },
  states: {
    coming: { sv: 'kommande', en: 'to come' },
    due: { sv: 'görs i dag', en: 'today' },
    started: { sv: 'gjord', en: 'made' },
    missed: { sv: 'missad', en: 'missed' },
    'caught-up': { sv: 'missad, tagen igen', en: 'missed, made up for' },
    'not-needed': { sv: 'behövdes inte', en: 'not needed' }
  } satisfies Record<RoundState, Text>,
  runDue: {
    sv: 'gör det som är dags nu: halvårsomgångar, missade omgångar och det som väntat; för datorns schemaläggare',
    en: 'do what is due now: half-year rounds, missed ones, and what has waited; for the scheduler of the computer'
  },
  missedNow: {
    sv: '{count} {count|omgång|omgångar} hade missats.',
    en: '{count} {count|round|rounds} had been missed.'
  },
  nothingDue: { sv: 'Inget är dags nu.', en: 'Nothing is due now.' }
} as const

export const profile = {
  group: {
    sv: 'webbläsarprofiler för kanaler som kräver inloggning',
    en: 'browser profiles for channels that want a login'
  },
  list: { sv: 'visa profilerna', en: 'show the profiles' },
  add: { sv: 'lägg till en profil för kanaler', en: 'add a profile for channels' },
  name: { sv: 'profilens namn', en: 'name of the profile' },
  channel: {
    sv: 'kanal som samlas in i profilen; kan anges flera gånger',
    en: 'channel that is captured in the profile; may be given several times'
  },
  channels: {
    sv: 'byt vilka kanaler som samlas in i profilen',
    en: 'change which channels are captured in the profile'
  },
  login: {
    sv: 'öppna webbläsaren så att du kan logga in; stäng den när du är klar',
    en: 'open the browser for you to log in; close it when you are done'
  },
  check: { sv: 'se efter om inloggningen gäller', en: 'see whether the login holds' },
  forget: { sv: 'ta bort profilen och dess inloggning', en: 'remove the profile and its login' },
  opening: {
    sv: 'Webbläsaren öppnas. Logga in, och stäng den sedan.',
    en: 'The browser is opening. Log in, and then close it.'
  },
  forgotten: { sv: 'Profilen är borttagen.', en: 'The profile is removed.' },
  rows: {
    id: { sv: 'Id', en: 'Id' },
    name: { sv: 'Namn', en: 'Name' },
    state: { sv: 'Läge', en: 'State' },
    checked: { sv: 'Kontrollerad', en: 'Checked' },
    ends: { sv: 'Gäller till', en: 'Valid until' },
    channels: { sv: 'Kanaler', en: 'Channels' }
  },
  states: {
    new: { sv: 'ny, ingen har loggat in', en: 'new, nobody has logged in' },
    'logged-in': { sv: 'inloggad', en: 'logged in' },
    'logged-out': { sv: 'utloggad', en: 'logged out' }
  } satisfies Record<ProfileState, Text>,
  soon: { sv: '{date}, snart slut', en: '{date}, ends soon' }
} as const

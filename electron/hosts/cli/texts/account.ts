// What `account` says.
import type { Text } from '../language.ts'

export const account = {
  group: {
    sv: 'konton som programmet läser och modererar kanaler med',
    en: 'accounts that the program reads and moderates channels with'
  },
  add: {
    sv: 'lägg till ett konto; lösenordet eller nyckeln läses från standard in',
    en: 'add an account; the password or key is read from standard input'
  },
  list: { sv: 'visa kontona', en: 'show the accounts' },
  check: { sv: 'fråga plattformen om kontot fungerar', en: 'ask the platform whether the account works' },
  renew: {
    sv: 'byt lösenord eller nyckel; läses från standard in',
    en: 'renew the password or key; read from standard input'
  },
  forget: {
    sv: 'ta bort kontots nyckel ur datorns nyckelring',
    en: 'take the account’s key out of the computer’s keychain'
  },
  channel: { sv: 'kanalen som kontot hör till', en: 'the channel the account belongs to' },
  ofChannel: { sv: 'bara den här kanalen', en: 'only this channel' },
  kind: { sv: 'plattformen', en: 'the platform' },
  user: {
    sv: 'användarnamn (WordPress, Bluesky, Mastodon), sidans id (Facebook, Instagram) eller kanalens id (YouTube)',
    en: 'user name (WordPress, Bluesky, Mastodon), id of the page (Facebook, Instagram) or of the channel (YouTube)'
  },
  address: {
    sv: 'webbplatsens eller serverns adress; behövs för WordPress och Mastodon',
    en: 'the address of the site or server; needed for WordPress and Mastodon'
  },
  directory: {
    sv: 'Bluesky: katalogen med avsändarnas nycklar, om det inte är plc.directory',
    en: 'Bluesky: the directory of authors’ keys, if it is not plc.directory'
  },
  typeSecret: {
    sv: 'Skriv lösenordet eller nyckeln och tryck Enter. Det visas inte.',
    en: 'Type the password or key and press Enter. It is not shown.'
  },
  typeSecretText: {
    sv: 'Skriv texten och avsluta med en tom rad. Den visas inte.',
    en: 'Type the text, and end with an empty line. It is not shown.'
  },
  noSecret: {
    sv: 'Inget lösenord och ingen nyckel eller text angavs. Skriv när du blir tillfrågad, eller skicka in det på standard in.',
    en: 'No password, key or text was given. Type it when asked, or send it on standard input.'
  },
  asking: { sv: 'Frågar {platform}.', en: 'Asking {platform}.' },
  works: {
    sv: 'Kontot fungerar: {user} hos {platform}. Nyckeln ligger i datorns nyckelring.',
    en: 'The account works: {user} at {platform}. The key is in the computer’s keychain.'
  },
  forgotten: {
    sv: 'Nyckeln är borttagen ur datorns nyckelring. Det som är läst med kontot finns kvar. Återkalla nyckeln hos {platform} också.',
    en: 'The key is taken out of the computer’s keychain. What was read with the account remains. Revoke the key at {platform} too.'
  },
  ok: { sv: 'fungerar', en: 'works' },
  rows: {
    id: { sv: 'Id', en: 'Id' },
    channel: { sv: 'Kanal', en: 'Channel' },
    platform: { sv: 'Plattform', en: 'Platform' },
    user: { sv: 'Användare', en: 'User' },
    address: { sv: 'Adress', en: 'Address' },
    checked: { sv: 'Senaste svar', en: 'Last answer' },
    state: { sv: 'Läge', en: 'State' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>

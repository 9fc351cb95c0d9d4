// What a server says to those who come to it with a browser or a program, before the window is there.
import type { Text } from '../cli/language.ts'

/** What is said of a call that comes to nothing before anybody has looked at what it asks for. */
export const refusedTexts = {
  noSuchArchive: {
    sv: 'Servern har inget arkiv på adressen {{host}}. Kontrollera adressen; är den rätt, be den som sköter servern att se i loggen.',
    en: 'The server has no archive at the address {{host}}. Check the address; if it is right, ask whoever runs the server to look in the log.'
  },
  signInFirst: {
    sv: 'Den som anropar är inte inloggad. Ett program skickar sin nyckel som Authorization: Bearer, och nyckeln ska stå under keys i serverns inställningar.',
    en: 'Whoever calls is not signed in. A program sends its key as Authorization: Bearer, and the key must stand under keys in the configuration of the server.'
  },
  otherOrigin: {
    sv: 'Anropet kom inte från arkivets egen sida, så inget gjordes. Öppna {{address}} och gör om det där.',
    en: 'The call did not come from a page of the archive, so nothing was done. Open {{address}} and do it again there.'
  },
  startingAgain: {
    sv: 'Arkivet startas. Försök igen om en stund.',
    en: 'The archive is being started. Try again in a while.'
  }
} as const satisfies Record<string, Text>

/** The few pages of the server itself. */
export const pageTexts = {
  signedOut: {
    sv: 'Du är utloggad.',
    en: 'You are signed out.'
  },
  signIn: { sv: 'Logga in', en: 'Sign in' },
  refused: { sv: 'Det gick inte', en: 'That did not work' },
  failed: {
    sv: 'Inloggningen gick inte att fullfölja. Försök igen från början; går det fortfarande inte, be den som sköter servern att se i loggen.',
    en: 'The sign-in could not be completed. Try again from the beginning; if that fails as well, ask whoever runs the server to look in the log.'
  },
  clockDiffers: {
    sv: 'Serverns klocka går inte som inloggningstjänstens, och därför godtas inte inloggningen. Be den som sköter servern att ställa klockan (tidssynkronisering, NTP) och försök igen.',
    en: 'The server’s clock is not as the sign-in provider’s, and so the sign-in is not accepted. Ask whoever runs the server to set its clock (time synchronisation, NTP), and try again.'
  },
  providerGone: {
    sv: 'Inloggningstjänsten svarar inte. Vänta en stund och försök igen; går det fortfarande inte, be den som sköter servern att se i loggen.',
    en: 'The sign-in provider does not answer. Wait a while and try again; if that fails as well, ask whoever runs the server to look in the log.'
  },
  again: { sv: 'Försök igen', en: 'Try again' },
  firstTitle: {
    sv: 'Den första administratören',
    en: 'The first administrator'
  },
  firstAbout: {
    sv: 'Du är inloggad som {{name}}. Ingen som loggar in är administratör än. Skriv engångskoden som servern skrev när den startade, så får du den rollen.',
    en: 'You are signed in as {{name}}. Nobody who signs in is an administrator yet. Write the one-time code that the server wrote when it started, and you get the role.'
  },
  firstCode: { sv: 'Engångskod', en: 'One-time code' },
  firstSend: { sv: 'Bli administratör', en: 'Become administrator' },
  firstWrong: {
    sv: 'Koden stämmer inte. Se efter där servern startades.',
    en: 'The code is not right. Look where the server was started.'
  },
  firstSkip: { sv: 'Fortsätt utan', en: 'Go on without' }
} as const satisfies Record<string, Text>

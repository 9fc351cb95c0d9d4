// What `capture proxy` says.
export const proxy = {
  proxy: {
    sv: 'visa eller ange proxyn som sidor hämtas genom; med --user läses lösenordet från standard in',
    en: 'show or set the proxy that pages are fetched through; with --user the password is read from standard input'
  },
  host: { sv: 'proxyns namn', en: 'the name of the proxy' },
  port: { sv: 'proxyns port', en: 'the port of the proxy' },
  user: { sv: 'användarnamn, om proxyn vill ha ett', en: 'the user name, where the proxy wants one' },
  forget: { sv: 'ta bort proxyn och dess lösenord', en: 'remove the proxy and its password' },
  needsBoth: {
    sv: 'En proxy anges med både --host och --port.',
    en: 'A proxy is given with both --host and --port.'
  },
  forgotten: {
    sv: 'Proxyn är borttagen. Sidor hämtas som datorn är inställd.',
    en: 'The proxy is removed. Pages are fetched as the computer is set.'
  },
  none: {
    sv: 'Ingen proxy är angiven. Sidor hämtas som datorn är inställd.',
    en: 'No proxy is given. Pages are fetched as the computer is set.'
  },
  row: { sv: 'Proxy', en: 'Proxy' },
  userRow: { sv: 'Användarnamn', en: 'User name' },
  noUser: { sv: 'inget', en: 'none' },
  savedRow: { sv: 'Sparad', en: 'Saved' },
  answers: { sv: 'Proxyn svarar.', en: 'The proxy answers.' },
  noAnswer: {
    sv: 'Proxyn är sparad men svarar inte på {address}. Kontrollera namnet och porten, och att datorn är på rätt nätverk. Så länge den inte svarar kan inget samlas in.',
    en: 'The proxy is saved but does not answer at {address}. Check the name and the port, and that the computer is on the right network. While it does not answer nothing can be captured.'
  }
}

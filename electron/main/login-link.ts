// Reads the links by which a server's page asks to be lent a login. They come from outside: what does not fit the form is nothing.
import { LINK_SCHEME } from '#shared/comment-link.ts'
import { LoginWanted } from '#shared/lent-login.ts'

/** What the link among these words, such as a command line, asks for; null where there is none that can be used. */
export function loginWantedIn(words: readonly string[]): LoginWanted | null {
  const link = words.find(word => word.toLowerCase().startsWith(`${LINK_SCHEME}:`))
  const url = URL.parse(link ?? '')
  if (url === null || !/^(?:\/\/)?inloggning\/?$/.test(`${url.host}${url.pathname}`)) return null
  const said = (word: string) => url.searchParams.get(word) ?? ''
  const wanted = LoginWanted.safeParse({
    profileId: said('profil'),
    address: said('adress'),
    platform: said('plattform') === '' ? null : said('plattform'),
    recipient: said('nyckel')
  })
  return wanted.success && URL.canParse(wanted.data.address) ? wanted.data : null
}

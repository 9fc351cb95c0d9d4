// The e-mail addresses of those who wrote what is marked: unlike a name, one is nobody else's, and is looked for in every channel (P5). Not those
// that many write from, which stand in half of what an authority has.
import type { ReadDb } from '../../../kernel/db/open.ts'
import * as queries from './address-queries.ts'

/** What stands before the @ of an address that is a function's and no person's: those of RFC 2142, of programs, and of authorities. */
const FUNCTIONS = new Set([
  ...['abuse', 'ftp', 'hostmaster', 'info', 'marketing', 'news', 'noc', 'postmaster', 'sales', 'security'],
  ...['support', 'usenet', 'uucp', 'webmaster', 'www'],
  ...['admin', 'bounce', 'bounces', 'daemon', 'donotreply', 'mailerdaemon', 'newsletter', 'noreply'],
  ...['notification', 'notifications', 'notify', 'notis', 'nyhetsbrev', 'svarainte'],
  ...['arkiv', 'arkivet', 'contact', 'diariet', 'diarium', 'kansli', 'kansliet', 'kommun', 'kommunen'],
  ...['kommunstyrelsen', 'kontakt', 'kontaktcenter', 'kundcenter', 'kundservice', 'kundtjanst', 'mail'],
  ...['medborgarservice', 'office', 'post', 'press', 'reception', 'redaktion', 'redaktionen', 'registrator'],
  ...['registratur', 'servicecenter', 'servicedesk', 'vaxel', 'vaxeln']
])

/** Whether it is an e-mail address, and one that a single person writes from. */
export function isOfOnePerson(text: string): boolean {
  const [, local] = /^([^\s@/]{1,64})@[^\s@/]{1,190}\.[^\s@/.]{2,63}$/.exec(text) ?? []
  if (local === undefined) return false
  const [before = ''] = local.toLowerCase().split('+', 1)
  return !FUNCTIONS.has(before.replaceAll(/[^\p{L}\p{N}]/gu, ''))
}

/**
 * What makes of addresses, as they were written, those that are looked for: of one person, and not the authority's own or those of the people in
 * its register.
 */
export function lookedFor(db: ReadDb): (addresses: readonly string[]) => string[] {
  let own: ReadonlySet<string> | null = null
  return addresses => {
    const persons = [...new Set(addresses.filter(isOfOnePerson).map(address => address.toLowerCase()))]
    if (persons.length === 0) return []
    own ??= queries.ownAddresses(db)
    return persons.filter(address => own?.has(address) === false)
  }
}

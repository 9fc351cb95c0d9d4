// E-mail addresses that are nobody's own: a mailbox that several read says neither who somebody is nor that two are one.
import type { Person } from '#shared/register.ts'
import { isOfDepartment } from './department-names.ts'
import { isNearly, isWrittenOtherwise, wordsOfName } from './names.ts'
import { withoutMarks } from './same-name.ts'

/** What such a mailbox is called, by whose it is. From five letters on they may go on: kommunikationsenheten, biblioteket. */
const MAILBOXES: Readonly<Record<string, readonly string[]>> = {
  'of the whole municipality': [
    ...[
      'info',
      'information',
      'kontakt',
      'contact',
      'kommun',
      'registrator',
      'registratur',
      'diarium',
      'kansli'
    ],
    ...['reception', 'vaxel', 'post', 'mail', 'mejl', 'epost', 'kundtjanst', 'kundservice', 'kundcenter'],
    ...['medborgar', 'service', 'support', 'helpdesk', 'office', 'hej', 'hello']
  ],
  'of those who write': [
    ...[
      'kommunikation',
      'kommunikator',
      'communication',
      'press',
      'media',
      'redaktion',
      'redaktor',
      'webb',
      'web'
    ],
    ...['webmaster', 'sociala', 'socialmedia', 'some', 'facebook', 'instagram', 'nyheter', 'news', 'marknad']
  ],
  'of a house, or of a service': [
    ...[
      'bibliotek',
      'library',
      'museum',
      'museet',
      'simhall',
      'badhus',
      'turist',
      'turism',
      'visit',
      'skola'
    ],
    ...['forskola', 'rektor', 'personal', 'rekrytering', 'jobb', 'hr']
  ],
  'of a program': ['noreply', 'reply', 'admin', 'test']
}
const WORDS = Object.values(MAILBOXES).flat()
const LEAST_TO_GO_ON = 5

/** Who stands with an address in a row. */
export type Use = { readonly name: string; readonly email: string }

type Users = { readonly names: string[]; areSeveral: boolean }

/** No more names are compared for one address. */
const MOST_NAMES = 20

export function sharedAddresses(
  uses: readonly Use[],
  { people, mailboxes }: { readonly people: readonly Person[]; readonly mailboxes: readonly string[] }
) {
  const users = new Map<string, Users>()
  for (const { name, email } of [...people, ...uses]) {
    if (email === null) continue
    const key = email.toLowerCase()
    const of: Users = users.get(key) ?? { names: [], areSeveral: false }
    users.set(key, of)
    if (of.names.includes(name) || of.names.length === MOST_NAMES) continue
    of.areSeveral ||= of.names.some(each => !mayBeOne(each, name))
    of.names.push(name)
  }
  const ofDepartments = new Set(mailboxes.map(each => each.toLowerCase()))
  // Undefined where it is made of no one's name.
  const owners = new Map(
    [...users].flatMap(([email, { names, areSeveral }]) =>
      areSeveral ? [[email, ownerAmong(email, names)] as const] : []
    )
  )

  return {
    /** Whose name the address is made of, where several who are not one stand with it. */
    ownerOf: (email: string): string | undefined => owners.get(email.toLowerCase()),
    /** Whether the address is no person's: by what it is called, or because several have it and it is made of no one's name. */
    isShared(
      email: string,
      { name, department }: { readonly name: string; readonly department: string }
    ): boolean {
      const key = email.toLowerCase()
      if (ofDepartments.has(key)) return true
      if (owners.has(key) && owners.get(key) === undefined) return true
      return likeness(email, name) === 0 && isMailbox(localPart(email), department)
    }
  }
}

function ownerAmong(email: string, names: readonly string[]): string | undefined {
  const most = Math.max(...names.map(name => likeness(email, name)))
  const [nearest, ...others] = names.filter(name => likeness(email, name) === most)
  if (most === 0 || nearest === undefined) return undefined
  return others.every(name => mayBeOne(name, nearest)) ? nearest : undefined
}

const mayBeOne = (one: string, other: string): boolean =>
  isWrittenOtherwise(wordsOfName(one), wordsOfName(other)) || isNearly(one, other)

const localPart = (email: string): string => withoutMarks(email.split('@')[0] ?? '')

/** How much of a name an address is made of: words of it, or what they begin with (anber for Anna Berg). */
function likeness(email: string, name: string): number {
  const local = localPart(email)
  const [letters, parts] = [local.replaceAll(/\P{L}/gu, ''), partsOf(local)]
  const whole = partsOf(withoutMarks(name)).filter(
    word => parts.includes(word) || (word.length > 2 && letters.includes(word))
  ).length
  const words = wordsOfName(name)
  const [first = '', last = ''] = [words[0], words.at(-1)]
  const isShortened = [1, 2, 3].some(length =>
    [1, 2, 3].some(rest => letters === first.slice(0, length) + last.slice(0, rest))
  )
  return whole * 2 + Number(words.length > 1 && isShortened)
}

/** Whether an address says that it is that person's. */
export const isOwnAddress = (email: string | null, name: string): boolean =>
  email !== null && likeness(email, name) > 0

const partsOf = (text: string): string[] => text.split(/\P{L}+/u).filter(part => part !== '')

function isMailbox(local: string, department: string): boolean {
  return partsOf(local).some(
    word =>
      WORDS.some(each => (each.length < LEAST_TO_GO_ON ? word === each : word.startsWith(each))) ||
      isOfDepartment(word, department)
  )
}

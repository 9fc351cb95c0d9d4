// The six places of the window, the pages of each, and which of them an address belongs to.

/** A place, with its pages in the order of the work. The last is not in the main menu: its pages are reached from the settings. */
export const PLACES = [
  {
    name: 'today',
    pages: [
      ['today', '/'],
      ['alerts', '/alerts']
    ]
  },
  {
    name: 'inbox',
    pages: [
      ['comments', '/comments'],
      ['messages', '/messages'],
      ['deadlines', '/deadlines'],
      ['watch', '/comments/watch'],
      ['senders', '/comments/senders'],
      ['mail', '/messages/mail'],
      ['imports', '/messages/imports']
    ]
  },
  {
    name: 'channels',
    pages: [
      ['register', '/channels'],
      ['people', '/channels/people'],
      ['mandates', '/channels/mandates'],
      ['consents', '/channels/consents'],
      ['secrecy', '/channels/secrecy'],
      ['publicList', '/channels/public-list'],
      ['importList', '/channels/import'],
      ['changes', '/channels/history']
    ]
  },
  { name: 'captures', pages: [['captures', '/captures']] },
  {
    name: 'deliver',
    pages: [
      ['exports', '/export'],
      ['disclosures', '/disclosures'],
      ['disposals', '/disposal'],
      ['rules', '/disposal/rules'],
      ['holds', '/disposal/holds']
    ]
  },
  {
    name: 'review',
    pages: [
      ['coverage', '/channels/coverage'],
      ['checklists', '/channels/checklists'],
      ['attestations', '/channels/attestations'],
      ['checks', '/checks'],
      ['journal', '/journal']
    ]
  },
  {
    name: 'settings',
    pages: [
      ['archive', '/archive'],
      ['users', '/users'],
      ['backups', '/backups']
    ]
  }
] as const

export type Place = (typeof PLACES)[number]

/** The place and the page that an address belongs to: the page whose own address is the longest beginning of it. */
export function placeOf(location: string): { place: Place; path: string } | null {
  // What is open beside the queue of today.
  const own = location.startsWith('/today/') ? '/' : location
  const isWithin = (path: string) => own === path || (path !== '/' && own.startsWith(`${path}/`))
  const found = PLACES.flatMap(place =>
    place.pages.filter(([, path]) => isWithin(path)).map(([, path]) => ({ place, path }))
  )
  return found.toSorted((one, other) => other.path.length - one.path.length)[0] ?? null
}

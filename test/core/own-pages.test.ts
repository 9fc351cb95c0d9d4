// Every page of ours that captures are tried on is in the list that says what is true of each.
import { expect, it } from 'vitest'
import { KINDS } from '../helpers/site/kinds.ts'
import { OWN_PAGES } from '../helpers/site/own-pages/all.ts'
import { PAGES } from '../helpers/site/site.ts'

/** What stands in a frame of others. */
const FRAMES = [
  ...['/frame', '/pale-frame', '/consent/inside', '/said-inside', '/late/instead-inside', '/told/inside'],
  ...[
    '/frames/inside',
    '/unseen/inside',
    '/modern/rows',
    '/modern/calls',
    '/hard/frame-app',
    '/hard/frame-outer'
  ],
  ...['/hard/frame-inner', '/votes/frame']
]
/** Of them it is asked what becomes of the program, the browser or a comment, in tests of their own. */
const OTHERS = [
  ...[
    '/hang',
    '/hang-at-once',
    '/goes-away',
    '/to-file',
    '/asks',
    '/sounds',
    '/eats-memory',
    '/eats-buffers'
  ],
  ...[
    '/reloads',
    '/reloads-for-ever',
    '/attacks',
    '/phone',
    '/complains',
    '/placed-frame',
    '/hard/many-answers'
  ],
  ...['/senders/called', '/senders/headed', '/senders/bold', '/senders/labels']
]

it('has each page once, and all of them', () => {
  const listed = OWN_PAGES.map(({ path }) => `/${path}`.replace('//', '/').split('?')[0])
  const all = [...Object.keys(PAGES), ...Object.keys(KINDS)]
  expect(all.filter(path => ![...listed, ...FRAMES, ...OTHERS].includes(path))).toEqual([])
  expect([...FRAMES, ...OTHERS].filter(path => !all.includes(path) || listed.includes(path))).toEqual([])
  const asked = OWN_PAGES.map(page => JSON.stringify(page))
  expect(asked.filter((one, at) => asked.indexOf(one) !== at)).toEqual([])
})

// Every page and dialog of the window, and how one comes to it with the demo archive open.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { en } from '../../renderer/locales/en.ts'
import { sv } from '../../renderer/locales/sv.ts'
import type { DemoArchive } from './demo-archive.ts'

export interface ShownPage {
  readonly name: string
  /** The page's address after `#`. */
  readonly path: string
  /** What must be seen before the place counts as reached. */
  readonly ready: string
  /** What is pressed to open the dialog, menu or tab. */
  readonly open?: (texts: Texts) => string
}

type Texts = typeof sv

export const TEXTS = { sv, en } satisfies Record<Language, Texts>

export type Language = 'sv' | 'en'
export type Theme = 'light' | 'dark'

/** All of them; `archive` says which records there are. */
export function placesIn(archive: DemoArchive): ShownPage[] {
  return [
    { name: 'today', path: '/', ready: '.work' },
    { name: 'today-beside', path: `/today/comments/${archive.verified}`, ready: '.object-picture' },
    { name: 'today-message', path: `/today/messages/${archive.waiting}`, ready: '.item-parts form' },
    { name: 'archive', path: '/archive', ready: '#verify' },
    { name: 'settings', path: '/', ready: '[role=menu]', open: t => t.common.settings.open },
    {
      name: 'palette',
      path: '/channels',
      ready: '.palette-options [role=menuitem]',
      open: t => t.search.palette.title
    },
    { name: 'help', path: '/channels', ready: '.help-text', open: t => t.help.open },
    { name: 'channels', path: '/channels', ready: '[role=grid]' },
    {
      name: 'channel-form',
      path: '/channels',
      ready: '[role=dialog] form [name=name]',
      open: t => t.channels.register
    },
    { name: 'people', path: '/channels/people', ready: '[role=grid]' },
    {
      name: 'person-form',
      path: '/channels/people',
      ready: '[role=dialog] form',
      open: t => t.register.people.editNamed.replace('{{name}}', '')
    },
    {
      name: 'seal-key-form',
      path: '/channels/people',
      ready: '[role=dialog] form',
      open: t => t.credentials.makeKey
    },
    { name: 'consents', path: '/channels/consents', ready: '.state-box' },
    {
      name: 'consent-form',
      path: '/channels/consents',
      ready: '[role=dialog] form',
      open: t => t.consents.add
    },
    {
      name: 'secrecy-form',
      path: `/channels/${archive.channel}`,
      ready: '[role=dialog] form',
      open: t => t.secrecy.mark
    },
    { name: 'secrecy', path: '/channels/secrecy', ready: '[role=grid]' },
    { name: 'mandates', path: '/channels/mandates', ready: '[role=grid]' },
    { name: 'users', path: '/users', ready: '#me' },
    {
      name: 'user-form',
      path: '/users',
      ready: '[role=dialog] form [name=osUser]',
      open: t => t.users.add
    },
    { name: 'backups', path: '/backups', ready: '.card, .state-box' },
    {
      name: 'backup-form',
      path: '/backups',
      ready: '[role=dialog] form',
      open: t => t.backups.add
    },
    { name: 'checks', path: '/checks', ready: '#timestamps' },
    {
      name: 'timestamp-form',
      path: '/checks',
      ready: '[role=dialog] form',
      open: t => t.timestamps.add
    },
    { name: 'register-history', path: '/channels/history', ready: '[role=grid]' },
    { name: 'channel', path: `/channels/${archive.channel}`, ready: '[role=grid]' },
    {
      name: 'channel-edit',
      path: `/channels/${archive.channel}`,
      ready: '[role=dialog] form',
      open: t => t.channels.edit
    },
    {
      name: 'mandate-form',
      path: `/channels/${archive.channel}`,
      ready: '[role=dialog] form',
      open: t => t.channels.setMandate
    },
    {
      name: 'credential-form',
      path: `/channels/${archive.channel}`,
      ready: '[role=dialog] form',
      open: t => t.credentials.add
    },
    {
      name: 'account-form',
      path: `/channels/${archive.channel}`,
      ready: '[role=dialog] form',
      open: t => t.accounts.add
    },
    {
      name: 'change-form',
      path: `/channels/${archive.channel}`,
      ready: '[role=dialog] form',
      open: t => t.channels.change
    },
    {
      name: 'retire-form',
      path: `/channels/${archive.channel}`,
      ready: '[role=dialog] form',
      open: t => t.channels.retire
    },
    { name: 'coverage', path: '/channels/coverage', ready: '#trend' },
    { name: 'checklists', path: '/channels/checklists', ready: '#review' },
    { name: 'checklist', path: `/channels/checklists/${archive.channel}`, ready: 'form fieldset' },
    { name: 'attestations', path: '/channels/attestations', ready: '[role=grid]' },
    { name: 'attestation', path: `/channels/attestations/${archive.department}`, ready: '#sign' },
    { name: 'public-list', path: '/channels/public-list', ready: '[role=grid]' },
    {
      name: 'website-form',
      path: '/channels/public-list',
      ready: '[role=dialog] form',
      open: t => t.publicList.website.add
    },
    { name: 'import', path: '/channels/import', ready: '.drop' },
    { name: 'import-trial', path: `/channels/import/${archive.sheet}`, ready: '#trial' },
    { name: 'captures', path: '/captures', ready: '[role=grid]' },
    {
      name: 'run-form',
      path: '/captures',
      ready: '[role=dialog] form',
      open: t => t.captures.start
    },
    // The tab that was open last is open the next time, and what comes after has a list to wait for.
    { name: 'rounds', path: '/captures', ready: '[role=tabpanel] .state-box', open: t => t.rounds.title },
    { name: 'round-plan', path: '/captures', ready: '[role=dialog] form', open: t => t.rounds.edit },
    { name: 'logins', path: '/captures', ready: '[role=tabpanel] .state-box', open: t => t.profiles.title },
    { name: 'login-form', path: '/captures', ready: '[role=dialog] form', open: t => t.profiles.add },
    { name: 'proxy-form', path: '/captures', ready: '[role=dialog] form', open: t => t.proxy.set },
    { name: 'runs', path: '/captures', ready: '[role=grid]', open: t => t.captures.runs },
    { name: 'run-ended', path: `/captures/runs/${archive.run}`, ready: '[role=grid]' },
    { name: 'viewer', path: `/captures/${archive.tall}`, ready: '.viewer-tile' },
    // The words of a search, as an address has them.
    { name: 'viewer-words', path: `/captures/${archive.tall}/a29tbXVu`, ready: '.viewer-tile' },
    {
      name: 'viewer-compare',
      path: `/captures/${archive.tall}`,
      ready: '.viewer .state-box, .viewer .compare',
      open: t => t.viewer.compare
    },
    {
      name: 'viewer-view',
      path: `/captures/${archive.tall}`,
      ready: '.object-picture',
      open: t => t.viewer.view
    },
    {
      name: 'viewer-text',
      path: `/captures/${archive.tall}`,
      ready: '.viewer-text',
      open: t => t.viewer.text
    },
    {
      name: 'viewer-provenance',
      path: `/captures/${archive.tall}`,
      ready: '.viewer-told',
      open: t => t.viewer.provenance
    },
    {
      name: 'viewer-facts',
      path: `/captures/${archive.tall}`,
      ready: '.viewer-facts [role=grid]',
      open: t => t.viewer.facts
    },
    {
      name: 'viewer-failed',
      path: `/captures/${archive.failed}`,
      ready: '.viewer-facts'
    },
    { name: 'watch', path: '/comments/watch', ready: '#words' },
    { name: 'senders', path: '/comments/senders', ready: 'form [name=search]' },
    { name: 'sender', path: `/comments/senders/${archive.sender}`, ready: '[role=grid]' },
    {
      name: 'ground-form',
      path: `/channels/${archive.channel}`,
      ready: '[role=dialog] form',
      open: t => t.senders.grounds.add
    },
    { name: 'comments', path: '/comments', ready: '[role=grid]' },
    { name: 'comment', path: `/comments/${archive.decided}`, ready: '.object-picture' },
    { name: 'comment-decide', path: `/comments/${archive.verified}`, ready: '.object-picture' },
    { name: 'comment-form', path: '/comments/new', ready: 'form' },
    {
      name: 'comment-picture-form',
      path: '/comments/new',
      ready: 'form [name=timeShown]',
      open: t => t.taken.ways.picture
    },
    {
      name: 'comment-facts-form',
      path: '/comments/new',
      ready: 'form [name=policeNumber]',
      open: t => t.taken.ways.facts
    },
    {
      name: 'comment-registration',
      path: `/comments/${archive.decided}`,
      ready: '[role=dialog] form',
      open: t => t.decisions.register
    },
    { name: 'messages', path: '/messages', ready: '[role=grid]' },
    { name: 'thread', path: `/messages/thread/${archive.waiting}`, ready: '.item-parts form' },
    { name: 'mail', path: '/messages/mail', ready: '#mailboxes' },
    {
      name: 'mail-server-form',
      path: '/messages/mail',
      ready: '[role=dialog] form',
      open: t => t.mail.server.set
    },
    {
      name: 'mailbox-form',
      path: '/messages/mail',
      ready: '[role=dialog] form',
      open: t => t.mail.boxes.add
    },
    { name: 'message', path: `/messages/${archive.waiting}`, ready: 'form' },
    { name: 'message-routed', path: `/messages/${archive.copied}`, ready: '#routed' },
    { name: 'message-form', path: '/messages/new', ready: 'form' },
    { name: 'message-files', path: '/messages/new', ready: '.drop', open: t => t.messages.intake.file },
    { name: 'export-intake', path: '/messages/new', ready: '.drop', open: t => t.imports.tab },
    { name: 'imports', path: '/messages/imports', ready: '[role=grid]' },
    { name: 'import-ended', path: `/messages/imports/${archive.imported}`, ready: '[role=grid]' },
    { name: 'deadlines', path: '/deadlines', ready: '#answers' },
    { name: 'alerts', path: '/alerts', ready: '#by-mail' },
    // The words are “kommun”, as an address has them.
    { name: 'search', path: '/search/a29tbXVu', ready: '.hits' },
    { name: 'search-filters', path: '/search', ready: 'details' },
    { name: 'export', path: '/export', ready: '[role=grid]' },
    { name: 'export-selection', path: '/export', ready: 'details', open: t => t.exports.chosen },
    {
      name: 'diary-system-set',
      path: '/export',
      ready: '[role=dialog] form',
      open: t => t.exports.diarySystem.set
    },
    {
      name: 'filing-form',
      path: '/export',
      ready: '[role=dialog] form',
      open: t => t.exports.filing.changeNamed.replace('{{name}}', '')
    },
    { name: 'send-to-diary-system', path: `/export/${archive.forDiary}`, ready: '.state-box' },
    { name: 'package', path: `/export/${archive.openedLink}`, ready: '[role=grid]' },
    {
      name: 'receipt-withdraw',
      path: `/export/${archive.openedLink}`,
      ready: '[role=dialog] form',
      open: t => t.exports.receipts.withdrawNamed.replace(' {{number}}', '')
    },
    {
      name: 'webhook-form',
      path: '/export',
      ready: '[role=dialog] form [name=secret]',
      open: t => t.webhooks.add
    },
    {
      name: 'signer-form',
      path: '/export',
      ready: '[role=dialog] form [name=password]',
      open: t => t.exports.signer.useFile
    },
    { name: 'disclosures', path: '/disclosures', ready: '[role=grid]' },
    {
      name: 'disclosure-form',
      path: '/disclosures',
      ready: '[role=dialog] form',
      open: t => t.disclosures.open
    },
    { name: 'disclosure', path: `/disclosures/${archive.disclosure}`, ready: '[role=grid]' },
    {
      name: 'disclosure-preview',
      path: `/disclosures/${archive.disclosure}/preview`,
      ready: '.copy-picture'
    },
    { name: 'disclosure-record', path: `/disclosures/${archive.disclosure}/0`, ready: '.mask-box' },
    {
      name: 'mask-everywhere',
      path: `/disclosures/${archive.disclosure}/0`,
      ready: '[role=dialog] form',
      open: t => t.disclosures.everywhere.title
    },
    { name: 'disposals', path: '/disposal', ready: '[role=grid]' },
    { name: 'disposal', path: `/disposal/${archive.disposal}`, ready: '#step' },
    { name: 'retention-rules', path: '/disposal/rules', ready: '[role=grid]' },
    {
      name: 'retention-rule-form',
      path: '/disposal/rules',
      ready: '[role=dialog] form',
      open: t => t.disposal.rules.add
    },
    { name: 'holds', path: '/disposal/holds', ready: '[role=grid]' },
    {
      name: 'hold-form',
      path: '/disposal/holds',
      ready: '[role=dialog] form',
      open: t => t.disposal.holds.add
    },
    { name: 'journal', path: '/journal', ready: '[role=grid]' },
    { name: 'journal-record', path: `/journal/${archive.decided}`, ready: '[role=grid]' },
    {
      name: 'journal-line',
      path: '/journal',
      ready: '[role=dialog]',
      open: t => t.journal.open.replace(' {{seq}}', '')
    },
    { name: 'not-found', path: '/finns-inte', ready: 'h1' }
  ]
}

/** The addresses that lead to a page in the window, and what an address on each looks like; a word such as `new` is no id. */
export async function routesOf(): Promise<{ route: string; pattern: RegExp }[]> {
  const app = await readFile(resolve(import.meta.dirname, '../../renderer/app.tsx'), 'utf8')
  return [...app.matchAll(/<Route path="([^"]+)"/g)].map(([, route = '']) => {
    const parts = route.replaceAll(/\/:\w+\?/g, '(?:/[^/]+)?').replaceAll(/:\w+/g, '(?:[^/]*[\\d=][^/]*)')
    return { route, pattern: new RegExp(`^${parts}$`) }
  })
}

/** Shows the window in a language and light or dark, as it was last left by a person who chose so. */
export async function dress(page: Page, language: Language, theme: Theme): Promise<void> {
  await page.evaluate(
    ([language, theme]) => {
      localStorage.setItem('kanalarkiv.language', language)
      localStorage.setItem('kanalarkiv.theme', theme)
      // Of what lists were set to show before nothing is known.
      localStorage.removeItem('kanalarkiv.kept')
    },
    [language, theme] as const
  )
  await page.reload()
  await page.locator('h1').waitFor()
}

/** Shows what is on the page light or dark, as the choice in the settings does. */
export async function showTheme(page: Page, theme: Theme): Promise<void> {
  await page.evaluate(name => {
    document.documentElement.dataset['theme'] = name
  }, theme)
  await settle(page)
}

/** Chooses another language in the settings, as a person does: what is on the page stays. */
export async function chooseLanguage(page: Page, language: Language): Promise<void> {
  const now = (await page.locator('html').getAttribute('lang')) === 'sv' ? 'sv' : 'en'
  if (now !== language) await chooseSetting(page, now, TEXTS[now].common.settings.languages[language])
  await page.locator(`html[lang=${language}]`).waitFor()
  await settle(page)
}

/** Chooses in the settings menu, with the window in that language. */
export async function chooseSetting(page: Page, language: Language, item: string): Promise<void> {
  await page.getByRole('button', { name: TEXTS[language].common.settings.open }).click()
  await page.getByRole('menuitemradio', { name: item }).click()
  await page.getByRole('menu').waitFor({ state: 'detached' })
}

/** Goes to a place and waits until all of it is there. */
export async function reach(page: Page, place: ShownPage, language: Language): Promise<void> {
  await shut(page)
  await page.evaluate(path => {
    location.hash = path
  }, place.path)
  await page.locator('h1').waitFor()
  if (place.open !== undefined) {
    const name = place.open(TEXTS[language])
    const tab = page.getByRole('tab', { name, exact: true })
    // A toggle of several is a radio button; of a choice among several it is the words that are pressed.
    const toggle = page.locator('button').and(page.getByRole('radio', { name, exact: true }))
    const choice = page.locator('label').filter({ has: page.getByRole('radio', { name }) })
    await tab.or(toggle).or(choice).or(page.getByRole('button', { name })).last().click()
  }
  await page.locator(place.ready).first().waitFor()
  await settle(page)
}

/** Closes the dialog or menu that is open, if any. */
async function shut(page: Page): Promise<void> {
  const open = page.locator('[role=dialog], [role=menu]')
  if ((await open.count()) === 0) return
  await page.keyboard.press('Escape')
  await open.first().waitFor({ state: 'detached' })
}

/** Waits until nothing is being read, every picture is shown, and nothing moves that will come to rest. */
export async function settle(page: Page): Promise<void> {
  await page.locator('.waiting').first().waitFor({ state: 'detached' })
  // A dialog with the cursor in a text waits for a keyboard of the screen, which a window that was just made lower looks like.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.scrim')].every(each => getComputedStyle(each).opacity === '1')
  )
  await page.evaluate(async () => {
    // Those far down would wait to be scrolled to, and never be decoded.
    for (const image of document.images) image.loading = 'eager'
    await Promise.all([...document.images].map(image => image.decode().catch(() => undefined)))
    const resting = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
    await Promise.all(resting.map(animation => animation.finished.catch(() => undefined)))
  })
}

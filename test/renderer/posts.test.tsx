// The posts of a channel on its page, and what is known of the platforms' pages among the settings.
import { ORPCError } from '@orpc/server'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { ChannelPost, PlatformInForce, type PostBecame, PostVisit } from '#shared/posts.ts'
import { REASON_SENTENCES } from '#shared/reasons.ts'
import type { Role } from '#shared/user.ts'
import { idOf, sampleChannel } from './samples.ts'
import { closePorts, eventSource, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const AT = '2026-11-24T16:02:00.000Z'
const addressOf = (number: number) => `https://social.example.se/kommunen/posts/${number}`

const sampleVisit = (changes: object = {}) =>
  PostVisit.parse({
    ...{ id: idOf(60), channelId: idOf(1), address: 'https://social.example.se/kommunen' },
    ...{ since: '2026-06-30T22:00:00.000Z', most: 25, state: 'whole', problem: null, detail: null },
    ...{ byOthers: 0, posts: [], same: 0, restUntil: null, startedBy: 'asa', startedAt: AT, endedAt: AT },
    ...changes
  })

const met = (number: number, became: PostBecame, doubt: string | null = null) => ({
  ...{ id: idOf(number), address: addressOf(number), became, problem: null, doubt },
  ...{ commentId: null, comments: null }
})

const samplePost = (number: number, changes: object = {}) =>
  ChannelPost.parse({
    ...{ id: idOf(number), channelId: idOf(1), address: addressOf(number), timeShown: '24 november' },
    ...{ postedAt: null, became: 'same', problem: null, firstSeenAt: AT, seenAt: AT, vanishedAt: null },
    ...{ commentId: idOf(number + 100), commentState: 'verified', excerpt: `Inlägg nummer ${number}` },
    ...{ comments: 2, commentsShown: 2 },
    ...changes
  })

const platform = (name: string, changes: object = {}) =>
  PlatformInForce.parse({
    ...{ name, version: 1, asOf: '2026-08', whence: 'x', limits: null, pause: 8, most: 25 },
    ...{ setAt: null, setBy: null, isLeftAside: false },
    ...changes
  })

const me = (...roles: Role[]) => ({
  me: os.users.me.handler(() => ({ osUser: 'asa', name: 'Åsa', roles, leftOn: null }))
})
const channels = { find: os.channels.find.handler(() => sampleChannel()) }
const limits = { sv: 'Visar bara det senaste.', en: 'Shows only the latest.' }
const platforms = os.posts.platforms.handler(() => [platform('facebook', { limits })])
const section = async () => within(await screen.findByRole('region', { name: 'Inlägg' }))

it('tells how the last visit went, why it is not whole, and what became of each post', async () => {
  const asked: (PostBecame | null)[] = []
  const posts = [
    samplePost(3, { became: 'new', postedAt: AT, commentsShown: 5 }),
    samplePost(2, { became: 'vanished', vanishedAt: AT }),
    samplePost(1, { became: 'failed', problem: 'time-out', commentId: null, excerpt: null })
  ]
  const visit = sampleVisit({
    ...{ state: 'partial', problem: 'posts-missing', detail: '1', byOthers: 1, same: 4 },
    ...{ posts: [met(3, 'new', 'comments-missing'), met(2, 'vanished'), met(1, 'failed')] },
    restUntil: '2026-11-25T08:00:00.000Z'
  })
  const { user, shell } = await openWindow(`/channels/${idOf(1)}`, {
    channels,
    users: me('administrator'),
    posts: {
      platforms,
      lastVisit: os.posts.lastVisit.handler(() => visit),
      list: os.posts.list.handler(({ input: { became } }) => {
        asked.push(became)
        return { items: posts.filter(post => became === null || post.became === became), next: null }
      })
    }
  })
  const here = await section()
  await here.findByText('Genomgången är ofullständig.')
  expect(here.getByText('Visar bara det senaste.')).toBeDefined()
  expect(here.getByText(new RegExp(REASON_SENTENCES['posts-missing'].sv.slice(0, -1)))).toBeDefined()
  expect(here.getByText(/1 inlägg av någon annan togs inte med/)).toBeDefined()
  expect(here.getByText(/Webbplatsen lämnas i fred till/)).toBeDefined()
  const counts = within(here.getByRole('list', { name: 'Vad det blev av inläggen' }))
  expect(counts.getAllByRole('listitem').map(item => item.textContent)).toEqual([
    'Nytt: 1',
    'Som förut: 4',
    'Försvunnet: 1',
    'Gick inte att spara: 1'
  ])
  await here.findByRole('row', { name: /Inlägg nummer 3/ })
  const row = (name: RegExp) => here.getByRole('row', { name })
  expect(row(/Inlägg nummer 3/).textContent).toContain('2 av 5')
  expect(row(/Inlägg nummer 3/).textContent).toContain(REASON_SENTENCES['comments-missing'].sv)
  expect(row(/Inlägg nummer 2/).textContent).toContain('24 november')
  expect(row(/Inlägg nummer 2/).textContent).toContain('Saknas sedan 2026-11-24 17:02')
  // Nothing of the third is saved, and its address leads nowhere in the window.
  expect(row(/posts\/1/).textContent).toContain(REASON_SENTENCES['time-out'].sv)
  expect(within(row(/posts\/1/)).queryByRole('link')).toBeNull()
  // Whoever may not capture gets no button to do it.
  expect(here.queryByRole('button', { name: 'Gå igenom inläggen' })).toBeNull()

  await user.click(here.getByRole('button', { name: `Öppna ${addressOf(3)} i webbläsaren` }))
  expect(shell.openExternal).toHaveBeenCalledWith(addressOf(3))
  await user.click(here.getByRole('button', { name: /Visa inlägg/ }))
  await user.click(await screen.findByRole('option', { name: 'Försvunnet' }))
  await waitFor(() => expect(here.getAllByRole('rowheader')).toHaveLength(1))
  expect(asked.at(-1)).toBe('vanished')
  await user.click(here.getByRole('button', { name: /Visa inlägg/ }))
  await user.click(await screen.findByRole('option', { name: 'Tillbaka' }))
  await here.findByText('Inget inlägg hör dit.')
  await user.click(here.getByRole('button', { name: /Visa inlägg/ }))
  await user.click(await screen.findByRole('option', { name: 'Alla' }))
  await user.click(await here.findByRole('link', { name: 'Inlägg nummer 3' }))
  expect(window.location.hash).toBe(`#/comments/${idOf(103)}`)
})

it('goes through them at once or as chosen, shows how far it has come, and stops', async () => {
  const asked: object[] = []
  const stopped: string[] = []
  const { events, tell } = eventSource()
  let visit: PostVisit | null = null
  let end = () => {}
  const { user } = await openWindow(`/channels/${idOf(1)}`, {
    archive: { events },
    channels,
    users: me('records-officer'),
    posts: {
      platforms,
      lastVisit: os.posts.lastVisit.handler(() => visit),
      list: os.posts.list.handler(() => ({ items: [], next: null })),
      save: os.posts.save.handler(async ({ input }) => {
        asked.push(input)
        visit = sampleVisit({ state: 'running', endedAt: null })
        tell({ kind: 'changed', noun: 'comments' })
        await new Promise<void>(resolve => {
          end = resolve
        })
        visit = sampleVisit({ state: 'interrupted', problem: 'stopped' })
        throw new ORPCError('stopped', { data: {}, defined: true })
      }),
      stop: os.posts.stop.handler(({ input }) => {
        stopped.push(input.channelId)
        end()
        return sampleVisit({ state: 'running' })
      })
    }
  })
  const here = await section()
  await here.findByText('Kanalens inlägg har inte gåtts igenom.')
  await user.click(here.getByRole('button', { name: 'Gå igenom inläggen' }))
  await here.findByRole('progressbar', { name: 'Läser kanalens lista över inlägg' })
  // What another channel has come to is not shown here.
  const progress = { kind: 'pile-progress', failed: 0 } as const
  const [own, other] = [sampleChannel().id, sampleChannel({ id: idOf(2) }).id]
  tell({ ...progress, channelId: other, done: 7, total: 9 })
  tell({ ...progress, channelId: own, done: 1, total: 3 })
  expect((await here.findByRole('progressbar', { name: 'Sparar inläggen' })).textContent).toContain(
    '1 av 3 klara'
  )
  await user.click(await here.findByRole('button', { name: 'Stoppa' }))
  await here.findByText('Genomgången avbröts.')
  expect(stopped).toEqual([idOf(1)])
  // That it was stopped is what was asked for, and no failure.
  expect(here.queryByRole('alert')).toBeNull()
  tell({ ...progress, channelId: own, done: 3, total: 3 })

  await user.click(here.getByRole('button', { name: 'Fler sätt att gå igenom inläggen' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Välj hur långt tillbaka och hur många …' }))
  const dialog = within(await screen.findByRole('dialog'))
  const [year] = dialog.getAllByRole('spinbutton')
  if (year === undefined) throw new Error('a date is asked for')
  await user.click(year)
  await user.keyboard('20260901')
  await user.type(dialog.getByRole('textbox', { name: /Högst så många inlägg/ }), '12')
  await user.click(dialog.getByRole('button', { name: 'Gå igenom inläggen' }))
  await waitFor(() => expect(asked).toHaveLength(2))
  end()
  expect(asked).toEqual([
    { channelId: idOf(1), since: null, most: null },
    { channelId: idOf(1), since: '2026-09-01', most: 12 }
  ])
})

it('says which platforms were mended, and goes back to what is built in when asked to', async () => {
  let isMended = true
  const mended = { setAt: AT, setBy: 'asa' }
  const { user, shell } = await openWindow('/archive', {
    users: me('records-officer'),
    posts: {
      platforms: os.posts.platforms.handler(() => [
        platform('facebook', isMended ? mended : {}),
        platform('x', { ...mended, isLeftAside: true }),
        platform('web page')
      ]),
      platform: os.posts.platform.handler(({ input }) => ({ text: `{"name":"${input.name}"}` })),
      resetPlatform: os.posts.resetPlatform.handler(() => {
        isMended = false
        return []
      })
    }
  })
  const here = within(await screen.findByRole('region', { name: 'Plattformarnas sidor' }))
  const row = async (name: string) =>
    (await here.findByRole('row', { name: new RegExp(`^${name}`) })).textContent
  expect(await row('Facebook')).toContain('Rättat2026-11-24 17:02, asa')
  expect(await row('X')).toContain('det rättade passar inte den här versionen')
  expect(await row('Andra webbplatser')).toContain('Det inbyggda')
  expect(here.queryByRole('button', { name: 'Återställ: Andra webbplatser' })).toBeNull()
  shell.saveText.mockResolvedValueOnce('/tmp/facebook.json')
  await user.click(here.getByRole('button', { name: 'Spara som fil: Facebook' }))
  await screen.findByText('Uppgifterna är sparade: /tmp/facebook.json')
  expect(shell.saveText).toHaveBeenCalledWith({ name: 'facebook.json', text: '{"name":"facebook"}' })
  await user.click(here.getByRole('button', { name: 'Återställ: Facebook' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Återställ' }))
  await screen.findByText('Det inbyggda gäller igen för Facebook.')
  expect(await row('Facebook')).toContain('Det inbyggda')
})

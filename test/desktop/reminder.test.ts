// The system's own notification of answers that are waited for: shown to those who asked for it, and to nobody else.
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ask, createWithDialogue } from './ask.ts'
import { closeAndRemove, type Desktop, launchInFolder } from './launch.ts'

let folder: string
let desktop: Desktop

beforeEach(async () => {
  ;({ folder, desktop } = await launchInFolder())
})
afterEach(() => closeAndRemove(desktop, folder))

it('comes only when it was asked for, and says no more than how many', async () => {
  await desktop.app.evaluate(({ Notification }) => {
    Object.assign(globalThis, { notified: [] })
    Notification.isSupported = () => true
    Notification.prototype.show = function () {
      Reflect.get(globalThis, 'notified').push([this.title, this.body])
    }
  })
  const notified = () => desktop.app.evaluate(() => Reflect.get(globalThis, 'notified'))
  const dir = join(folder, 'arkiv')
  const channelId = await createWithDialogue(desktop, dir, 'https://www.facebook.com/alvasa')
  // The core tells of it each time that the archive is opened.
  const openWithOneMore = async (text: string) => {
    const sender = { senderName: 'Eva Ek', senderAddress: null, receivedAt: '2026-01-05T08:00:00.000Z' }
    await ask(desktop, 'messages.paste', { channelId, text, ...sender })
    await ask(desktop, 'archive.close')
    await ask(desktop, 'archive.open', { dir })
  }
  await openWithOneMore('Vem är ansvarig?')
  await desktop.page.evaluate(() => shell.setHabits(['tell-due-today']))
  await openWithOneMore('När börjar simskolan?')
  await expect.poll(notified).toEqual([['Svar väntar', 'Försenade: 2. Ska besvaras i dag: 0.']])
})

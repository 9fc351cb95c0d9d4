// A login that was made on this computer for the server: main hands it to the page, wherever in the program the person is by then.
import { z } from 'zod'
import { ProfileId } from '#shared/ids.ts'
import { SealedLogin } from '#shared/lent-login.ts'
import { client } from './api.ts'
import { notify } from './components/notice.tsx'
import { i18n } from './i18n.ts'
import { refusalSentence } from './refusal.ts'

const Message = z.object({
  kind: z.literal('kanalarkiv-lent-login'),
  profileId: ProfileId,
  sealed: SealedLogin
})

/** Hands it on to the server from now on, and says what came of it. */
export function takeLentLogins(): void {
  window.addEventListener('message', event => {
    const { data } = Message.safeParse(event.data)
    if (event.source === window && data !== undefined) void take(data)
  })
}

async function take({ profileId, sealed }: z.infer<typeof Message>): Promise<void> {
  notify(i18n.t('profiles.lend.waiting'))
  try {
    const { name, state } = await client.profiles.takeLogin({ id: profileId, sealed })
    notify(i18n.t('profiles.checked', { name, state: i18n.t(`profiles.states.${state}`) }))
  } catch (error) {
    notify(refusalSentence(error, i18n.language === 'en' ? 'en' : 'sv'))
  }
}

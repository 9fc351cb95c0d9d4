// The routes of log-ins and sealed notes: each hands checked input to a verb, and adds nothing of its own.

import { swedishDate } from '../../kernel/swedish-time.ts'
import {
  makeKey,
  openNote,
  removeCredential,
  restoreKey,
  saveCredential,
  sealNote
} from '../../register/credentials/credentials.ts'
import { listCredentials, listKeys } from '../../register/credentials/read.ts'
import type { Door } from './door.ts'

export function credentialsRoutes({ os, ctx, db, held, given }: Door) {
  const { credentials } = os
  return {
    list: credentials.list.handler(({ input }) =>
      listCredentials(db(), input.channelId, swedishDate(ctx().clock.now()))
    ),
    save: credentials.save.handler(({ input }) => saveCredential(ctx(), input.id, input.fields)),
    remove: credentials.remove.handler(({ input }) => removeCredential(ctx(), input.id, input.because)),
    seal: credentials.seal.handler(({ input }) => given(ctx => sealNote(ctx, input.id, input.text))),
    open: credentials.open.handler(({ input }) => held(ctx => openNote(ctx, input))),
    keys: credentials.keys.handler(() => listKeys(db())),
    makeKey: credentials.makeKey.handler(({ input }) => held(ctx => makeKey(ctx, input))),
    restoreKey: credentials.restoreKey.handler(({ input }) => held(ctx => restoreKey(ctx, input.words)))
  }
}

// The routes of accounts: each hands checked input to a verb, and adds nothing of its own.
import {
  accountRows,
  addAccount,
  checkAccount,
  forgetAccount,
  renewKey
} from '../../comments/accounts/accounts.ts'
import type { Door } from './door.ts'

export function accountsRoutes({ os, db, held }: Door) {
  return {
    list: os.accounts.list.handler(({ input }) => accountRows(db(), input.channelId)),
    add: os.accounts.add.handler(({ input }) => held(ctx => addAccount(ctx, input))),
    renewKey: os.accounts.renewKey.handler(({ input }) => held(ctx => renewKey(ctx, input))),
    check: os.accounts.check.handler(({ input }) => held(ctx => checkAccount(ctx, input.id))),
    forget: os.accounts.forget.handler(({ input }) =>
      held(ctx => forgetAccount(ctx, input.id).then(() => null))
    )
  }
}

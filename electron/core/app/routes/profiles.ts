// The routes of the browser profiles: each hands checked input to a verb, and adds nothing of its own.
import { loginWanted, takeLogin } from '../../captures/profiles/lend.ts'
import {
  addProfile,
  checkProfile,
  forgetProfile,
  listProfiles,
  logIn,
  setProfileChannels
} from '../../captures/profiles/profiles.ts'
import type { Door } from './door.ts'

export function profilesRoutes({ os, session, ctx }: Door) {
  const held = <T>(work: Promise<T>) => session.need().hold(work)
  return {
    list: os.profiles.list.handler(() => listProfiles(ctx())),
    add: os.profiles.add.handler(({ input }) => addProfile(ctx(), input)),
    setChannels: os.profiles.setChannels.handler(({ input }) => setProfileChannels(ctx(), input)),
    login: os.profiles.login.handler(({ input }) => held(logIn(ctx(), input.id))),
    check: os.profiles.check.handler(({ input }) => held(checkProfile(ctx(), input.id))),
    loginWanted: os.profiles.loginWanted.handler(({ input }) => loginWanted(ctx(), input.id)),
    takeLogin: os.profiles.takeLogin.handler(({ input }) => held(takeLogin(ctx(), input))),
    forget: os.profiles.forget.handler(async ({ input }) => {
      await held(forgetProfile(ctx(), input.id))
      return {}
    })
  }
}

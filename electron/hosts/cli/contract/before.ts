// What stands there now, for a command that changes a part of it: what is not said stays.

import { CaptureId, ChannelId } from '#shared/ids.ts'
import { USUAL_PLAN } from '#shared/round.ts'
import type { Method } from '#shared/rules.ts'
import type { Client } from '../cli.ts'
import type { Given } from './input.ts'

/** The input as it would be for what stands there; undefined where the whole is new. */
type Before = (client: Client, given: Given) => Promise<unknown>

const changing =
  (list: (client: Client) => Promise<readonly { readonly id: string }[]>): Before =>
  async (client, given) => {
    const found = (await list(client)).find(({ id }) => id === given.get('id'))
    return found === undefined ? undefined : { changes: found }
  }

/** The page that a capture shows, as the place of an image. */
const shownIn = async (client: Client, captureId: unknown) => {
  if (captureId === undefined || captureId === null) return undefined
  const { channelId, address } = await client.captures.find({ id: CaptureId.parse(captureId) })
  return { channelId, address }
}

export const BEFORE: Readonly<Partial<Record<Method, Before>>> = {
  'departments.edit': changing(client => client.departments.list()),
  'people.edit': changing(client => client.people.list()),
  'websites.edit': changing(client => client.websites.list()),
  'users.save': async (client, given) => {
    const osUser = String(given.get('osUser'))
    const known = (await client.users.list()).find(
      each => each.osUser.toLowerCase() === osUser.trim().toLowerCase()
    )
    return known ?? { name: osUser }
  },
  'credentials.save': async (client, given) => {
    const found = (await client.credentials.list({ channelId: null })).find(
      ({ id }) => id === given.get('id')
    )
    return found === undefined ? undefined : { fields: found }
  },
  'consents.add': async (client, given) => {
    const places: unknown[] = []
    for (const id of [given.get('places.captureId') ?? []].flat())
      places.push({ ...(await shownIn(client, id)), captureId: id })
    return places.length === 0 ? undefined : { places }
  },
  'consents.addPlace': async (client, given) => ({
    place: await shownIn(client, given.get('place.captureId'))
  }),
  'captures.setChannelSettings': (client, given) =>
    client.captures.channelSettings({ channelId: ChannelId.parse(given.get('channelId')) }),
  'rounds.savePlan': async (client, given) => {
    const { common, departments } = await client.rounds.plans()
    const own = departments.find(({ departmentId }) => departmentId === given.get('departmentId'))?.plan
    return { plan: own ?? common ?? USUAL_PLAN }
  }
}

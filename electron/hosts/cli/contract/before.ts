// What stands there now, for a command that changes a part of it: what is not said stays.
import type { CommentProposal, Lacking } from '#shared/comment.ts'
import { CaptureId, ChannelId } from '#shared/ids.ts'
import { ChannelFields } from '#shared/register.ts'
import { USUAL_PLAN } from '#shared/round.ts'
import type { Method } from '#shared/rules.ts'
import type { Cli, Client } from '../cli.ts'
import { UsageError } from '../errors.ts'
import { comment as texts } from '../texts/comment.ts'
import type { Given } from './input.ts'

/** The input as it would be for what stands there; undefined where the whole is new. */
type Before = (client: Client, given: Given, cli: Cli) => Promise<unknown>

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

/** What a mail says fills in what was not typed; of another sender than the mail's it says nothing. */
const saidInFile: Before = async (client, given, { out }) => {
  const [path] = [given.get('files.path')].flat()
  const said = await client.comments.propose({ path: String(path) })
  const text = given.get('text') ?? said.text
  const isMails = !given.has('author.name') || given.get('author.name') === said.authorName
  const [profile, email, ip] = isMails
    ? [said.authorProfile, said.authorEmail, said.authorIp]
    : [null, null, null]
  if ((given.get('address') ?? given.get('permalink') ?? said.permalink) === null)
    throw new UsageError(texts.addressNeeded)
  if (said.mailSent !== null && !given.has('timeShown')) out.note(texts.mailSent, { at: said.mailSent })
  const facts = Object.entries({ email, ip }).flatMap(([field, value]) =>
    value === null || (given.get(`author.${field}`) ?? value) !== value ? [] : [value]
  )
  if (facts.length > 0) out.note(texts.mailSender, { facts: facts.join(', ') })
  return {
    address: given.get('permalink') ?? said.permalink,
    text,
    author: { name: said.authorName, handle: null, profile, email, ip },
    timeShown: said.timeShown,
    permalink: said.permalink,
    // What a mail lacks is lacking where its words are taken over as they are.
    completeness: lackingOf(text, said)
  }
}

function lackingOf(text: unknown, said: CommentProposal): Lacking[] {
  if (text === said.text && said.lacking.length > 0) return said.lacking
  return text === '' ? ['picture-only'] : []
}

export const BEFORE: Readonly<Partial<Record<Method, Before>>> = {
  'channels.edit': async (client, given) => {
    const id = ChannelId.parse(given.get('id'))
    return { changes: ChannelFields.strip().parse(await client.channels.find({ id })) }
  },
  'comments.take': saidInFile,
  'departments.edit': changing(client => client.departments.list()),
  'exports.saveDelivery': async client => (await client.exports.delivery()) ?? undefined,
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

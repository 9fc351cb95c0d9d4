// `channel add` and `edit`: owners by name, and addresses of several kinds.
import { z } from 'zod'
import type { ChannelId } from '#shared/ids.ts'
import { AddressKind, type ChannelRow } from '#shared/register.ts'
import type { Answer, At, Cli, Typed } from '../cli.ts'
import { toldInWords } from '../contract/call.ts'
import { type NamedDraft, type NamedFields, ownersNamed, registerNamed } from '../register.ts'
import { channel as texts } from '../texts/channel.ts'

export async function registerChannel({ cli, client, options }: At, input: NamedDraft): Promise<Answer> {
  const entered = enteredIn(options)
  const { email } = entered
  const made = await registerNamed(client, { ...input, ...placesIn(options, null, input) }, entered)
  if (options['privateAddresses'] === 'yes')
    await client.captures.setChannelSettings({
      ...{
        channelId: made.id,
        viewport: 'desktop',
        reach: 'ordinary',
        privateAddresses: true,
        filmProgram: false
      }
    })
  const person = (await client.people.list()).find(({ id }) => id === made.responsibleId)
  if (email !== null && person?.email !== email) cli.out.note(texts.otherEmail)
  return answer(cli, 'channels.register', made)
}

type Edit = { id: ChannelId; changes: NamedFields; override: string | null; partial: 'refuse' | 'accept' }

export async function editChannel({ cli, client, options }: At, input: Edit): Promise<Answer> {
  const before = await client.channels.find({ id: input.id })
  const places = placesIn(options, before, input.changes)
  const owners = await ownersNamed(client, input.changes, enteredIn(options))
  const edited = await client.channels.edit({ ...input, changes: { ...input.changes, ...places, ...owners } })
  return answer(cli, 'channels.edit', edited)
}

const enteredIn = ({ responsibleEmail, another }: Typed) => ({
  email: typeof responsibleEmail === 'string' ? responsibleEmail : null,
  ...(another === true ? { isAnother: true } : {})
})

type Places = { addresses: readonly string[]; kinds?: readonly AddressKind[] | undefined }
const Several = z.array(z.string()).optional()

/** The addresses with their kinds; of a kind that is not typed, those that were there stay. */
function placesIn(options: Typed, before: Places | null, { addresses, kinds }: Places) {
  const given = {
    page: Several.parse(options['address']),
    about: Several.parse(options['aboutPage']),
    videos: Several.parse(options['videosPage']),
    groups: Several.parse(options['groupsPage']),
    other: Several.parse(options['otherPage'])
  }
  if (Object.values(given).every(each => each === undefined))
    return { addresses: [...addresses], ...(kinds === undefined ? {} : { kinds: [...kinds] }) }
  const places = AddressKind.options.flatMap(kind => {
    const stays = before?.addresses.filter((_, at) => before.kinds?.[at] === kind)
    return (given[kind] ?? stays ?? []).map(address => ({ address, kind }))
  })
  return { addresses: places.map(({ address }) => address), kinds: places.map(({ kind }) => kind) }
}

const answer = (cli: Cli, method: 'channels.edit' | 'channels.register', channel: ChannelRow): Answer => ({
  json: { channel },
  lines: toldInWords(cli, method, channel) ?? []
})

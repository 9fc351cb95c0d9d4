// `consent`: consents to images, and what has to come down when one is withdrawn.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Consent, ConsentPlaceDraft } from '#shared/consent.ts'
import { ConsentId } from '#shared/ids.ts'
import { ArchiveError } from '../../../core/kernel/errors.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand, type OptionSpec } from '../command.ts'
import { UsageError } from '../errors.ts'
import { factLines, listed } from '../listing.ts'
import { channelIdOf } from '../register.ts'
import { visible } from '../terminal.ts'
import { consent as texts } from '../texts/secrecy.ts'
import { dateTyped, idBeginning, shortId } from '../values.ts'
import { captureIdOf } from './capture-look.ts'

type AddOptions = {
  readonly covers: string
  readonly child?: true
  readonly given: string
  readonly until?: string
  readonly document: string
  readonly channel?: string
  readonly post?: readonly string[]
  readonly capture?: readonly string[]
}

const CHANNEL: OptionSpec = { flags: '--channel <ID>', text: texts.channel }

export function addConsentCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'consent', texts.group)
  leafCommand(group, cli, { usage: 'list', text: texts.list, act: globals => list(cli, globals) }, onAnswer)
  leafCommand<AddOptions>(
    group,
    cli,
    {
      usage: 'add',
      text: texts.add,
      options: [
        { flags: '--covers <TEXT>', text: texts.covers, mandatory: true },
        { flags: '--child', text: texts.child },
        { flags: '--given <DATE>', text: texts.given, read: dateTyped, mandatory: true },
        { flags: '--until <DATE>', text: texts.until, read: dateTyped },
        { flags: '--document <FILE>', text: texts.document, mandatory: true },
        CHANNEL,
        { flags: '--post <URL...>', text: texts.post },
        { flags: '--capture <ID...>', text: texts.capture }
      ],
      act: options => add(cli, options)
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    {
      usage: 'show <ID>',
      text: texts.show,
      act: async (globals, [typed = '']) => {
        const consent = await inArchive(cli, globals, async client => {
          const id = await idOf(client, typed)
          return (await client.consents.list()).find(each => each.id === id)
        })
        if (consent === undefined) throw new ArchiveError('not-found', { what: typed })
        return answer(consent, described(cli, consent))
      }
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    {
      usage: 'capture <ID> <CAPTURE>',
      text: texts.addCapture,
      act: async (globals, [typed = '', capture = '']) => {
        const consent = await inArchive(cli, globals, async client =>
          client.consents.addPlace({
            id: await idOf(client, typed),
            place: await placeShown(client, capture)
          })
        )
        return answer(consent, posts(cli, consent))
      }
    },
    onAnswer
  )
  leafCommand<{ channel: string }>(
    group,
    cli,
    {
      usage: 'post <ID> <URL>',
      text: texts.addPost,
      options: [{ ...CHANNEL, mandatory: true }],
      act: async ({ channel, ...globals }, [typed = '', address = '']) => {
        const consent = await inArchive(cli, globals, async client => {
          const channelId = await channelIdOf(client, channel)
          return client.consents.addPlace({
            id: await idOf(client, typed),
            place: { channelId, address, captureId: null }
          })
        })
        return answer(consent, posts(cli, consent))
      }
    },
    onAnswer
  )
  leafCommand<{ on: string }>(
    group,
    cli,
    {
      usage: 'withdraw <ID>',
      text: texts.withdraw,
      options: [{ flags: '--on <DATE>', text: texts.on, read: dateTyped, mandatory: true }],
      act: async ({ on, ...globals }, [typed = '']) => {
        const consent = await inArchive(cli, globals, async client =>
          client.consents.withdraw({ id: await idOf(client, typed), withdrawnOn: on })
        )
        const count = consent.places.length
        return answer(consent, [cli.out.t(texts.withdrawn, { count }), ...posts(cli, consent)])
      }
    },
    onAnswer
  )
}

const answer = (consent: Consent, lines: readonly string[]): Answer => ({ json: { consent }, lines })

function posts({ out }: Cli, { places, state }: Consent): string[] {
  return places.map(({ address, channelName, commentId, captureId }) => {
    const how = commentId !== null ? shortId(commentId) : state === 'withdrawn' ? out.t(texts.byHand) : ''
    const shown = captureId === null ? '' : out.t(texts.shownIn, { id: shortId(captureId) })
    return visible([address, channelName, shown, how].filter(part => part !== '').join('  '))
  })
}

function described(cli: Cli, consent: Consent): string[] {
  const { id, covers, isChild, givenOn, validUntil, withdrawnOn, document, state } = consent
  const { t } = cli.out
  const { rows } = texts
  return [
    ...factLines([
      [t(rows.id), id],
      [t(rows.covers), isChild ? `${covers} (${t(texts.ofChild)})` : covers],
      [t(rows.given), givenOn],
      [t(rows.until), validUntil ?? '–'],
      ...(withdrawnOn === null ? [] : [[t(rows.withdrawn), withdrawnOn] as const]),
      [t(rows.document), document === null ? '–' : `${document.name} (${document.sha256})`],
      [t(rows.state), t(texts.states[state])]
    ]),
    ...posts(cli, consent)
  ]
}

/** The page that a capture shows, as the place of an image. */
async function placeShown(client: Client, capture: string): Promise<ConsentPlaceDraft> {
  const { id, channelId, address } = await client.captures.find({ id: await captureIdOf(client, capture) })
  return { channelId, address, captureId: id }
}

async function add(cli: Cli, options: AddOptions & Globals): Promise<Answer> {
  const { covers, child, given, until, document, channel, post = [], capture = [] } = options
  if (post.length > 0 && channel === undefined) throw new UsageError(texts.postNeedsChannel)
  const consent = await inArchive(cli, options, async client => {
    const channelId = channel === undefined ? null : await channelIdOf(client, channel)
    const places: ConsentPlaceDraft[] =
      channelId === null ? [] : post.map(address => ({ channelId, address, captureId: null }))
    for (const each of capture) places.push(await placeShown(client, each))
    return client.consents.add({
      draft: { covers, isChild: child === true, givenOn: given, validUntil: until ?? null },
      documentPath: resolve(document),
      places
    })
  })
  return answer(consent, [cli.out.t(texts.added, { id: shortId(consent.id) })])
}

async function list(cli: Cli, globals: Globals): Promise<Answer> {
  const { out } = cli
  const consents = await inArchive(cli, globals, client => client.consents.list())
  const { id, covers, until, posts: count, state } = texts.rows
  const table = out.table(
    [
      { title: out.t(id), whole: true },
      ...[covers, until, count, state].map(title => ({ title: out.t(title) }))
    ],
    consents.map(consent => [
      ...[shortId(consent.id), consent.covers, consent.validUntil ?? '–', String(consent.places.length)],
      out.t(texts.states[consent.state])
    ])
  )
  return { json: { consents }, lines: listed(out, table, consents.length, null) }
}

function idOf(client: Client, typed: string): Promise<ConsentId> {
  return idBeginning(typed, ConsentId, async function* () {
    yield* await client.consents.list()
  })
}

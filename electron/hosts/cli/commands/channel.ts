// `channel`: the register.
import type { Command } from 'commander'
import { ChannelId } from '#shared/ids.ts'
import { type ChannelRow, type MandateDraft, PLATFORMS, type Platform } from '#shared/register.ts'
import { webAddress } from '../../../core/register/register/addresses.ts'
import { CAPTURED, type CapturedOptions, capturedIn } from '../captured.ts'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { leafCommand, type OptionSpec } from '../command.ts'
import { groupIn } from '../contract/commands.ts'
import { idOf } from '../contract/ids.ts'
import { UsageError } from '../errors.ts'
import { aboutNamed, departmentNamed, personNamed, registerNamed } from '../register.ts'
import { visible } from '../terminal.ts'
import { channel as texts } from '../texts/channel.ts'
import { dateTyped, shortId } from '../values.ts'
import { ABOUT, type AboutOptions, aboutIn, placesIn } from './channel-about.ts'

type Described = AboutOptions & {
  readonly platform: Platform
  readonly name: string
  readonly address: readonly string[]
  readonly department: string
  readonly responsible: string
  readonly responsibleEmail?: string
  readonly purpose: string
}
type AddOptions = Described &
  Private & {
    readonly dialogue: boolean
    readonly mandateBy?: string
    readonly mandateOn?: string
    readonly mandateUntil?: string
    readonly mandateReference?: string
  }
type Private = { readonly privateAddresses?: (typeof PRIVATE)[number] }
type EditOptions = Partial<Described> & CapturedOptions & { readonly dialogue?: boolean }

const DESCRIPTION: readonly OptionSpec[] = [
  { flags: '--platform <PLATFORM>', text: texts.platform, choices: PLATFORMS },
  { flags: '--name <NAME>', text: texts.name },
  { flags: '--address <URL...>', text: texts.address },
  { flags: '--department <NAME>', text: texts.department },
  { flags: '--responsible <NAME>', text: texts.responsible },
  { flags: '--purpose <TEXT>', text: texts.purpose }
]
const PRIVATE = ['yes', 'no'] as const
const EMAIL: OptionSpec = { flags: '--responsible-email <EMAIL>', text: texts.responsibleEmail }

export function addChannelCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupIn(root, cli, 'channel')
  leafCommand<AddOptions>(
    group,
    cli,
    {
      usage: 'add',
      text: texts.add,
      options: [
        ...DESCRIPTION.map(spec => ({ ...spec, mandatory: true as const })),
        EMAIL,
        { flags: '--no-dialogue', text: texts.noDialogue },
        { flags: '--private-addresses <ANSWER>', text: texts.privateAddresses, choices: PRIVATE },
        ...ABOUT,
        { flags: '--mandate-by <NAME>', text: texts.by },
        { flags: '--mandate-on <DATE>', text: texts.on, read: dateTyped },
        { flags: '--mandate-until <DATE>', text: texts.until, read: dateTyped },
        { flags: '--mandate-reference <TEXT>', text: texts.reference }
      ],
      act: options => add(cli, options)
    },
    onAnswer
  )
  leafCommand<EditOptions>(
    group,
    cli,
    {
      usage: 'edit <ID>',
      text: texts.edit,
      options: [
        ...DESCRIPTION,
        EMAIL,
        { flags: '--dialogue', text: texts.dialogue },
        { flags: '--no-dialogue', text: texts.noDialogue },
        ...ABOUT,
        ...CAPTURED
      ],
      act: (options, [id = '']) => edit(cli, options, id)
    },
    onAnswer
  )
}

async function add(cli: Cli, options: AddOptions & Globals): Promise<Answer> {
  const { platform, name, department, responsible, responsibleEmail, purpose, dialogue } = options
  const row = await inArchive(cli, options, async client => {
    const made = await registerNamed(client, {
      platform,
      name,
      purpose,
      dialogue,
      department,
      responsible,
      ...placesIn(options, null),
      responsibleEmail: responsibleEmail ?? null,
      mandate: mandateIn(options),
      about: aboutIn(options, null)
    })
    if (options.privateAddresses === 'yes')
      await client.captures.setChannelSettings({
        channelId: made.id,
        viewport: 'desktop',
        reach: 'ordinary',
        privateAddresses: true
      })
    const person = (await client.people.list()).find(each => each.id === made.responsibleId)
    if (responsibleEmail !== undefined && person?.email !== responsibleEmail) cli.out.note(texts.otherEmail)
    return made
  })
  return channelAnswer(row, cli.out.t(texts.added, { name: visible(row.name), id: shortId(row.id) }))
}

function mandateIn({
  mandateBy,
  mandateOn,
  mandateUntil,
  mandateReference
}: AddOptions): MandateDraft | null {
  const given = [mandateBy, mandateOn, mandateUntil, mandateReference]
  if (given.every(value => value === undefined)) return null
  if (mandateBy === undefined || mandateOn === undefined) throw new UsageError(texts.mandateNeedsBoth)
  return {
    decidedBy: mandateBy,
    decidedOn: mandateOn,
    validUntil: mandateUntil ?? null,
    reference: mandateReference ?? null
  }
}

async function edit(cli: Cli, options: EditOptions & Globals, typed: string): Promise<Answer> {
  const { platform, name, department, responsible, responsibleEmail, purpose, dialogue } = options
  const { archive: _archive, json: _json, log: _log, lang: _lang, ...own } = options
  const { responsibleEmail: _email, without: _without, acceptPartial: _accept, ...given } = own
  if (Object.values(given).every(value => value === undefined)) throw new UsageError(texts.nothingToEdit)
  const row = await inArchive(cli, options, async client => {
    const id = await idOf(client, ChannelId, typed)
    const before = await client.channels.find({ id })
    // An address that will be refused must not leave a department or a person behind.
    const places = placesIn(options, before)
    for (const each of places.addresses) webAddress(each)
    const departmentId =
      department === undefined ? before.departmentId : (await departmentNamed(client, department)).id
    const email = responsibleEmail ?? null
    const responsibleId =
      responsible === undefined
        ? before.responsibleId
        : (await personNamed(client, { name: responsible, email, departmentId })).id
    const about = await aboutNamed(client, aboutIn(options, before.about), departmentId)
    const changes = {
      departmentId,
      responsibleId,
      platform: platform ?? before.platform,
      name: name ?? before.name,
      ...places,
      about: { ...about, standInId: about.standInId ?? before.about.standInId },
      purpose: purpose ?? before.purpose,
      dialogue: dialogue ?? before.dialogue
    }
    return client.channels.edit({ id, changes, ...capturedIn(options) })
  })
  return channelAnswer(row, cli.out.t(texts.edited, { name: visible(row.name) }))
}

const channelAnswer = (channel: ChannelRow, did: string): Answer => ({ json: { channel }, lines: [did] })

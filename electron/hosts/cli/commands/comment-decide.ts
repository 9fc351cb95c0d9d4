// `comment decide`, `register`, `facts` and `category`: what is decided about comments, and on which grounds.
import type { Command } from 'commander'
import { CATEGORY_NAMES } from '#shared/categories.ts'
import type { CommentDetail } from '#shared/comment.ts'
import { BoardOffence, Category, type Decision, Outcome, type Registration } from '#shared/decision.ts'
import { CategoryId, CommentId, type Instant } from '#shared/ids.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import { listed } from '../listing.ts'
import type { Output } from '../output.ts'
import { channelIdOf } from '../register.ts'
import { comment as texts } from '../texts/comment.ts'
import { decision as words } from '../texts/comment-decision.ts'
import { usage } from '../texts/common.ts'
import { dateTyped, everyRow, idBeginning, shortId, timeTyped } from '../values.ts'

type DecideOptions = {
  readonly outcome: Outcome
  readonly category?: string
  readonly note?: string
  readonly senderNote?: string
  readonly police?: string | true
  readonly boardOffence?: BoardOffence
  readonly toAuthor?: string
  readonly answer?: string
  readonly answeredAt?: Instant
  readonly answeredBy?: string
  readonly to?: string
  readonly because?: string
}
type RegisterOptions = {
  readonly as: Registration['outcome']
  readonly number?: string
  readonly publicTitle?: string
  readonly protectedTitle?: string
  readonly publicCounterpart?: string
  readonly protectedCounterpart?: string
  readonly because?: string
}
type FactsOptions = {
  readonly channel: string
  readonly address: string
  readonly description: string
  readonly policeNumber: string
  readonly author?: string
  readonly authorAddress?: string
  readonly shown?: string
}
type CategoryOptions = {
  readonly channel: string
  readonly name: string
  readonly approvedBy: string
  readonly approvedOn: string
}

export function addDecisionCommands(group: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  leafCommand<DecideOptions>(
    group,
    cli,
    {
      usage: 'decide <ID>',
      text: texts.decide,
      options: [
        { flags: '--outcome <OUTCOME>', text: words.outcome, choices: Outcome.options, preset: 'remove' },
        { flags: '--category <A-G|ID>', text: texts.category },
        { flags: '--note <TEXT>', text: texts.note },
        { flags: '--sender-note <TEXT>', text: texts.senderNote },
        { flags: '--police [NUMBER]', text: words.police },
        { flags: '--board-offence <OFFENCE>', text: words.boardOffence, choices: BoardOffence.options },
        { flags: '--to-author <TEXT>', text: words.toAuthor },
        { flags: '--answer <TEXT>', text: words.answer },
        { flags: '--answered-at <TIME>', text: words.answeredAt, read: timeTyped },
        { flags: '--answered-by <NAME>', text: words.answeredBy },
        { flags: '--to <NAME>', text: words.forwardedTo },
        { flags: '--because <TEXT>', text: words.because }
      ],
      act: (options, [id = '']) => decide(cli, options, id)
    },
    onAnswer
  )
  leafCommand<RegisterOptions>(
    group,
    cli,
    {
      usage: 'register <ID>',
      text: words.register,
      options: [
        {
          flags: '--as <OUTCOME>',
          text: words.as,
          choices: ['registered', 'ordered', 'minor'],
          mandatory: true
        },
        { flags: '--number <NUMBER>', text: words.number },
        { flags: '--public-title <TEXT>', text: words.publicTitle },
        { flags: '--protected-title <TEXT>', text: words.protectedTitle },
        { flags: '--public-counterpart <NAME>', text: words.publicCounterpart },
        { flags: '--protected-counterpart <NAME>', text: words.protectedCounterpart },
        { flags: '--because <TEXT>', text: words.because }
      ],
      act: (options, [id = '']) => register(cli, options, id)
    },
    onAnswer
  )
  leafCommand<FactsOptions>(
    group,
    cli,
    {
      usage: 'facts',
      text: words.facts,
      options: [
        { flags: '--channel <ID>', text: texts.channel, mandatory: true },
        { flags: '--address <URL>', text: texts.address, mandatory: true },
        { flags: '--description <TEXT>', text: words.description, mandatory: true },
        { flags: '--police-number <NUMBER>', text: words.policeNumber, mandatory: true },
        { flags: '--author <NAME>', text: words.author },
        { flags: '--author-address <URL>', text: words.authorAddress },
        { flags: '--shown <TIME>', text: words.shown }
      ],
      act: options => facts(cli, options)
    },
    onAnswer
  )
  addCategoryCommands(group, cli, onAnswer)
}

function addCategoryCommands(group: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const category = groupCommand(group, cli, 'category', words.category)
  leafCommand<CategoryOptions>(
    category,
    cli,
    {
      usage: 'add',
      text: words.addCategory,
      options: [
        { flags: '--channel <ID>', text: texts.ofChannel, mandatory: true },
        { flags: '--name <TEXT>', text: words.categoryName, mandatory: true },
        { flags: '--approved-by <NAME>', text: words.approvedBy, mandatory: true },
        { flags: '--approved-on <DATE>', text: words.approvedOn, read: dateTyped, mandatory: true }
      ],
      act: options => addCategory(cli, options)
    },
    onAnswer
  )
  leafCommand<{ channel: string }>(
    category,
    cli,
    {
      usage: 'list',
      text: words.listCategories,
      options: [{ flags: '--channel <ID>', text: texts.ofChannel, mandatory: true }],
      act: options => listCategories(cli, options)
    },
    onAnswer
  )
  leafCommand(
    category,
    cli,
    {
      usage: 'retire <ID>',
      text: words.retireCategory,
      act: (globals, [id = '']) => retireCategory(cli, globals, id)
    },
    onAnswer
  )
}

async function decide(cli: Cli, options: DecideOptions & Globals, typed: string): Promise<Answer> {
  const { out } = cli
  const decision = decisionIn(options)
  const decided = await inArchive(cli, options, async client =>
    client.comments.decide({ id: await commentIdOf(client, typed), decision })
  )
  return { json: { comment: decided }, lines: [decidedLine(out, decided)] }
}

function decidedLine(out: Output, { decision }: CommentDetail): string {
  if (decision === null) throw new Error('a decided comment has a decision')
  const { outcome, category, ownCategory } = decision
  if (outcome !== 'remove') return out.t(words.decided, { outcome: out.t(words.outcomes[outcome]) })
  const ground = category === null ? (ownCategory ?? '') : `${category}) ${out.t(CATEGORY_NAMES[category])}`
  return out.t(texts.decided, { category: ground })
}

/** The decision that was typed. @throws UsageError for what the outcome needs and was not given */
function decisionIn(options: DecideOptions): Decision {
  const note = options.note ?? null
  switch (options.outcome) {
    case 'remove': {
      const category = needed(options.category, '--category')
      const { police, boardOffence, toAuthor, senderNote } = options
      return {
        outcome: 'remove',
        note,
        category: groundIn(category),
        senderNote: senderNote ?? null,
        police: police === undefined ? null : { number: police === true ? null : police },
        boardOffence: boardOffence ?? null,
        toAuthor: toAuthor ?? null
      }
    }
    case 'answered':
      return {
        outcome: 'answered',
        note,
        answer: needed(options.answer, '--answer'),
        answeredAt: needed(options.answeredAt, '--answered-at'),
        answeredBy: needed(options.answeredBy, '--answered-by')
      }
    case 'forwarded':
      return { outcome: 'forwarded', note, forwardedTo: needed(options.to, '--to') }
    default:
      return { outcome: options.outcome, note, because: needed(options.because, '--because') }
  }
}

/** One of the seven grounds, or the id of a channel's own. @throws UsageError */
export const groundIn = (typed: string): Category | CategoryId =>
  Category.safeParse(typed).data ?? ownCategoryIn(typed)

function ownCategoryIn(typed: string): CategoryId {
  const id = CategoryId.safeParse(typed)
  if (id.success) return id.data
  const choices = `${Category.options.join(', ')}, ID`
  throw new UsageError(usage.notAChoice, { value: typed, what: '--category', choices })
}

function needed<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new UsageError(usage.missingOption, { what })
  return value
}

async function register(cli: Cli, options: RegisterOptions & Globals, typed: string): Promise<Answer> {
  const registration = registrationIn(options)
  const comment = await inArchive(cli, options, async client =>
    client.comments.register({ id: await commentIdOf(client, typed), registration })
  )
  return { json: { comment }, lines: [cli.out.t(words.registered[registration.outcome])] }
}

function registrationIn(options: RegisterOptions): Registration {
  switch (options.as) {
    case 'registered':
      return {
        outcome: 'registered',
        number: needed(options.number, '--number'),
        publicTitle: needed(options.publicTitle, '--public-title'),
        protectedTitle: options.protectedTitle ?? null,
        publicCounterpart: options.publicCounterpart ?? null,
        protectedCounterpart: options.protectedCounterpart ?? null
      }
    case 'minor':
      return { outcome: 'minor', because: needed(options.because, '--because') }
    case 'ordered':
      return { outcome: 'ordered' }
  }
}

async function facts(cli: Cli, options: FactsOptions & Globals): Promise<Answer> {
  const { channel, address, description, policeNumber, author, authorAddress, shown } = options
  const comment = await inArchive(cli, options, async client =>
    client.comments.noteFacts({
      channelId: await channelIdOf(client, channel),
      address,
      description,
      policeNumber,
      authorName: author ?? null,
      authorAddress: authorAddress ?? null,
      timeShown: shown ?? null
    })
  )
  return { json: { comment }, lines: [cli.out.t(words.factsNoted, { id: shortId(comment.id) })] }
}

async function addCategory(cli: Cli, options: CategoryOptions & Globals): Promise<Answer> {
  const { channel, name, approvedBy, approvedOn } = options
  const category = await inArchive(cli, options, async client =>
    client.comments.addCategory({
      channelId: await channelIdOf(client, channel),
      name,
      approvedBy,
      approvedOn
    })
  )
  return { json: { category }, lines: [cli.out.t(words.categoryAdded, { id: category.id })] }
}

async function listCategories(cli: Cli, options: { channel: string } & Globals): Promise<Answer> {
  const { out } = cli
  const categories = await inArchive(cli, options, async client =>
    client.comments.categories({ channelId: await channelIdOf(client, options.channel) })
  )
  const table = out.table(
    [
      { title: out.t(texts.rows.id), whole: true },
      { title: out.t(words.rows.name) },
      { title: out.t(words.rows.approved) },
      { title: out.t(words.rows.inUse), whole: true }
    ],
    categories.map(({ id, name, approvedBy, approvedOn, retiredAt }) => [
      id,
      name,
      `${approvedBy} ${approvedOn}`,
      out.t(retiredAt === null ? words.yes : words.no)
    ])
  )
  return { json: { categories }, lines: listed(out, table, categories.length, null) }
}

async function retireCategory(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  const category = await inArchive(cli, globals, client =>
    client.comments.retireCategory({ id: ownCategoryIn(typed) })
  )
  return { json: { category }, lines: [cli.out.t(words.categoryRetired, { name: category.name })] }
}

/** The comment whose id begins like this. */
export function commentIdOf(client: Client, typed: string): Promise<CommentId> {
  return idBeginning(typed, CommentId, () =>
    everyRow(after => client.comments.list({ channelId: null, state: null, limit: 500, after }))
  )
}

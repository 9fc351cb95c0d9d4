// How the commands that are made from the contract are written: where that is not simply the noun, the verb and the fields.
import { Instant } from '#shared/ids.ts'
import type { Method } from '#shared/rules.ts'
import { swedishDate } from '../../../core/kernel/swedish-time.ts'

export type Shape = {
  /** The command, where it is not the noun and the verb. */
  readonly is?: string
  /** Fields that are given as arguments, in order; otherwise `id`, where there is one. */
  readonly args?: readonly string[]
  /** Other names of options, by the path of their field. A value that may be left out stands in brackets. */
  readonly names?: Readonly<Record<string, string>>
  /** Options that stand for a value of a field. */
  readonly flags?: Readonly<Record<string, readonly [path: string, value: string | boolean | null]>>
  /** What says that a field is to be nothing: an option of this name. Such a field must be said, one way or the other. */
  readonly nothing?: Readonly<Record<string, string>>
  /** Fields that `--no-…` takes away, beside those of what is changed. */
  readonly clears?: readonly string[]
  /** What a field is when it is not given. */
  readonly presets?: Readonly<
    Record<string, string | number | boolean | ((given: ReadonlyMap<string, unknown>) => string)>
  >
  /** The field that a password or key goes with: without it none is asked for. Otherwise that is the user. */
  readonly secretWith?: string
  /** Other options for a number, which is so many times as large. */
  readonly times?: Readonly<Record<string, readonly [path: string, factor: number]>>
  /** Fields of yes or no that are answered with `yes` or `no`. */
  readonly answers?: readonly string[]
  /** What is typed for nothing, in the place of a value. */
  readonly zero?: Readonly<Record<string, string>>
  /** Fields of a list that may be given several times: each value is one of the list, with what is said of all. */
  readonly repeated?: readonly string[]
  /** Options that must be said for the command to do anything; nothing is sent on. */
  readonly sure?: string
  /** The field whose text is read from standard input when it is not given. */
  readonly stdin?: string
  /** The field that several may be given of: the method is called for each, and one that is refused does not stop the others. */
  readonly each?: string
  /** Other methods that are called beside it, whose answers stand beside its own. */
  readonly with?: readonly Method[]
  /** What is called instead when nothing but the arguments is given. */
  readonly shows?: Method
  /** Options that are no field's, for what is written by hand; one with an `<ANSWER>` is answered with yes or no. */
  readonly own?: readonly string[]
  /** Fields that are said in another way, and what is in them. */
  readonly hides?: readonly string[]
  /** The argument that is all words that are typed. */
  readonly words?: string
  /** What its answer is called in JSON, where `jsonName` says nothing else. */
  readonly json?: string
  /** The part of the answer that is written as it is. */
  readonly raw?: 'text' | 'eml' | 'path'
}

type Noun = {
  /** The command, and what one and several are called in JSON. */
  readonly is: string
  readonly one: string
  readonly many: string
}

const noun = (is: string, one = is, many = `${one}s`): Noun => ({ is, one, many })

/** The nouns of the contract whose commands are not simply called by one of them, as `channel` for `channels`. */
const NOUNS: Readonly<Record<string, Noun>> = {
  people: noun('person', 'person', 'people'),
  registerHistory: noun('history'),
  secrecy: noun('secrecy', 'mark'),
  moderation: noun('moderation', 'comment'),
  watch: noun('watch', 'watch', 'comments'),
  publicList: noun('publish', 'publication'),
  registerImport: noun('import'),
  coverage: noun('coverage', 'coverage', 'trend'),
  imports: noun('intake', 'import'),
  deadlines: noun('deadline', 'rules'),
  inbox: noun('inbox', 'thread'),
  outbox: noun('mail', 'mail'),
  mailboxes: noun('mail', 'mailbox', 'mailboxes'),
  diarySystem: noun('diary-system', 'system')
}

/** A noun of the contract as a command. */
export const nounOf = (name: string): Noun => NOUNS[name] ?? noun(one(name))

/** One of several: `addresses` are given as `--address`. */
export const one = (name: string): string =>
  name
    .replace(/(?<=ss)es$/, '')
    .replace(/ies$/, 'y')
    .replace(/(?<!s)s$/, '')

const now = () => Instant.parse(new Date().toISOString())
const month = (yearsBack: number) => {
  const today = swedishDate(now())
  return `${Number(today.slice(0, 4)) - yearsBack}${today.slice(4, 7)}`
}
const CAPTURED = { 'accept-partial': ['partial', 'accept'] } as const
const ABOUT = { responsibleId: 'responsible', openedOn: 'opened' } as const
const EMAIL = 'responsible-email <EMAIL>'
const PLACES = ['about', 'videos', 'groups', 'other'].map(kind => `${kind}-page <URL...>`)
const ANOTHER = { another: ['sameAs', 'another'] } as const

/** Nouns and verbs, as `archive: 'close open'`. */
const methods = (verbs: Readonly<Record<string, string>>): ReadonlySet<string> =>
  new Set(Object.entries(verbs).flatMap(([noun, all]) => all.split(' ').map(verb => `${noun}.${verb}`)))

/** Methods whose verb is a noun, which their answer is called by in JSON. */
const CALLED_BY_VERB = methods({
  channels: 'mandates',
  credentials: 'keys',
  secrecy: 'unregistered carriers',
  captures: 'runs proxy signingKey',
  attestations: 'part',
  checklists: 'missing',
  rounds: 'plans',
  alerts: 'subscriptions',
  webhooks: 'deliveries',
  timestamps: 'authorities',
  comments: 'people person places categories',
  messages: 'attachments routes sightings entry',
  reports: 'decisions',
  imports: 'findings',
  deadlines: 'waiting answers',
  inbox: 'counts messages answers',
  outbox: 'server counts',
  exports: 'halfYears report records signer',
  disclosures: 'record',
  receipts: 'records',
  diarySystem: 'sendings',
  retention: 'rules holds',
  disposal: 'items tombstone'
})
/** Methods whose answer stands as it is in JSON. */
const AS_IT_IS = methods({
  archive: 'close current open',
  users: 'me readingLog setReadingLog',
  registerHistory: 'list',
  documents: 'save',
  credentials: 'open makeKey restoreKey',
  accounts: 'add check renewKey',
  publicList: 'saveFile preview',
  captures: 'text places',
  coverage: 'departmentReport report',
  checks: 'report',
  attestations: 'status form remind',
  checklists: 'list',
  comments: 'candidates pick saveTogether mail propose',
  messages: 'mail',
  inbox: 'redirectText setRedirectText',
  disclosures: 'faces',
  diarySystem: 'filings setFiling noteYearlyCase send readReceipts',
  outbox: 'send',
  search: 'find catchUp readPictures',
  alerts: 'raise markSeen subscribe',
  webhooks: 'send'
})

/** What the answer of a method is called in JSON, where it is called otherwise than its noun; null: it stands as it is. */
export function jsonName(method: Method): string | null | undefined {
  if (AS_IT_IS.has(method)) return null
  return SHAPES[method]?.json ?? (CALLED_BY_VERB.has(method) ? method.split('.')[1] : undefined)
}

/** What a field is called as an option wherever it is one: by its name, or by what it is in too. */
export const OPTION_NAMES: Readonly<Record<string, string>> = {
  caseNumber: 'case',
  documentPath: 'document',
  everyMinutes: 'every',
  exportId: 'package',
  override: 'without',
  position: 'record',
  receivedAt: 'received',
  senderName: 'sender',
  timeShown: 'shown',
  'facts.receivedOn': 'on',
  'facts.receivedBy': 'by',
  'otherwise.receivedOn': 'on',
  'otherwise.receivedBy': 'by',
  'route.diaryNumber': 'diary',
  'route.replyText': 'redirect',
  'route.because': 'minor',
  'entry.publicParty': 'party',
  'entry.publicConcerns': 'concerns',
  signedBy: 'by',
  signedOn: 'on',
  withdrawnOn: 'on',
  'place.address': 'post',
  'places.address': 'post',
  requestedAt: 'requested',
  givenOn: 'given'
}

/** What is particular to a command. A method that is not here is a command by its noun, verb and fields alone. */
export const SHAPES: Readonly<Partial<Record<Method, Shape>>> = {
  'users.save': {
    is: 'user set',
    args: ['osUser'],
    nothing: { roles: 'none' },
    clears: ['personId'],
    hides: ['seen']
  },
  'users.readingLog': { is: 'user reading-log' },
  'users.setReadingLog': { is: 'user log-reading', args: ['which'] },
  'people.stillHeld': { json: 'held' },
  'people.add': { names: { isAnother: 'another' } },
  'departments.edit': { hides: ['seen'] },
  'websites.edit': { hides: ['seen'] },
  'people.edit': {
    names: { 'changes.departedOn': 'left' },
    nothing: { 'changes.departedOn': 'back' },
    hides: ['seen']
  },
  'channels.register': {
    is: 'channel add',
    names: {
      ...{ ...ABOUT, decidedBy: 'mandate-by', decidedOn: 'mandate-on' },
      ...{ validUntil: 'mandate-until', reference: 'mandate-reference' }
    },
    hides: ['kinds', 'id'],
    own: [...PLACES, EMAIL, 'another', 'private-addresses <ANSWER>'],
    flags: { 'no-dialogue': ['dialogue', false] },
    presets: { dialogue: true }
  },
  'channels.edit': {
    names: ABOUT,
    hides: ['changes.kinds', 'seen'],
    own: [...PLACES, EMAIL, 'another'],
    flags: CAPTURED
  },
  'channels.list': { flags: { all: ['retired', 'with'] }, presets: { retired: 'without' } },
  'channels.setMandate': {
    is: 'channel mandate',
    names: { 'mandate.decidedBy': 'by', 'mandate.decidedOn': 'on', 'mandate.validUntil': 'until' },
    flags: { 'only-people': ['covers.channel', false] },
    presets: { 'covers.channel': true }
  },
  'channels.strikeMandate': { is: 'channel strike-mandate', json: 'mandate' },
  'channels.lackingMandate': { is: 'channel lacking', json: 'lacking' },
  'channels.retire': { names: { closedOn: 'on' }, flags: CAPTURED },
  'channels.announceChange': { is: 'channel change', flags: CAPTURED },
  'registerHistory.list': { is: 'history' },
  'documents.save': { raw: 'path' },
  'credentials.save': {
    is: 'credential add',
    args: [],
    names: { id: 'change', 'fields.keptWhere': 'where' }
  },
  'credentials.remove': { json: 'removed' },
  'credentials.open': { raw: 'text' },
  'secrecy.mark': { args: ['record'] },
  'secrecy.lift': { args: ['record'] },
  'secrecy.of': { args: ['record'] },
  'secrecy.decideCarriers': { is: 'secrecy decide', args: ['records'], json: 'carriers' },
  'consents.add': {
    names: { 'draft.validUntil': 'until' },
    repeated: ['places.address', 'places.captureId']
  },
  'consents.addPlace': { is: 'consent post' },
  'consents.correctWithdrawal': { is: 'consent correct' },
  'consents.undoWithdrawal': { is: 'consent undo' },
  'accounts.renewKey': { is: 'account renew' },
  'accounts.forget': { json: 'forgotten' },
  'moderation.act': { each: 'id', json: 'comments' },
  'moderation.find': { json: 'platform' },
  'moderation.checkProof': { is: 'moderation proof', json: 'proof' },
  'moderation.markRead': { is: 'watch seen', json: 'seen' },
  'alerts.list': { presets: { view: 'open' } },
  'alerts.markSeen': { is: 'alert seen', args: ['ids'] },
  'alerts.markDone': { is: 'alert done' },
  'alerts.subscribe': { args: ['personId'], nothing: { kinds: 'none' } },
  'checks.status': { json: 'checks' },
  'checks.setDays': { is: 'check within', args: ['days'], json: 'checks' },
  'timestamps.add': { presets: { 'draft.privateAddress': false } },
  'timestamps.forget': { json: 'forgotten' },
  'journal.saveHead': { is: 'journal head', raw: 'path' },
  'journal.mailHead': { is: 'journal mail' },
  'webhooks.add': { presets: { 'draft.content': 'none', 'draft.privateAddress': false } },
  'webhooks.forget': { json: 'forgotten' },
  'watch.overview': { is: 'watch status' },
  'watch.comments': { presets: { view: 'unread' } },
  'watch.setPlan': { is: 'watch plan', zero: { everyMinutes: '0' } },
  'watch.follow': { names: { address: 'stream' }, flags: { off: ['isOn', false] }, presets: { isOn: true } },
  'watch.addPage': { is: 'watch page' },
  'watch.setPagePlan': { is: 'watch page-plan', zero: { everyMinutes: '0' } },
  'watch.removePage': { is: 'watch page-end' },
  'watch.visitPage': { is: 'watch visit', json: 'visit' },
  'watch.addWord': { args: ['word'] },
  'watch.removeWord': { args: ['word'] },
  'publicList.publish': { is: 'publish' },
  'publicList.saveFile': { is: 'publish file', raw: 'path' },
  'publicList.publications': { is: 'publish list' },
  'publicList.saveSettings': {
    is: 'publish settings',
    json: 'settings',
    presets: { licence: 'cc0' },
    hides: ['seen']
  },
  'posts.list': { is: 'channel posts', args: ['channelId'] },
  'posts.lastVisit': { is: 'channel posts-visit', args: ['channelId'], json: 'visit' },
  'posts.save': { is: 'channel save-posts', args: ['channelId'], json: 'visit' },
  'posts.stop': { is: 'channel stop-posts', args: ['channelId'], json: 'visit' },
  'posts.platforms': { is: 'platform list', json: 'platforms' },
  'posts.platform': { is: 'platform show', args: ['name'], raw: 'text' },
  'posts.setPlatform': { is: 'platform set', args: ['name', 'path'], json: 'platforms' },
  'posts.resetPlatform': { is: 'platform reset', args: ['name'], json: 'platforms' },
  'captures.setChannelSettings': {
    is: 'channel capture',
    args: ['channelId'],
    answers: ['privateAddresses', 'filmProgram'],
    shows: 'captures.channelSettings',
    json: 'settings'
  },
  'captures.channelSettings': { is: 'channel capture-settings', args: ['channelId'], json: 'settings' },
  'captures.find': { own: ['text'] },
  'captures.saveWacz': { is: 'capture wacz', json: 'saved' },
  'captures.savePicture': { is: 'capture picture', json: 'saved' },
  'captures.compare': { names: { other: 'with' }, json: 'comparison' },
  'captures.text': { presets: { role: 'text', offset: 0, limit: 200_000 } },
  'captures.places': { args: ['id', 'query'] },
  'captures.currentRun': { json: 'run' },
  'captures.findRun': { is: 'capture run', json: 'run' },
  'captures.pauseRun': { is: 'capture pause', json: 'run' },
  'captures.stopRun': { is: 'capture stop', json: 'run' },
  'captures.proxy': { is: 'capture proxy' },
  'captures.setProxy': { is: 'capture set-proxy', json: 'proxy' },
  'captures.forgetProxy': { json: 'proxy' },
  'captures.signingKey': { is: 'capture signing-key' },
  'captures.makeSigningKey': { is: 'capture make-signing-key', json: 'signingKey' },
  'exports.makeSigner': { is: 'export make-signer', json: 'signer' },
  'exports.takeSigner': { is: 'export use-signer', args: ['file'], json: 'signer' },
  'exports.endSigner': { is: 'export end-signer', json: 'signer' },
  'coverage.halfYear': { is: 'coverage', json: 'coverage' },
  'coverage.trend': { presets: { halfYears: 20 } },
  'coverage.departmentReport': { is: 'coverage department', args: ['departmentId'] },
  'attestations.part': { is: 'attestation show', args: ['departmentId'] },
  'attestations.sign': {
    args: ['departmentId'],
    names: { digest: 'basis' },
    presets: { way: given => (given.has('paper') ? 'paper' : 'window') },
    flags: { 'on-paper': ['way', 'paper'] }
  },
  'attestations.form': { args: ['departmentId'] },
  'checklists.find': { args: ['channelId'] },
  'checklists.answer': {
    args: ['channelId'],
    repeated: ['answers.item'],
    flags: { yes: ['answers.answer', 'yes'], no: ['answers.answer', 'no'] }
  },
  'profiles.setChannels': { is: 'profile channels', nothing: { channelIds: 'none' } },
  'profiles.forget': { json: 'forgotten' },
  'rounds.savePlan': {
    is: 'round plan',
    shows: 'rounds.plans',
    nothing: { plan: 'off' },
    json: 'plans',
    hides: ['seen']
  },
  'comments.list': { names: { actorId: 'sender' } },
  'comments.people': { args: ['search'] },
  'comments.ofPerson': { is: 'comment of', json: 'records' },
  'comments.places': { args: ['id', 'query'] },
  'comments.preserve': { is: 'comment save' },
  'comments.saveTogether': { is: 'comment save-all' },
  'comments.retry': { flags: ANOTHER },
  'comments.decide': {
    names: { 'decision.forwardedTo': 'to', 'decision.police.number': 'police [NUMBER]' },
    hides: ['seen']
  },
  'comments.register': { names: { 'registration.outcome': 'as' } },
  'comments.sendCopy': { is: 'comment copy', names: { mailbox: 'to' }, json: 'mail' },
  'comments.mail': { is: 'comment eml', names: { mailbox: 'to' }, raw: 'eml' },
  'comments.take': {
    args: ['files.path'],
    names: {
      'author.name': 'author',
      'author.profile': 'author-address',
      'author.email': 'author-email',
      'author.ip': 'author-ip'
    },
    ...{ repeated: ['files.path'], flags: ANOTHER }
  },
  'comments.noteFacts': { is: 'comment facts', names: { authorName: 'author' } },
  'comments.categories': { is: 'comment category list' },
  'comments.addCategory': { is: 'comment category add', json: 'category' },
  'comments.approveCategory': { is: 'comment category approve', json: 'category' },
  'comments.retireCategory': { is: 'comment category retire', json: 'category' },
  'comments.remove': { is: 'comment note-removed' },
  'comments.confirmGone': {
    is: 'comment removed',
    flags: { 'by-word': ['basis', 'person'] },
    presets: { basis: 'seen-gone' }
  },
  'messages.paste': { stdin: 'text', flags: ANOTHER },
  'messages.takeFile': { is: 'message file', each: 'path', args: ['path'], flags: ANOTHER },
  'messages.correctRoute': { is: 'message correct' },
  'messages.sendCopy': { is: 'message copy', names: { mailbox: 'to' }, json: 'mail' },
  'messages.mail': { is: 'message eml', raw: 'eml' },
  'reports.about': { args: [''], json: 'reports' },
  'reports.take': { stdin: 'text', json: 'report' },
  'reports.decide': { names: { 'decision.because': 'reasons' }, json: 'report' },
  'reports.correct': { names: { 'decision.because': 'reasons' }, json: 'report' },
  'processing.find': { args: ['channelId'], json: 'processing' },
  'processing.save': { args: ['channelId'], json: 'processing', hides: ['seen'] },
  'imports.start': { is: 'intake take', args: ['paths'] },
  'imports.readAccount': { is: 'intake account' },
  'imports.find': { with: ['imports.findings'] },
  'deadlines.addClosedDay': { is: 'deadline close', args: ['date'] },
  'deadlines.removeClosedDay': { is: 'deadline open', args: ['date'] },
  'deadlines.setChannel': {
    is: 'deadline channel',
    args: ['channelId'],
    names: { workingDays: 'days' },
    nothing: { workingDays: 'standard' }
  },
  'deadlines.answers': { presets: { from: () => month(1), to: () => month(0) } },
  'inbox.list': { presets: { which: 'waiting' }, flags: { nobody: ['handler', 'nobody'] } },
  'inbox.find': { with: ['inbox.messages', 'inbox.answers'] },
  'inbox.assign': { names: { userId: 'to' }, nothing: { userId: 'nobody' } },
  'inbox.answer': {
    names: {
      'answer.sentAt': 'sent',
      'answer.sentBy': 'by',
      'answer.sentWhere': 'where',
      'answer.forwardedTo': 'forwarded',
      'answer.because': 'needless',
      messages: 'as-read'
    }
  },
  'inbox.correctAnswer': {
    is: 'inbox correct',
    names: {
      'answer.sentAt': 'sent',
      'answer.sentBy': 'by',
      'answer.sentWhere': 'where',
      'answer.forwardedTo': 'forwarded',
      'answer.because': 'needless'
    },
    flags: { 'not-done': ['answer.kind', 'withdrawn'] }
  },
  'inbox.route': { names: { messages: 'as-read' } },
  'inbox.redirectText': { args: ['channelId'] },
  'inbox.setRedirectText': {
    is: 'inbox reply',
    args: ['channelId'],
    names: { text: 'set' },
    nothing: { text: 'standard' },
    hides: ['seen'],
    shows: 'inbox.redirectText'
  },
  'inbox.automaticReplies': { args: ['channelId'], json: 'replies' },
  'inbox.setAutomaticReplies': {
    is: 'inbox automatic',
    args: ['channelId'],
    names: { texts: 'set' },
    nothing: { texts: 'none' },
    hides: ['seen'],
    shows: 'inbox.automaticReplies',
    json: 'replies'
  },
  'outbox.server': { is: 'mail status', with: ['outbox.counts', 'mailboxes.list'] },
  'outbox.saveServer': {
    is: 'mail server',
    json: 'server',
    presets: { 'server.security': 'tls' },
    hides: ['seen']
  },
  'outbox.checkServer': { is: 'mail check', json: 'server' },
  'outbox.forgetServer': { is: 'mail forget', json: 'forgotten' },
  'outbox.test': { names: { recipient: 'to' }, json: 'mail' },
  'outbox.again': { names: { recipient: 'to' }, json: 'mail' },
  'outbox.resolve': {
    is: 'mail resolve',
    flags: { arrived: ['outcome', 'arrived'], bounced: ['outcome', 'bounced'] }
  },
  'mailboxes.list': { is: 'mail mailboxes', json: 'mailboxes' },
  'mailboxes.add': {
    is: 'mail mailbox',
    names: { 'mailbox.afterwards.kind': 'afterwards', 'mailbox.afterwards.folder': 'move' },
    flags: { flag: ['mailbox.afterwards.kind', 'flag'], keep: ['mailbox.afterwards.kind', 'keep'] },
    presets: { 'mailbox.folder': 'INBOX', 'mailbox.security': 'tls' }
  },
  'mailboxes.renewPassword': { is: 'mail password' },
  'mailboxes.forget': { is: 'mail unfetch', json: 'forgotten' },
  'exports.pack': { json: 'packed' },
  'exports.delivery': { is: 'export delivery', json: 'delivery' },
  'exports.saveDelivery': {
    is: 'export set-delivery',
    flags: { 'own-schemas': ['schemas', null] },
    hides: ['seen'],
    json: 'delivery'
  },
  'exports.receivers': { is: 'export receivers', json: 'receivers' },
  'exports.saveReceiver': {
    is: 'export set-receiver',
    args: ['name'],
    names: { withSecret: 'secret', receiver: 'kind' },
    flags: { 'own-schemas': ['delivery.schemas', null] },
    hides: ['seen'],
    json: 'receivers'
  },
  'exports.forgetReceiver': { is: 'export forget-receiver', args: ['name'], json: 'receivers' },
  'exports.create': {
    is: 'export',
    names: { withSecret: 'secret', receiverName: 'receiver' },
    flags: { 'own-schemas': ['delivery.schemas', null] }
  },
  'exports.selection': { is: 'export preview', names: { 'scope.withSecret': 'secret' } },
  'exports.fourFields': { args: [''], json: 'fields', raw: 'text' },
  'archive.checkFolder': { args: ['dir'] },
  'disclosures.faces': { presets: { picture: '1' } },
  'disclosures.open': { presets: { 'draft.requestedAt': now } },
  'disclosures.addRecords': { is: 'disclosure add' },
  'disclosures.removeRecord': { is: 'disclosure remove' },
  'disclosures.mask': {
    hides: ['place'],
    own: ['field <N>', 'words <TEXT>', 'picture <N>', 'region <X,Y,W,H>']
  },
  'disclosures.unmask': { args: ['maskId'] },
  'disclosures.lookThrough': { is: 'disclosure looked' },
  'disclosures.deliver': { names: { form: 'as' } },
  'backups.connect': { json: 'store' },
  'backups.makeKey': { json: 'key' },
  'backups.forget': { json: 'forgotten' },
  'receipts.chain': { args: ['record'], json: 'packages' },
  'receipts.enter': { presets: { 'facts.receiver': 'diary' } },
  'receipts.takeFile': {
    is: 'receipt file',
    args: ['path'],
    presets: { receiver: 'diary' },
    json: 'receipts'
  },
  'diarySystem.settings': { is: 'diary-system show' },
  'diarySystem.save': {
    is: 'diary-system set',
    names: {
      'system.archive': 'part',
      'system.senderRole': 'sender',
      'system.recipientRole': 'recipient',
      'system.mostMib': 'most',
      'system.newCase.status': 'case-status',
      'system.newCase.subArchive': 'case-archive',
      'system.newCase.responsibleUnit': 'case-unit',
      'system.program': 'by',
      'system.dir': 'folder'
    },
    secretWith: 'system.address',
    hides: ['seen']
  },
  'diarySystem.check': { is: 'diary-system test' },
  'diarySystem.forget': { is: 'diary-system forget', json: 'forgotten' },
  'diarySystem.setFiling': {
    is: 'diary-system filing',
    args: ['filing'],
    zero: { filing: 'standard' },
    hides: ['seen']
  },
  'diarySystem.noteYearlyCase': {
    is: 'diary-system yearly-case',
    args: ['departmentId', 'year'],
    nothing: { number: 'none' }
  },
  'diarySystem.send': {
    args: ['exportId'],
    names: { 'filing.number': 'case', 'filing.kind': 'filing' },
    flags: { 'new-case': ['filing.kind', 'new-case'], 'by-department': ['filing.kind', 'by-department'] }
  },
  'diarySystem.sendings': { is: 'diary-system list', args: ['exportId'] },
  'diarySystem.readReceipts': { is: 'diary-system receipts' },
  'diarySystem.resolve': { flags: { absent: ['finding.found', 'absent'] }, json: 'sending' },
  'retention.rules': { is: 'retention rule list' },
  'retention.addRule': {
    is: 'retention rule add',
    names: { 'draft.kept.countedFrom': 'from' },
    flags: { 'without-transfer': ['draft.transfer', 'none'] },
    times: { years: ['draft.kept.months', 12] },
    nothing: { 'draft.kept': 'forever' },
    presets: { 'draft.transfer': 'required' },
    json: 'rule'
  },
  'retention.closeRule': { is: 'retention rule close', json: 'rule' },
  'retention.reopenRule': { is: 'retention rule reopen', json: 'rule' },
  'retention.holds': { is: 'hold list' },
  'retention.placeHold': {
    is: 'hold add',
    names: { on: 'record' },
    flags: { all: ['on', 'everything'] },
    json: 'hold'
  },
  'retention.liftHold': { is: 'hold lift', json: 'hold' },
  'disposal.assess': { is: 'disposal preview', json: 'assessment' },
  'disposal.find': { with: ['disposal.items'] },
  'disposal.carryOut': { sure: 'yes' },
  'disposal.tombstone': { is: 'disposal trace' },
  'journal.list': { is: 'journal', json: 'lines' },
  'registerImport.find': { json: 'file' },
  'search.find': { is: 'search', args: ['words'], words: 'words' },
  'search.ids': { is: 'archive ids', args: ['beginning'], json: 'ids' },
  'search.catchUp': { is: 'archive index' },
  'search.pictures': { is: 'archive pictures', json: 'pictures' },
  'search.setPictures': { is: 'archive pictures set', answers: ['isOn'], args: ['isOn'], json: 'pictures' },
  'search.readPictures': { is: 'archive pictures read' },
  'search.textInPictures': { is: 'archive pictures text', args: ['record'], json: 'texts' }
}

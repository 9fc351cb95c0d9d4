// How the commands that are made from the contract are written: where that is not simply the noun, the verb and the fields.
import type { Method } from '#shared/rules.ts'

export type Shape = {
  /** The command, where it is not the noun and the verb. */
  readonly is?: string
  /** Fields that are given as arguments, in order; otherwise `id`, where there is one. */
  readonly args?: readonly string[]
  /** Other names of options, by the path of their field. A value that may be left out stands in brackets. */
  readonly names?: Readonly<Record<string, string>>
  /** Options that stand for a value of a field. */
  readonly flags?: Readonly<Record<string, readonly [path: string, value: string | boolean]>>
  /** What says that a field is to be nothing: an option of this name. Such a field must be said, one way or the other. */
  readonly nothing?: Readonly<Record<string, string>>
  /** Fields that `--no-…` takes away, beside those of what is changed. */
  readonly clears?: readonly string[]
  /** What a field is when it is not given. */
  readonly presets?: Readonly<
    Record<string, string | number | boolean | ((given: ReadonlyMap<string, unknown>) => string)>
  >
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
  /** What its answer is called in JSON; null: it stands as it is. Otherwise the noun. */
  readonly json?: string | null
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

/** The nouns of the contract as commands. */
export const NOUNS: Readonly<Record<string, Noun>> = {
  archive: noun('archive'),
  users: noun('user'),
  departments: noun('department'),
  people: noun('person', 'person', 'people'),
  channels: noun('channel'),
  registerHistory: noun('history'),
  documents: noun('document'),
  credentials: noun('credential'),
  secrecy: noun('secrecy', 'mark'),
  consents: noun('consent'),
  accounts: noun('account'),
  readings: noun('reading'),
  moderation: noun('moderation', 'comment'),
  watch: noun('watch', 'watch', 'comments'),
  websites: noun('website'),
  publicList: noun('publish', 'publication'),
  registerImport: noun('import'),
  captures: noun('capture'),
  attestations: noun('attestation'),
  checklists: noun('checklist'),
  coverage: noun('coverage', 'coverage', 'trend'),
  profiles: noun('profile'),
  rounds: noun('round'),
  comments: noun('comment'),
  messages: noun('message'),
  imports: noun('intake', 'import'),
  deadlines: noun('deadline', 'rules'),
  inbox: noun('inbox', 'thread'),
  outbox: noun('mail', 'mail'),
  mailboxes: noun('mail', 'mailbox', 'mailboxes'),
  exports: noun('export'),
  disclosures: noun('disclosure'),
  receipts: noun('receipt'),
  diarySystem: noun('diary-system', 'system'),
  retention: noun('retention'),
  disposal: noun('disposal'),
  journal: noun('journal'),
  search: noun('search')
}

const month = (yearsBack: number) => {
  const now = new Date().toISOString()
  return `${Number(now.slice(0, 4)) - yearsBack}${now.slice(4, 7)}`
}
const CAPTURED = {
  names: { override: 'without' },
  flags: { 'accept-partial': ['partial', 'accept'] }
} as const
const ANOTHER = { another: ['sameAs', 'another'] } as const

/** What is particular to a command. A method that is not here is a command by its noun, verb and fields alone. */
export const SHAPES: Readonly<Partial<Record<Method, Shape>>> = {
  'archive.close': { json: null },
  'archive.current': { json: null },
  'archive.open': { json: null },
  'users.me': { json: null },
  'users.save': {
    is: 'user set',
    args: ['osUser'],
    names: { roles: 'role', personId: 'person', isNew: 'new' },
    nothing: { roles: 'none' },
    clears: ['personId']
  },
  'people.stillHeld': { json: 'held' },
  'people.edit': {
    names: { 'changes.departedOn': 'left' },
    nothing: { 'changes.departedOn': 'back' }
  },
  'channels.list': { flags: { all: ['retired', 'with'] }, presets: { retired: 'without' } },
  'channels.setMandate': {
    is: 'channel mandate',
    names: {
      'mandate.decidedBy': 'by',
      'mandate.decidedOn': 'on',
      'mandate.validUntil': 'until',
      documentPath: 'document'
    },
    flags: { 'only-people': ['covers.channel', false] },
    presets: { 'covers.channel': true }
  },
  'channels.mandates': { json: 'mandates' },
  'channels.lackingMandate': { is: 'channel lacking', json: 'lacking' },
  'channels.retire': { names: { ...CAPTURED.names, closedOn: 'on' }, flags: CAPTURED.flags },
  'channels.announceChange': { is: 'channel change', ...CAPTURED },
  'registerHistory.list': { is: 'history', json: null },
  'documents.save': { json: null, raw: 'path' },
  'credentials.save': {
    is: 'credential add',
    args: [],
    names: { id: 'change', 'fields.keptWhere': 'where' }
  },
  'credentials.remove': { json: 'removed' },
  'credentials.open': { json: null, raw: 'text' },
  'credentials.keys': { json: 'keys' },
  'credentials.makeKey': { json: null },
  'credentials.restoreKey': { json: null },
  'secrecy.mark': { args: ['record'] },
  'secrecy.lift': { args: ['record'] },
  'secrecy.of': { args: ['record'] },
  'consents.add': {
    names: {
      'draft.givenOn': 'given',
      'draft.validUntil': 'until',
      documentPath: 'document',
      'places.address': 'post'
    },
    repeated: ['places.address', 'places.captureId']
  },
  'consents.addPlace': { is: 'consent post', names: { 'place.address': 'post' } },
  'consents.withdraw': { names: { withdrawnOn: 'on' } },
  'accounts.add': { json: null },
  'accounts.check': { json: null },
  'accounts.renewKey': { is: 'account renew', json: null },
  'accounts.forget': { json: 'forgotten' },
  'moderation.act': { each: 'id', json: 'comments' },
  'moderation.find': { json: 'platform' },
  'moderation.checkProof': { is: 'moderation proof', json: 'proof' },
  'moderation.markRead': { is: 'watch seen', json: 'seen' },
  'watch.overview': { is: 'watch status' },
  'watch.comments': { presets: { view: 'unread' } },
  'watch.setPlan': { is: 'watch plan', names: { everyMinutes: 'every' }, zero: { everyMinutes: '0' } },
  'watch.addPage': { is: 'watch page', names: { everyMinutes: 'every' } },
  'watch.setPagePlan': {
    is: 'watch page-plan',
    names: { everyMinutes: 'every' },
    zero: { everyMinutes: '0' }
  },
  'watch.removePage': { is: 'watch page-end' },
  'watch.visitPage': { is: 'watch visit', json: 'visit' },
  'watch.addWord': { args: ['word'] },
  'watch.removeWord': { args: ['word'] },
  'publicList.publish': { is: 'publish' },
  'publicList.saveFile': { is: 'publish file', json: null, raw: 'path' },
  'publicList.preview': { json: null },
  'publicList.publications': { is: 'publish list' },
  'publicList.saveSettings': { is: 'publish settings', json: 'settings', presets: { licence: 'cc0' } },
  'captures.setChannelSettings': {
    is: 'channel capture',
    args: ['channelId'],
    answers: ['privateAddresses'],
    shows: 'captures.channelSettings',
    json: 'settings'
  },
  'captures.channelSettings': { is: 'channel capture-settings', args: ['channelId'], json: 'settings' },
  'captures.saveWacz': { is: 'capture wacz', json: 'saved' },
  'captures.compare': { names: { other: 'with' }, json: 'comparison' },
  'captures.text': { presets: { role: 'text', offset: 0, limit: 200_000 }, json: null },
  'captures.places': { args: ['id', 'query'], json: null },
  'captures.runs': { json: 'runs' },
  'captures.currentRun': { json: 'run' },
  'captures.findRun': { is: 'capture run', json: 'run' },
  'captures.pauseRun': { is: 'capture pause', json: 'run' },
  'captures.stopRun': { is: 'capture stop', json: 'run' },
  'captures.proxy': { is: 'capture proxy', json: 'proxy' },
  'captures.setProxy': { is: 'capture set-proxy', json: 'proxy' },
  'captures.forgetProxy': { json: 'proxy' },
  'coverage.halfYear': { is: 'coverage', json: 'coverage' },
  'coverage.trend': { presets: { halfYears: 20 } },
  'coverage.departmentReport': { is: 'coverage department', args: ['departmentId'], json: null },
  'coverage.report': { json: null },
  'attestations.status': { json: null },
  'attestations.part': { is: 'attestation show', args: ['departmentId'], json: 'part' },
  'attestations.sign': {
    args: ['departmentId'],
    names: { signedBy: 'by', signedOn: 'on', digest: 'basis' },
    presets: { way: given => (given.has('paper') ? 'paper' : 'window') },
    flags: { 'on-paper': ['way', 'paper'] }
  },
  'attestations.form': { args: ['departmentId'], json: null },
  'attestations.remind': { json: null },
  'checklists.list': { json: null },
  'checklists.missing': { json: 'missing' },
  'checklists.find': { args: ['channelId'] },
  'checklists.answer': {
    args: ['channelId'],
    flags: { yes: ['answers.answer', 'yes'], no: ['answers.answer', 'no'] }
  },
  'profiles.setChannels': { is: 'profile channels', nothing: { channelIds: 'none' } },
  'profiles.forget': { json: 'forgotten' },
  'rounds.plans': { json: 'plans' },
  'rounds.savePlan': { is: 'round plan', shows: 'rounds.plans', nothing: { plan: 'off' }, json: 'plans' },
  'comments.list': { names: { actorId: 'sender' } },
  'comments.people': { args: ['search'], json: 'people' },
  'comments.person': { json: 'person' },
  'comments.ofPerson': { is: 'comment of', json: 'records' },
  'comments.places': { args: ['id', 'query'], json: 'places' },
  'comments.candidates': { json: null },
  'comments.pick': { json: null },
  'comments.preserve': { is: 'comment save' },
  'comments.saveTogether': { is: 'comment save-all', json: null },
  'comments.retry': { flags: ANOTHER },
  'comments.decide': {
    names: { 'decision.forwardedTo': 'to', 'decision.police.number': 'police [NUMBER]' }
  },
  'comments.register': { names: { 'registration.outcome': 'as' } },
  'comments.sendCopy': { is: 'comment copy', names: { mailbox: 'to' }, json: 'mail' },
  'comments.mail': { is: 'comment eml', names: { mailbox: 'to' }, json: null, raw: 'eml' },
  'comments.propose': { json: null },
  'comments.noteFacts': { is: 'comment facts', names: { authorName: 'author', timeShown: 'shown' } },
  'comments.categories': { is: 'comment category list', json: 'categories' },
  'comments.addCategory': { is: 'comment category add', json: 'category' },
  'comments.retireCategory': { is: 'comment category retire', json: 'category' },
  'comments.remove': { is: 'comment note-removed' },
  'comments.confirmGone': {
    is: 'comment removed',
    flags: { 'by-word': ['basis', 'person'] },
    presets: { basis: 'seen-gone' }
  },
  'messages.paste': {
    stdin: 'text',
    names: { senderName: 'sender', receivedAt: 'received', timeShown: 'shown' },
    flags: ANOTHER
  },
  'messages.takeFile': {
    is: 'message file',
    each: 'path',
    args: ['path'],
    names: { senderName: 'sender', receivedAt: 'received', timeShown: 'shown' },
    flags: ANOTHER
  },
  'messages.route': {
    names: {
      'route.diaryNumber': 'diary',
      'route.replyText': 'redirect',
      'route.because': 'minor',
      'route.entry.publicParty': 'party',
      'route.entry.publicConcerns': 'concerns'
    }
  },
  'messages.attachments': { json: 'attachments' },
  'messages.sightings': { json: 'sightings' },
  'messages.entry': { json: 'entry' },
  'messages.sendCopy': { is: 'message copy', names: { mailbox: 'to' }, json: 'mail' },
  'messages.mail': { is: 'message eml', json: null, raw: 'eml' },
  'imports.find': { with: ['imports.findings'] },
  'imports.findings': { json: 'findings' },
  'deadlines.addClosedDay': { is: 'deadline close', args: ['date'] },
  'deadlines.removeClosedDay': { is: 'deadline open', args: ['date'] },
  'deadlines.setChannel': {
    is: 'deadline channel',
    args: ['channelId'],
    names: { workingDays: 'days' },
    nothing: { workingDays: 'standard' }
  },
  'deadlines.waiting': { json: 'waiting' },
  'deadlines.answers': { json: 'answers', presets: { from: () => month(1), to: () => month(0) } },
  'inbox.list': {
    presets: { which: 'waiting' },
    flags: { nobody: ['handler', 'nobody'] }
  },
  'inbox.counts': { json: 'counts' },
  'inbox.find': { with: ['inbox.messages', 'inbox.answers'] },
  'inbox.messages': { json: 'messages' },
  'inbox.answers': { json: 'answers' },
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
  'inbox.route': {
    names: {
      'route.diaryNumber': 'diary',
      'route.replyText': 'redirect',
      'route.because': 'minor',
      'route.entry.publicParty': 'party',
      'route.entry.publicConcerns': 'concerns',
      messages: 'as-read'
    }
  },
  'inbox.redirectText': { args: ['channelId'], json: null },
  'inbox.setRedirectText': {
    is: 'inbox reply',
    args: ['channelId'],
    names: { text: 'set' },
    nothing: { text: 'standard' },
    shows: 'inbox.redirectText',
    json: null
  },
  'inbox.automaticReplies': { args: ['channelId'], json: 'replies' },
  'inbox.setAutomaticReplies': {
    is: 'inbox automatic',
    args: ['channelId'],
    names: { texts: 'set' },
    nothing: { texts: 'none' },
    shows: 'inbox.automaticReplies',
    json: 'replies'
  },
  'outbox.server': { is: 'mail status', json: 'server', with: ['outbox.counts', 'mailboxes.list'] },
  'outbox.counts': { json: 'counts' },
  'outbox.saveServer': { is: 'mail server', json: 'server', presets: { 'server.security': 'tls' } },
  'outbox.checkServer': { is: 'mail check', json: 'server' },
  'outbox.forgetServer': { is: 'mail forget', json: 'forgotten' },
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
  'exports.halfYears': { json: 'halfYears' },
  'exports.pack': { json: 'packed' },
  'exports.report': { json: 'report' },
  'exports.records': { json: 'records' },
  'exports.fourFields': { args: [''], json: 'fields', raw: 'text' },
  'disclosures.record': { names: { position: 'record' }, json: 'record' },
  'disclosures.faces': { names: { position: 'record' }, presets: { picture: '1' }, json: null },
  'disclosures.open': {
    names: { 'draft.requestedAt': 'requested' },
    presets: { 'draft.requestedAt': () => new Date().toISOString() }
  },
  'disclosures.addRecords': { is: 'disclosure add' },
  'disclosures.removeRecord': { is: 'disclosure remove', names: { position: 'record' } },
  'disclosures.unmask': { args: ['maskId'] },
  'disclosures.dismiss': { names: { position: 'record' } },
  'disclosures.undismiss': { names: { position: 'record' } },
  'disclosures.lookThrough': { is: 'disclosure looked', names: { position: 'record' } },
  'disclosures.deliver': { names: { form: 'as' } },
  'receipts.list': { names: { exportId: 'package' } },
  'receipts.records': { json: 'records' },
  'receipts.chain': { args: ['record'], json: 'packages' },
  'receipts.enter': {
    names: {
      exportId: 'package',
      'facts.caseNumber': 'case',
      'facts.receivedOn': 'on',
      'facts.receivedBy': 'by'
    },
    presets: { 'facts.receiver': 'diary' }
  },
  'receipts.takeFile': {
    is: 'receipt file',
    args: ['path'],
    names: { exportId: 'package', 'otherwise.receivedOn': 'on', 'otherwise.receivedBy': 'by' },
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
      'system.newCase.responsibleUnit': 'case-unit'
    },
    presets: { 'system.mostMib': 30 }
  },
  'diarySystem.check': { is: 'diary-system test' },
  'diarySystem.forget': { is: 'diary-system forget', json: 'forgotten' },
  'diarySystem.filings': { json: null },
  'diarySystem.setFiling': {
    is: 'diary-system filing',
    args: ['filing'],
    zero: { filing: 'standard' },
    json: null
  },
  'diarySystem.noteYearlyCase': {
    is: 'diary-system yearly-case',
    args: ['departmentId', 'year'],
    nothing: { number: 'none' },
    json: null
  },
  'diarySystem.send': {
    args: ['exportId'],
    names: { 'filing.number': 'case', 'filing.kind': 'filing' },
    flags: { 'new-case': ['filing.kind', 'new-case'], 'by-department': ['filing.kind', 'by-department'] },
    json: null
  },
  'diarySystem.sendings': { is: 'diary-system list', args: ['exportId'], json: 'sendings' },
  'diarySystem.resolve': {
    names: { 'finding.caseNumber': 'case' },
    flags: { absent: ['finding.found', 'absent'] },
    json: 'sending'
  },
  'retention.rules': { is: 'retention rule list', json: 'rules' },
  'retention.addRule': {
    is: 'retention rule add',
    names: { 'draft.kept.countedFrom': 'from', documentPath: 'document' },
    flags: { 'without-transfer': ['draft.transfer', 'none'] },
    times: { years: ['draft.kept.months', 12] },
    nothing: { 'draft.kept': 'forever' },
    presets: { 'draft.transfer': 'required' },
    json: 'rule'
  },
  'retention.closeRule': { is: 'retention rule close', json: 'rule' },
  'retention.holds': { is: 'hold list', json: 'holds' },
  'retention.placeHold': {
    is: 'hold add',
    names: { on: 'record' },
    flags: { all: ['on', 'everything'] },
    json: 'hold'
  },
  'retention.liftHold': { is: 'hold lift', json: 'hold' },
  'disposal.assess': { is: 'disposal preview', json: 'assessment' },
  'disposal.find': { with: ['disposal.items'] },
  'disposal.items': { json: 'items' },
  'disposal.carryOut': { sure: 'yes' },
  'disposal.tombstone': { is: 'disposal trace', json: 'tombstone' },
  'journal.list': { is: 'journal', json: 'lines' },
  'registerImport.find': { json: 'file' },
  'search.catchUp': { is: 'archive index', json: null }
}

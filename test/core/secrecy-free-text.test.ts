// Whatever a person may type is judged once, by its field: a secret word may not come out by a door that nobody thought of (P5).
import { expect, it } from 'vitest'
import type { Method } from '#shared/rules.ts'
import { fieldsOf, nodeOf } from '../../electron/hosts/cli/contract/fields.ts'
import { METHODS } from '../../electron/hosts/cli/contract/methods.ts'

/**
 * What becomes of it where something is marked.
 * - `refused`: with secret words it is not taken, and nothing is changed (`secrecy-typed.test.ts`).
 * - `looked through`: it is a record, or is kept with one, and that one is kept in until somebody has decided.
 * - `cut`: it goes out with the paragraph in its place.
 * - `protected`: it is for the authority alone, and goes nowhere.
 * - `sought`: it says what is looked for, or where to go on, or what was there before; nothing of it is kept.
 * - `technical`: it is how the program reaches something, a number or a code, and tells of no record.
 */
type Judged = 'refused' | 'looked through' | 'cut' | 'protected' | 'sought' | 'technical'

const words = (text: string) => text.split(/\s+/).filter(word => word !== '')
/** Of a method with several, in the order of the contract, each with its fields; `*` stands for any name. */
const JUDGED: Readonly<Partial<Record<Judged, Readonly<Partial<Record<Method, string>>>>>> = {
  refused: {
    'users.save': 'name',
    'departments.add': 'name mailbox',
    'departments.edit': 'changes.*',
    'people.add': 'name email',
    'people.edit': 'changes.*',
    'channels.register': 'name addresses purpose about.* mandate.*',
    'channels.edit': 'changes.* override',
    'channels.setMandate': 'mandate.*',
    'channels.strikeMandate': 'because',
    'channels.retire': 'because override',
    'channels.takeUp': 'because',
    'channels.announceChange': 'what override',
    'credentials.save': 'fields.*',
    'credentials.remove': 'because',
    'credentials.open': 'reason',
    'credentials.makeKey': 'holder',
    'secrecy.mark': 'paragraph note',
    'secrecy.lift': 'because',
    'secrecy.decideCarriers': 'decision.because',
    'consents.add': 'draft.covers',
    'consents.correctWithdrawal': 'because',
    'consents.undoWithdrawal': 'because',
    'consents.strike': 'because',
    'watch.addWord': 'word',
    'captures.startRun': 'reason',
    'attestations.sign': 'signedBy note',
    'attestations.strike': 'because',
    'checklists.answer': 'answers.*',
    'processing.save': 'facts.*',
    'profiles.add': 'name',
    'comments.register': 'registration.number registration.publicTitle registration.publicCounterpart',
    'comments.liftCaptureStop': 'because',
    'comments.addCategory': 'name',
    'messages.route': 'route.diaryNumber route.entry.publicParty route.entry.publicConcerns',
    'messages.correctRoute': 'route.diaryNumber route.entry.publicParty route.entry.publicConcerns',
    'inbox.route': 'route.diaryNumber route.entry.publicParty route.entry.publicConcerns',
    'inbox.setRedirectText': 'text',
    'inbox.setAutomaticReplies': 'texts',
    'deadlines.addClosedDay': 'name',
    'webhooks.add': 'draft.name',
    'exports.create': 'receiverName',
    'exports.saveDelivery': 'creator creatorCode submitter submitterCode preservation agreement',
    'exports.saveReceiver': 'name delivery.*',
    'receipts.enter': 'facts.number facts.caseNumber facts.receivedBy',
    'receipts.takeFile': 'otherwise.receivedBy',
    'receipts.withdraw': 'because',
    'diarySystem.noteYearlyCase': 'number',
    'diarySystem.send': 'filing.number',
    'disclosures.open': 'draft.*',
    'disclosures.mask': 'paragraph',
    'disclosures.maskWords': 'paragraph',
    'disclosures.correct': 'because',
    'disclosures.writeRefusal': 'decision.*',
    'disclosures.end': 'because',
    'retention.addRule': 'draft.*',
    'retention.closeRule': 'because',
    'retention.reopenRule': 'because',
    'retention.placeHold': 'because',
    'retention.liftHold': 'because',
    'disposal.withdraw': 'because',
    'timestamps.add': 'draft.name',
    'websites.add': '*',
    'websites.edit': 'changes.*',
    'websites.remove': 'because',
    'publicList.saveSettings': 'contactName contactEmail',
    // What is read in is entered by the same acts.
    'registerImport.apply': 'mapping.* override'
  },
  'looked through': {
    'comments.decide': 'decision.*',
    'comments.register': 'registration.because correctedBecause',
    'comments.take': '*',
    'comments.noteFacts': '*',
    'messages.paste': '*',
    'messages.takeFile': '*',
    'messages.route': 'route.replyText route.because',
    'messages.correctRoute': 'route.replyText route.because because',
    'inbox.route': 'route.replyText route.because',
    'inbox.answer': 'answer.*',
    'inbox.correctAnswer': 'answer.* because',
    'reports.take': '*',
    'reports.decide': 'decision.*',
    'reports.correct': 'decision.* because',
    'diarySystem.resolve': 'finding.*'
  },
  cut: { 'exports.create': 'delivery.*' },
  protected: {
    'credentials.seal': 'text',
    'credentials.open': 'key',
    'credentials.restoreKey': 'words',
    'profiles.takeLogin': 'sealed',
    'comments.register': 'registration.protectedTitle registration.protectedCounterpart',
    'messages.route': 'route.entry.protectedParty route.entry.protectedConcerns',
    'messages.correctRoute': 'route.entry.protectedParty route.entry.protectedConcerns',
    'inbox.route': 'route.entry.protectedParty route.entry.protectedConcerns'
  },
  sought: {
    'users.save': 'seen.*',
    'departments.edit': 'seen.*',
    'people.edit': 'seen.*',
    'channels.edit': 'seen.*',
    'registerHistory.list': 'after',
    'watch.comments': 'after',
    'watch.removeWord': 'word',
    'alerts.list': 'after',
    'captures.list': 'after',
    'captures.timeline': 'after',
    'captures.places': 'query',
    'captures.runs': 'after',
    'coverage.halfYear': 'period',
    'coverage.departmentReport': 'period',
    'coverage.report': 'period',
    'attestations.list': 'after',
    'comments.list': 'search after',
    'comments.people': 'search',
    'comments.ofPerson': 'after',
    'comments.places': 'query',
    'comments.propose': 'html plain name base64',
    'posts.list': 'after',
    'posts.platform': 'name',
    'posts.resetPlatform': 'name',
    'messages.list': 'after',
    'reports.list': 'after',
    'imports.start': 'ownName',
    'imports.list': 'after',
    'imports.findings': 'after',
    'deadlines.answers': 'from to',
    'inbox.list': 'after',
    'inbox.messages': 'after',
    'outbox.list': 'after',
    'webhooks.deliveries': 'after',
    'exports.propose': 'halfYear diaryNumber',
    'exports.selection': 'scope.halfYear scope.diaryNumber after',
    'exports.create': 'halfYear diaryNumber',
    'exports.forgetReceiver': 'name',
    'exports.records': 'after',
    'receipts.list': 'number after',
    'receipts.records': 'after',
    'diarySystem.sendings': 'after',
    'disclosures.list': 'after',
    'disclosures.placesWith': 'words',
    'disclosures.maskWords': 'words',
    'disposal.items': 'after',
    'journal.list': 'about act after',
    'timestamps.list': 'after',
    'websites.edit': 'seen.*',
    'processing.save': 'seen.*',
    'inbox.setAutomaticReplies': 'seen.texts',
    'inbox.setRedirectText': 'seen.*',
    'outbox.saveServer': 'seen.*',
    'exports.saveDelivery': 'seen.*',
    'exports.saveReceiver': 'seen.*',
    'diarySystem.save': 'seen.*',
    'publicList.saveSettings': 'seen.*',
    'publicList.publications': 'after',
    'registerImport.plan': 'mapping.*',
    'registerImport.rows': 'mapping.* after',
    'registerImport.list': 'after',
    'search.find': 'words after',
    'search.ids': 'beginning'
  },
  technical: {
    'archive.create': 'municipality',
    'users.save': 'osUser',
    'channels.register': 'departmentId responsibleId',
    'documents.save': 'sha256',
    'consents.add': 'places.address',
    'consents.addPlace': 'place.address',
    'accounts.add': 'draft.address draft.directory draft.user',
    'readings.start': 'thread',
    'watch.follow': 'address',
    'watch.addPage': 'address',
    'captures.setProxy': 'proxy.host proxy.user',
    'captures.startRun': 'which',
    'captures.forecastRun': 'which',
    'attestations.sign': 'digest',
    'comments.candidates': 'address',
    'comments.pick': 'address',
    'comments.preserve': 'address selector',
    'comments.saveTogether': 'address selectors',
    'comments.sendCopy': 'mailbox',
    'comments.mail': 'mailbox',
    'posts.setPlatform': 'name',
    'messages.route': 'route.mailbox',
    'messages.correctRoute': 'route.mailbox',
    'messages.sendCopy': 'mailbox',
    'inbox.route': 'route.mailbox',
    'outbox.saveServer': 'server.*',
    'outbox.test': 'recipient',
    'outbox.again': 'recipient',
    'mailboxes.add': 'mailbox.*',
    'webhooks.add': 'draft.address',
    'backups.connect': 'store.*',
    'backups.add': 'recipient',
    'backups.repair': 'key',
    'backups.restore': 'key',
    'receipts.enter': 'facts.receivedOn',
    'receipts.takeFile': 'otherwise.receivedOn',
    'diarySystem.save': 'system.*',
    'journal.mailHead': 'mailbox',
    'timestamps.add': 'draft.address',
    'publicList.saveSettings': 'organisationNumber baseAddress',
    'registerImport.apply': 'digest'
  }
}

const TYPED = METHODS.flatMap(({ method, input }) =>
  input === null
    ? []
    : fieldsOf(nodeOf(input))
        .filter(({ kind }) => ['text', 'email', 'secret-text'].includes(kind))
        .map(({ path }) => ({ method, path }))
)

const isMeant = (name: string, path: string) =>
  name === '*' || name === path || (name.endsWith('.*') && path.startsWith(name.slice(0, -1)))

it('is judged, each field of each method once', () => {
  const judged = (method: Method, path: string) =>
    Object.entries(JUDGED).flatMap(([is, methods]) =>
      words(methods?.[method] ?? '').some(name => isMeant(name, path)) ? [is] : []
    )
  const wrong = TYPED.map(({ method, path }) => [`${method} ${path}`, judged(method, path)] as const)
  expect(wrong.filter(([, all]) => all.length !== 1)).toEqual([])
})

it('has no judgement of a field that is not there', () => {
  const gone = Object.values(JUDGED).flatMap(methods =>
    Object.entries(methods ?? {}).flatMap(([method, names]) =>
      words(names)
        .filter(name => !TYPED.some(each => each.method === method && isMeant(name, each.path)))
        .map(name => `${method} ${name}`)
    )
  )
  expect(gone).toEqual([])
})

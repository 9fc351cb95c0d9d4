// Which columns a list has at the command line, where the first of its fields would not say the most.
import type { Method } from '#shared/rules.ts'

const words = (columns: string) => columns.split(' ')
/** Where something of the list is struck: when, by whom and why. */
const STRUCK = 'struck.struckAt struck.struckBy struck.because'

export const COLUMNS: Readonly<Partial<Record<Method, readonly string[]>>> = {
  'accounts.list': words('id channelName kind user checkedAt problem'),
  'alerts.list': words('id raisedAt state kind channels login departmentName doneAt'),
  'alerts.subscriptions': words('personName channelName kinds quiet'),
  'attestations.list': words(`id period departmentName signedBy signedOn way ${STRUCK}`),
  'captures.list': words('id startedAt state channelName address'),
  'captures.newest': words('id startedAt state channelName address'),
  'captures.timeline': words('id startedAt state viewport'),
  'captures.runs': words('id startedAt state period kind complete partial refused failed total'),
  'channels.lackingMandate': words('channelName personName departmentName state validUntil'),
  'channels.list': words('id name platform departmentName lastCaptureAt due closedOn'),
  'channels.mandates': words(`id personName decidedBy decidedOn validUntil reference holds leftOn ${STRUCK}`),
  'comments.categories': words('id name approvedBy approvedOn retiredAt'),
  'comments.list': words('id noticedAt state channelName content.authorName content.text'),
  'comments.people': words('id displayName handle identityBasis comments messages'),
  'consents.list': words(`id covers validUntil places state ${STRUCK}`),
  'credentials.list': words('id channelName label holderName holderLeftOn keptWhere note.keyHolder'),
  'deadlines.answers': words('month departmentName received inTime late waiting overdue'),
  'disclosures.list': words('id about requestedAt state records keptIn masks endedAt disposedAt'),
  'disposal.list': words('id state going stopped proposedAt proposedBy confirmedBy endedAt'),
  'exports.list': words('id startedAt state receiverName format bytes folder'),
  'exports.receivers': words('name receiver format onlyNew into'),
  'exports.saveReceiver': words('name receiver format onlyNew into'),
  'exports.forgetReceiver': words('name receiver format onlyNew into'),
  'imports.list': words('id startedAt state channelName imported known unreadable'),
  'inbox.messages': words('id receivedAt direction senderName state text'),
  'inbox.list': words('id dueAt channelName senderName handler.name latestAt excerpt'),
  'journal.list': words('seq at act actor about details'),
  'mailboxes.list': words('id user folder channelName fetchedAt taken problem'),
  'messages.list': words('id receivedAt state channelName senderName text'),
  'outbox.list': words('id state recipient attempts nextAttemptAt problem'),
  'posts.list': words('id postedAt timeShown became commentState comments address excerpt'),
  'posts.platforms': words('name asOf pause most setAt whence'),
  'profiles.list': words('id name state checkedAt expiresAt channels notOpened'),
  'readings.list': words('id startedAt state seen added changed vanished problem'),
  'processing.list': words('channelId channelName platform departmentName facts.lawfulBasis lacks'),
  'reports.list': words('id receivedAt matter way senderName record address dueAt decision.outcome'),
  'reports.about': words('id receivedAt matter way senderName dueAt decision.outcome'),
  'receipts.list': words('id receiver number caseNumber receivedOn receivedBy records withdrawnBecause'),
  'registerHistory.list': words('at actor name changes moved'),
  'people.merges': words('id name intoName mergedAt mergedBy moved'),
  'departments.merges': words('id name intoName mergedAt mergedBy moved'),
  'diarySystem.sendings': words('id kind program state mail caseNumber number problem reply leftOut'),
  'retention.holds': words('id on channelName because placedAt placedBy liftedAt'),
  'retention.rules': words(
    'id kind channelName category kept.months kept.countedFrom transfer decidedBy decidedOn reference closedAt'
  ),
  'rounds.list': words('plannedAt period state departmentName channels runId'),
  'secrecy.list': words('record name paragraph markedAt markedBy'),
  'secrecy.carriers': words('kind id name how foundIn stays paragraph ofName outcome'),
  'timestamps.authorities': words('id name address triedAt problem last.line last.at listAt forgottenAt'),
  'timestamps.list': words('id at receivedAt line authorityName'),
  'webhooks.deliveries': words('id queuedAt state event line attempts nextAttemptAt problem status'),
  'webhooks.list': words('id name address events content waiting checkedAt problem'),
  'watch.comments': words('id createdAt status flags authorName excerpt')
}

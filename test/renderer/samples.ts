// Plain records for the tests of the window.
import { CaptureDetail } from '#shared/capture.ts'
import { CommentDetail } from '#shared/comment.ts'
import { EVERYTHING, Export, ExportProposal } from '#shared/export.ts'
import { Instant } from '#shared/ids.ts'
import { MessageRow } from '#shared/message.ts'
import { OutgoingMail } from '#shared/outbox.ts'
import { ChannelRow, NOTHING_SAID } from '#shared/register.ts'

/** A well-formed id, the same for the same number. */
export const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
/** A well-formed digest, the same for the same number. */
export const shaOf = (number: number) => number.toString(16).padStart(64, '0')

const AT = '2026-11-24T16:02:00.000Z'

export const sampleChannel = (changes: Partial<Record<keyof ChannelRow, unknown>> = {}) =>
  ChannelRow.parse({
    id: idOf(1),
    platform: 'facebook',
    name: 'Kommunen på Facebook',
    addresses: ['https://social.example.se/kommunen'],
    kinds: ['page'],
    departmentId: idOf(2),
    responsibleId: idOf(3),
    purpose: 'Information',
    dialogue: true,
    about: NOTHING_SAID,
    mandate: null,
    registeredAt: AT,
    retiredAt: null,
    retiredBecause: null,
    closedOn: null,
    departmentName: 'Kommunledningen',
    responsibleName: 'Åsa Öberg',
    standInName: null,
    departed: [],
    lastCaptureAt: null,
    due: 'overdue',
    hasValidMandate: false,
    peopleHaveMandate: false,
    ...changes
  })

export const sampleComment = (changes: Partial<Record<keyof CommentDetail, unknown>> = {}) =>
  CommentDetail.parse({
    id: idOf(10),
    channelId: idOf(1),
    channelName: 'Kommunen på Facebook',
    address: 'https://social.example.se/kommunen?kommentar=7',
    selector: null,
    method: 'page',
    state: 'verified',
    content: {
      text: 'Skäms på er',
      authorName: 'Kalle',
      authorAddress: null,
      timeShown: '3 tim',
      timeMachine: null,
      permalink: null
    },
    problem: null,
    decision: null,
    removal: null,
    noticedAt: AT,
    savedAt: AT,
    verifiedAt: AT,
    kind: 'comment',
    under: null,
    postId: null,
    decisions: [],
    removals: [],
    registration: null,
    registrations: [],
    policeNumber: null,
    sightings: [],
    created: { at: null, raw: '3 tim', zone: null, basis: 'relative_range', range: null },
    nativeId: null,
    thread: null,
    answers: null,
    textRaw: null,
    editedAt: null,
    lacking: [],
    attachments: null,
    reactions: null,
    sender: null,
    files: [{ role: 'comment', position: 0, sha256: shaOf(1), bytes: 100, mediaType: 'image/png' }],
    ...changes
  })

export const sampleMessage = (changes: Partial<Record<keyof MessageRow, unknown>> = {}) =>
  MessageRow.parse({
    id: idOf(20),
    channelId: idOf(1),
    channelName: 'Kommunen på Facebook',
    conversationId: null,
    kind: 'dm',
    direction: 'in',
    actorId: null,
    createdAt: null,
    createdBasis: 'none',
    createdRaw: null,
    createdBetween: null,
    answersNothing: false,
    flaws: [],
    state: 'undecided',
    method: 'paste',
    senderName: 'Brita',
    senderAddress: null,
    receivedAt: null,
    takenInAt: AT,
    takenInBy: 'moderator',
    text: 'Hej',
    original: shaOf(2),
    originalName: null,
    originalMediaType: 'text/plain',
    route: null,
    ...changes
  })

/** A capture of a page 40,000 pixels tall, in five tiles. */
export const sampleCapture = () =>
  CaptureDetail.parse({
    id: idOf(30),
    channelId: idOf(1),
    channelName: 'Kommunen på Facebook',
    picture: shaOf(100),
    runId: null,
    address: 'https://social.example.se/kommunen',
    finalAddress: null,
    httpStatus: 200,
    retryAfter: null,
    viewport: 'desktop',
    state: 'partial',
    reasons: [{ code: 'pictures-missing', detail: '3' }],
    startedAt: AT,
    endedAt: AT,
    files: [0, 1, 2, 3, 4].map(position => ({
      role: 'screenshot',
      position,
      sha256: shaOf(100 + position),
      bytes: 1000,
      mediaType: 'image/png',
      top: position * 8000,
      width: 1280,
      height: 8000
    }))
  })

export const sampleMail = (changes: Partial<Record<keyof OutgoingMail, unknown>> = {}) =>
  OutgoingMail.parse({
    id: idOf(70),
    purpose: 'copy',
    messageId: null,
    commentId: null,
    captureId: null,
    headerId: `<${idOf(70)}@kanalarkiv.invalid>`,
    sender: 'kanalarkiv@norrby.example',
    recipient: 'registrator@norrby.example',
    eml: shaOf(70),
    state: 'accepted',
    attempts: 1,
    nextAttemptAt: null,
    handedOverAt: AT,
    problem: null,
    reply: null,
    queuedAt: AT,
    queuedBy: 'm',
    settledAt: AT,
    settledBasis: 'server',
    ...changes
  })

/** A package that is written. */
export const samplePackage = (changes: Partial<Record<keyof Export, unknown>>) =>
  Export.parse({
    ...{ id: idOf(60), state: 'written', scope: EVERYTHING, removedAt: null, into: null, delivery: null },
    selected: {
      ...{ channels: 0, captures: 0, comments: 0, messages: 0 },
      leftOut: { secret: 0, notOurs: 0, drafts: 0, failed: 0, unfinished: 0 }
    },
    ...{ problemValues: {}, folder: 'exports/x', files: 3, bytes: 3000, problem: null },
    ...{ startedAt: AT, endedAt: AT, receiverName: null, receipts: { count: 0, first: null } },
    ...changes
  })

/** How an archive stands that has three comments to decide. */
export const NO_STATUS = {
  ...{
    id: idOf(1),
    municipality: 'Norrby',
    dir: '/arkiv',
    syncedBy: null,
    roams: false,
    filesAwaySince: null,
    schema: 1
  },
  ...{ createdAt: Instant.parse('2026-01-01T08:00:00.000Z'), period: '2026-H2', journalHead: null },
  ...{ channels: 1, channelsDue: 0, attestationsDue: 0, checklistGaps: 0, carriersOpen: 0, alertsNew: 0 },
  ...{ captures: 0, capturesRefused: 0, capturesFailed: 0, capturesInterrupted: 0, comments: 3 },
  ...{ commentsOpen: 3, messages: 0, messagesUndecided: 0, secretUnregistered: 0, mandatesLacking: 0 },
  ...{ consentsEnded: 0, inboxFiles: 0, exports: 0, objects: 0, objectBytes: 0, journalLines: 1 }
}

/** What a package of few records would hold. */
export const PROPOSAL = ExportProposal.parse({
  ...{ channels: 1, captures: 1, comments: 0, messages: 2, files: 5, bytes: 900, blockers: [] },
  ...{ unroutedMessages: 0, unfinishedComments: 0, carriers: 0, unlooked: 0, unreadFiles: 0 },
  leftOut: { secret: 0, notOurs: 0, drafts: 0, failed: 0, unfinished: 0 }
})

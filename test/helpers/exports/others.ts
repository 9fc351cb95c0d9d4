// Exports of the other platforms, written to the shapes that they give them. All people are made up.

/** A part of the archive of X, as the script it is. */
export const ytd = (name: string, part: number, data: unknown) =>
  `window.YTD.${name}.part${part} = ${JSON.stringify(data, null, 2)}`

export const X_OWN = '1000001'

/** One message of X. The id holds its time, as ids of X do. */
export function xMessage(from: string, at: string, text: string, more: object = {}): object {
  const id = String((BigInt(Date.parse(at)) - 1_288_834_974_657n) << 22n)
  return {
    messageCreate: {
      id,
      senderId: from,
      recipientId: from === X_OWN ? '2000002' : X_OWN,
      text,
      createdAt: at,
      mediaUrls: [],
      urls: [],
      reactions: [],
      ...more
    }
  }
}

export const xConversation = (conversationId: string, messages: readonly object[]) => ({
  dmConversation: { conversationId, messages }
})

/** An archive of X in several parts. */
export function xArchive(): Record<string, string> {
  const account = {
    account: { accountId: X_OWN, username: 'norrbykommun', accountDisplayName: 'Norrby kommun' }
  }
  const mention = { id_str: '2000002', screen_name: 'kallepahitt', name: 'Kalle' }
  return {
    'data/manifest.js': 'window.__THAR_CONFIG = {}',
    'data/account.js': ytd('account', 0, [account]),
    'data/tweets.js': ytd('tweets', 0, [
      { tweet: { id_str: '1', full_text: '@kallepahitt', entities: { user_mentions: [mention] } } }
    ]),
    'data/direct-messages.js': ytd('direct_messages', 0, [
      xConversation(`${X_OWN}-2000002`, [
        xMessage(X_OWN, '2026-03-02T10:00:00.000Z', 'Tack, vi lagar den. https://t.co/a', {
          urls: [{ url: 'https://t.co/a', expanded: 'https://norrby.example/fel', display: 'norrby.example' }]
        }),
        xMessage('2000002', '2026-03-02T09:00:00.000Z', 'Lampan på Ågatan är trasig')
      ])
    ]),
    'data/direct-messages-part1.js': ytd('direct_messages', 1, [
      xConversation(`${X_OWN}-3000003`, [xMessage('3000003', '2026-03-03T09:00:00.000Z', 'Vem är jag?')])
    ]),
    'data/direct-messages-group.js': ytd('direct_messages_group', 0, [
      xConversation('900', [
        {
          joinConversation: {
            initiatingUserId: '2000002',
            participantsSnapshot: ['2000002', X_OWN],
            createdAt: '2026-03-01T00:00:00.000Z'
          }
        },
        {
          conversationNameUpdate: {
            initiatingUserId: '2000002',
            name: 'Badet',
            createdAt: '2026-03-01T00:00:01.000Z'
          }
        },
        xMessage('2000002', '2026-03-04T09:00:00.000Z', 'Hej alla', { recipientId: '0' })
      ])
    ])
  }
}

const quoted = (cells: readonly string[]) => cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')

/** A CSV file with quoted cells and Windows line ends. */
const csv = (rows: readonly (readonly string[])[]) => `\uFEFF${rows.map(quoted).join('\r\n')}\r\n`

const LINKEDIN = [
  ...[
    'CONVERSATION ID',
    'CONVERSATION TITLE',
    'FROM',
    'SENDER PROFILE URL',
    'TO',
    'RECIPIENT PROFILE URLS',
    'DATE'
  ],
  ...['SUBJECT', 'CONTENT', 'FOLDER', 'ATTACHMENTS', 'IS MESSAGE DRAFT']
]
const OWN_URL = 'https://www.linkedin.com/in/norrby'
const KALLE_URL = 'https://www.linkedin.com/in/kallepahitt'

export function linkedinExport(): Record<string, string> {
  const [own, kalle] = [
    ['Norrby kommun', OWN_URL],
    ['Kalle Påhitt', KALLE_URL]
  ] as const
  return {
    'Profile.csv': csv([
      ['First Name', 'Last Name'],
      ['Norrby', 'kommun']
    ]),
    'messages.csv': csv([
      LINKEDIN,
      [
        'c1',
        '',
        ...kalle,
        ...own,
        '2026-03-02 09:00:00 UTC',
        '',
        'Rad ett\nrad "två", med komma',
        'INBOX',
        '',
        'No'
      ],
      ['c1', '', ...own, ...kalle, '2026-03-02 10:00:00 UTC', 'Svar', '<p>Hej<br>då</p>', 'INBOX', '', 'No'],
      ['c1', '', ...own, ...kalle, '2026-03-02 11:00:00 UTC', '', 'aldrig skickat', 'INBOX', '', 'Yes'],
      ['c2', '', 'LinkedIn Member', '', ...own, '2026-03-03 09:00:00 UTC', '', 'ok', 'SPAM', '', 'No'],
      ['c1', '', ...kalle, ...own, '2026-03-02 12:00:00 UTC', '', 'ok', 'INBOX', '', 'No'],
      ['c2', '', 'LinkedIn Member', '', ...own, '2026-03-03 09:00:10 UTC', '', 'ok', 'SPAM', '', 'No']
    ]),
    'Comments.csv': csv([
      ['Date', 'Link', 'Message'],
      [
        '2025-10-26 02:30:00',
        'https://www.linkedin.com/feed/update/urn:li:activity:7138000000000000000',
        'Välkomna!'
      ]
    ])
  }
}

/** A file of TikTok's, with old or new names of its parts. */
export function tiktokFile(isNew: boolean): string {
  const chat = [
    { Date: '2026-03-02 10:15:00', From: 'kallepahitt', Content: 'Hej, när öppnar badet?' },
    { Date: '2026-03-02 11:15:00', From: 'norrbykommun', Content: 'Den 1 juni' },
    { Date: '2025-10-26 02:30:00', From: 'kallepahitt', Content: 'mitt i natten' }
  ]
  const comment = { date: '2026-03-05 08:00:00 UTC', comment: 'Tack för alla svar', photo: 'N/A', url: '' }
  const profile = { ProfileMap: { userName: 'norrbykommun', emailAddress: 'a@b.example' } }
  if (isNew)
    return JSON.stringify({
      Comment: { Comments: { App: 'TikTok', CommentsList: [comment] } },
      'Direct Message': { 'Direct Messages': { ChatHistory: { 'Chat History with kallepahitt:': chat } } },
      'Profile And Settings': { 'Profile Info': profile }
    })
  return JSON.stringify({
    Activity: { 'Follower List': { FansList: [] } },
    Comment: { Comments: { CommentsList: [comment] } },
    'Direct Messages': { 'Chat History': { ChatHistory: { 'Chat History with kallepahitt:': chat } } },
    Profile: { 'Profile Information': profile }
  })
}

const ACTOR = 'https://social.norrby.example/users/norrby'

export function mastodonArchive(): Record<string, string | Uint8Array> {
  const note = (id: number, more: object) => ({
    type: 'Create',
    actor: ACTOR,
    object: {
      type: 'Note',
      id: `${ACTOR}/statuses/${id}`,
      attributedTo: ACTOR,
      published: `2026-03-0${id}T09:00:00Z`,
      inReplyTo: null,
      to: ['https://www.w3.org/ns/activitystreams#Public'],
      cc: [`${ACTOR}/followers`],
      content: `<p>Inlägg ${id} &amp; mer<br>rad två</p>`,
      summary: null,
      attachment: [],
      ...more
    }
  })
  const kalle = 'https://annan.example/users/kalle'
  return {
    'actor.json': JSON.stringify({ id: ACTOR, preferredUsername: 'norrby', name: 'Norrby kommun' }),
    'outbox.json': JSON.stringify({
      '@context': 'https://www.w3.org/ns/activitystreams',
      id: 'outbox.json',
      type: 'OrderedCollection',
      totalItems: 4,
      orderedItems: [
        note(1, {}),
        { type: 'Announce', actor: ACTOR, object: 'https://annan.example/users/kalle/statuses/9' },
        note(2, { inReplyTo: `${kalle}/statuses/8` }),
        note(3, {
          to: [kalle],
          cc: [],
          conversation: 'tag:social.norrby.example,2026:objectId=3',
          attachment: [
            { type: 'Document', mediaType: 'image/png', url: '/media_attachments/files/1/original/a.png' }
          ]
        })
      ]
    }),
    'media_attachments/files/1/original/a.png': Buffer.from('89504e470d0a1a0a00', 'hex'),
    'likes.json': '{}'
  }
}

export function blueskyChat(): string {
  const [own, kalle] = ['did:plc:norrby', 'did:plc:kalle']
  const message = (id: string, from: string, text: string, sentAt: string, more: object = {}) => ({
    $type: 'chat.bsky.convo.defs#messageView',
    convoId: 'c1',
    id,
    rev: id,
    text,
    sender: { did: from },
    sentAt,
    ...more
  })
  return [
    {
      $type: 'chat.bsky.convo.defs#convoView',
      id: 'c1',
      members: [
        { did: own, handle: 'norrby.example' },
        { did: kalle, handle: 'kalle.example' }
      ]
    },
    {
      $type: 'chat.bsky.convo.defs#convoView',
      id: 'c2',
      members: [
        { did: own, handle: 'norrby.example' },
        { did: 'did:plc:x', handle: 'x.example' }
      ]
    },
    message('3m1', kalle, 'Hej från Åsträsk', '2026-03-02T09:00:00.123Z'),
    message('3m2', own, 'Hej!', '2026-03-02T10:00:00.000Z', {
      reactions: [{ value: '❤', sender: { did: kalle } }]
    }),
    {
      ...message('3m3', kalle, '', '2026-03-02T11:00:00.000Z'),
      $type: 'chat.bsky.convo.defs#deletedMessageView'
    }
  ]
    .map(line => JSON.stringify(line))
    .join('\n')
}

const YOUTUBE_OWN = 'UCabcdefghijklmnopqrstuv'
type YoutubeHeadings = 'plain' | 'post' | 'top-level' | 'lower'

/** Comments of YouTube under one of the four headings that have been seen, or under Swedish ones. */
export function youtubeComments(
  headings: YoutubeHeadings | 'swedish',
  texts: readonly string[],
  from = 0
): string {
  const cells = (at: number, text: string) => ({
    'Comment ID': `Ugy${String(at).padStart(3, '0')}abcdefghijklmnopqrst`,
    'Channel ID': YOUTUBE_OWN,
    'Comment Create Timestamp': `2026-03-02T09:00:0${at % 10}.123456+00:00`,
    Price: '0',
    'Parent Comment ID': '',
    'Post ID': '',
    'Video ID': 'abcdefghijk',
    'Comment Text': text,
    'Top-Level Comment ID': ''
  })
  const of: Record<typeof headings, readonly (keyof ReturnType<typeof cells>)[]> = {
    plain: [
      'Comment ID',
      'Channel ID',
      'Comment Create Timestamp',
      'Price',
      'Parent Comment ID',
      'Video ID',
      'Comment Text'
    ],
    post: [
      'Channel ID',
      'Comment Create Timestamp',
      'Price',
      'Comment ID',
      'Parent Comment ID',
      'Post ID',
      'Video ID',
      'Comment Text'
    ],
    'top-level': [
      'Comment ID',
      'Channel ID',
      'Comment Create Timestamp',
      'Price',
      'Parent Comment ID',
      'Post ID',
      'Video ID',
      'Comment Text',
      'Top-Level Comment ID'
    ],
    lower: ['Comment ID', 'Channel ID', 'Comment Create Timestamp', 'Price', 'Video ID', 'Comment Text'],
    swedish: ['Comment ID', 'Channel ID', 'Comment Create Timestamp', 'Price', 'Video ID', 'Comment Text']
  }
  const swedish = ['Kommentars-id', 'Kanal-id', 'Tidsstämpel', 'Pris', 'Video-id', 'Kommentarstext']
  const names = of[headings]
  const shown =
    headings === 'swedish' ? swedish : headings === 'lower' ? names.map(name => name.toLowerCase()) : names
  return csv([shown, ...texts.map((text, at) => names.map(name => cells(from + at, text)[name]))])
}

export const youtubeChat = () =>
  csv([
    ['Live Chat ID', 'Channel ID', 'Live Chat Create Timestamp', 'Price', 'Video ID', 'Live Chat Text'],
    [
      'EiEKGkNQabcdefghijklmnop',
      YOUTUBE_OWN,
      '2026-03-02T09:00:00Z',
      '0',
      'abcdefghijk',
      '{"text":"Välkomna till fullmäktige"}'
    ]
  ])

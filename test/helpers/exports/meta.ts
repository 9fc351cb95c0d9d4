// Exports of Facebook and Instagram, written to the shapes that Meta gives them. All people are made up.

/** Text as Meta writes it: each byte of its UTF-8 as a letter of its own. */
const mangled = (text: string) => Buffer.from(text).toString('latin1')

export type MetaMessage = {
  readonly from: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly text?: string
  readonly more?: object
}

/** A message file, newest first. */
export function metaFile(
  title: string,
  participants: readonly string[],
  messages: readonly MetaMessage[]
): string {
  return JSON.stringify({
    participants: participants.map(name => ({ name: mangled(name) })),
    messages: messages
      .toSorted((one, other) => other.at - one.at)
      .map(({ from, at, text, more }) => ({
        sender_name: mangled(from),
        timestamp_ms: at,
        ...(text === undefined ? {} : { content: mangled(text) }),
        is_geoblocked_for_viewer: false,
        ...more
      })),
    title: mangled(title),
    is_still_participant: true,
    thread_path: 'inbox/kalle_1001',
    magic_words: []
  })
}

export const OWN = 'Norrby kommun'
const at = (time: string) => Date.parse(time)

/** A small export of a Page: three conversations in three folders. */
export function smallExport(): Record<string, string> {
  const root = 'your_facebook_activity/messages'
  return {
    [`${root}/inbox/kallepahitt_10000001/message_1.json`]: metaFile(
      'Kalle Påhitt',
      ['Kalle Påhitt', OWN],
      [
        {
          from: 'Kalle Påhitt',
          at: at('2026-03-02T09:15:00.123Z'),
          text: 'Hej! När öppnar badet i Åkersjön? 🏊'
        },
        { from: OWN, at: at('2026-03-02T12:00:00.000Z'), text: 'Hej Kalle, badet öppnar den 1 juni.' }
      ]
    ),
    [`${root}/message_requests/orjanangstrom_10000002/message_1.json`]: metaFile(
      'Örjan Ängström',
      ['Örjan Ängström', OWN],
      [{ from: 'Örjan Ängström', at: at('2026-03-03T07:00:00.000Z'), text: 'Det är halt på Storgatan.' }]
    ),
    [`${root}/archived_threads/kallepahitt_10000003/message_1.json`]: metaFile(
      'Kalle Påhitt',
      ['Kalle Påhitt', OWN],
      [{ from: 'Kalle Påhitt', at: at('2025-12-01T10:00:00.000Z'), text: 'God jul!' }]
    )
  }
}

/** A message file of the HTML export, as its pages are built; names of classes are of no account. */
export function metaHtml(
  title: string,
  cells: readonly { from: string; content: string; time: string }[]
): string {
  const cell = ({ from, content, time }: (typeof cells)[number]) => `
    <section class="_a6-g" aria-labelledby="u_0"><h2 class="_2ph_ _a6-h _a6-i">${from}</h2>
      <div class="_2ph_ _a6-p"><div><div></div><div>${content}</div><div></div><div></div></div></div>
      <footer class="_3-94 _a6-o"><div class="_a72d">${time}</div></footer></section>`
  return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /><title>${title}</title>
    <style type="text/css">._3hls { color: #fff }</style></head><body class="_5vb_"><div><header>${title}</header>
    <main class="_a706" role="main"><div class="_2lek">Deltagare: ${title} och ${OWN}</div>${cells.map(cell).join('')}</main>
    <div class="_3hls">Skapad av ${OWN} 2 mars 2026 10:15</div></div></body></html>`
}

/** A chat of the separate export of end-to-end encrypted messages. */
export function encryptedFile(
  name: string,
  participants: readonly string[],
  messages: readonly { from: string; at: number; text: string; more?: object }[]
): string {
  return JSON.stringify({
    participants,
    threadName: name,
    messages: messages.map(({ from, at, text, more }) => ({
      isUnsent: false,
      media: [],
      reactions: [],
      senderName: from,
      text,
      timestamp: at,
      type: 'text',
      ...more
    }))
  })
}

/** One comment of Instagram, with labels in some language. */
export function instagramComment(
  text: string,
  owner: string,
  seconds: number,
  labels: readonly [string, string, string] = ['Comment', 'Media Owner', 'Time']
): object {
  return {
    media_list_data: [{ uri: '' }],
    string_map_data: {
      [mangled(labels[0])]: { href: '', value: mangled(text), timestamp: 0 },
      [mangled(labels[1])]: { href: '', value: owner, timestamp: 0 },
      [mangled(labels[2])]: { href: '', value: '', timestamp: seconds }
    }
  }
}

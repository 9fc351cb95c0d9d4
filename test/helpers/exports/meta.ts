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

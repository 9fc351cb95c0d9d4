// A file on its way to the server, in parts: where the line breaks it is gone on with from what has come (draft-ietf-httpbis-resumable-upload).

const PART = 8_000_000
/** Pauses between tries of one part, in milliseconds: a minute in all. */
const PAUSES = [500, 1_500, 3_000, 5_000, 10_000, 20_000, 20_000]

export type SendOptions = { readonly part?: number; readonly pauses?: readonly number[] }

/**
 * The server's last answer: 201 when it has all of the file. Undefined where it does not answer any more. What was begun and does not come
 * to its end is withdrawn, so that it takes no room; also where the person leaves the page.
 */
export async function sendParts(
  file: File,
  { part = PART, pauses = PAUSES }: SendOptions = {}
): Promise<Response | undefined> {
  const address = `/files?name=${encodeURIComponent(file.name)}`
  // Sent again where its answer was lost, it is the same file.
  const key = { 'idempotency-key': crypto.randomUUID() }
  if (file.size <= part)
    return patiently(pauses, () => ask(address, { method: 'POST', headers: key, body: file }))
  const headers = { ...key, 'upload-complete': '?0' }
  const begun = await patiently(pauses, () => ask(address, { method: 'POST', headers }))
  const to = begun?.headers.get('location') ?? null
  if (begun?.status !== 201 || to === null) return begun
  // A page that is left does not wait, and what it has asked for last is sent all the same.
  const withdraw = () => ask(to, { method: 'DELETE', keepalive: true })
  const leave = ({ persisted }: PageTransitionEvent) => void (persisted || withdraw())
  addEventListener('pagehide', leave)
  try {
    const answered = await goOn(file, { to, part, pauses })
    if (answered?.status !== 201) void withdraw()
    return answered
  } finally {
    removeEventListener('pagehide', leave)
  }
}

/** Sends what is left, part by part. */
async function goOn(
  file: File,
  { to, part, pauses }: Required<SendOptions> & { readonly to: string }
): Promise<Response | undefined> {
  let from = 0
  for (;;) {
    const end = Math.min(from + part, file.size)
    let isSure = true
    const answered = await patiently(pauses, async () => {
      if (!isSure) {
        const said = await ask(to, { method: 'HEAD' })
        // A part that was cut off may still be coming in.
        if (said === undefined || said.status === 409) return undefined
        if (said.status !== 204) return said
        from = Number(said.headers.get('upload-offset'))
      }
      isSure = false
      const headers = { 'upload-offset': String(from), 'upload-complete': end === file.size ? '?1' : '?0' }
      const sent = await ask(to, { method: 'PATCH', headers, body: file.slice(from, end) })
      // What came of a try before is counted first.
      return sent?.status === 409 ? undefined : sent
    })
    if (answered?.status !== 201 || end === file.size) return answered
    from = end
  }
}

const ask = (to: string, asked: RequestInit) => fetch(to, asked).catch(() => undefined)

/** Once, and again after each pause while nothing answers or the server behind a proxy is away. */
async function patiently(
  pauses: readonly number[],
  work: () => Promise<Response | undefined>
): Promise<Response | undefined> {
  for (const pause of [...pauses, null]) {
    const answered = await work()
    const isAway = answered === undefined || [502, 503, 504].includes(answered.status)
    if (!isAway || pause === null) return answered
    await new Promise(done => setTimeout(done, pause))
  }
}

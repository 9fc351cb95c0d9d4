// What the checkers of Kanalarkiv packages have in common. It lies beside verify.mjs in every package, and needs Node 18 and the
// files beside it. How lines are sealed is told in docs/journal-format.md.
import { createHash } from 'node:crypto'

/** A path that would be read from outside the package, or that would part a line of a list. */
export const LEADS_OUT = /^\w:|^\/|\\|\p{Cc}|(?:^|\/)\.\.?(?:\/|$)/u
// A line is shown, or left out: then there are digests, and those of its objects that are here, each after its own salt.
const PARTS =
  /^(?:(.*"salt":"([^"]*)")|\{"seq":\d+,"content":"(.{64})"),"objects":\[((?:,?"[0-9a-f]{64}(?::[0-9a-f]{64})?")*)\],"previous":(?:null|"(.{64})")\}$/s
export const sha256 = bytes => createHash('sha256').update(bytes, 'latin1').digest('hex')

export function readJson(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The seal of a line: of the digests of what it says and of its objects, each with chance in it, and of the seal before. */
export function seal(line) {
  const [, shown, salt, content, list, previous = ''] = PARTS.exec(line) ?? []
  const parts = (list?.match(/[0-9a-f:]+/g) ?? []).map((object, at) => {
    const [own, is] = salt === undefined ? object.split(':') : [sha256(`${salt}\n${at}`), object]
    return is === undefined ? own : sha256(`${own}\n${is}`)
  })
  return sha256(list === undefined ? line : [content ?? sha256(shown), ...parts, previous].join('\n'))
}

/** Whether a line is told, and not only what its seal is made of. */
export const isShown = entry => entry?.content === undefined

/** The files that a line vouches for. A web archive is put together from objects: what it hashes to was noted when it was made. */
export function objectsOf(entry) {
  const listed = [entry?.objects ?? []].flat().filter(object => typeof object === 'string')
  if (!isShown(entry)) return listed.map(object => object.split(':')[1])
  return [...listed, entry?.details?.wacz ?? []].flat()
}

/** Each line carries the seal of the line before. Gives the objects that lines name, too, and what is wrong. */
export function chain(text, path) {
  let [number, before, last] = [0, undefined, null]
  const [objects, seals, shown, broken] = [new Set(), new Map(), [], []]
  if (text === null)
    return { lines: 0, head: null, last, objects, seals, shown, broken: [['unreadable', path]] }
  for (const line of text.replace(/\n$/, '').split('\n')) {
    if (line === '' && number > 0) {
      broken.push(['line-added', `${path}:${number + 1}`])
      continue
    }
    number++
    const entry = readJson(line)
    last = entry
    const isNext =
      entry?.seq === number && (/"previous":"([0-9a-f]{64})"\}$/.exec(line)?.[1] ?? undefined) === before
    if (!isNext) broken.push(['changed', `${path}:${number}`])
    for (const object of objectsOf(entry)) objects.add(object)
    before = seal(line)
    seals.set(number, before)
    if (isShown(entry)) shown.push(number)
  }
  if (!text.endsWith('\n')) broken.push(['changed', `${path}:${number}`])
  return { lines: number, head: before ?? null, last, objects, seals, shown, broken }
}

/** The files that records.json tells of. What has no path, or one that is no text, is none. */
export const filesOf = text =>
  Object.values(readJson(text) ?? {})
    .flat()
    .flatMap(record => record?.files ?? [])
    .filter(file => typeof file?.path === 'string')

/** Who stamped, and by whose certificate: that one is to be compared. */
function who({ by, authority, anchor }) {
  const [own, vouching] = [by, authority].map(name => name.replaceAll('\n', ', '))
  return [
    `${own}; utfärdarens certifikat: ${vouching}, SHA-256 ${anchor}`,
    `${own}; the authority's certificate: ${vouching}, SHA-256 ${anchor}`
  ]
}
const [NO_LIST, NO_LIST_EN] = [
  'Ingen spärrlista är sparad, och inget svar om spärrning (OCSP).',
  'No list of revoked certificates was kept, nor an answer about them (OCSP).'
]
const kept = ({ asOf }) =>
  asOf === null
    ? [NO_LIST, NO_LIST_EN]
    : [
        `Inte spärrad enligt spärrlistan, eller svaret om spärrning (OCSP), från ${asOf}.`,
        `Not revoked by the list, or the answer (OCSP), of ${asOf}.`
      ]

/** A time stamp in Swedish and English. */
function stampLine(is) {
  const { line, at } = is
  const [[by, byEn], [sv, en]] = [who(is), kept(is)]
  return [`Rad ${line} fanns ${at}: ${by}. ${sv}`, `Line ${line} was there ${at}: ${byEn}. ${en}`]
}

/** Those of the signatures of web archives, of one authority. */
function archivesLine(is) {
  const { count, from, to } = is
  const [[by, byEn], [sv, en]] = [who(is), kept(is)]
  return [
    `Tidsstämplade signaturer av webbarkiv: ${count}, ${from} – ${to}: ${by}. ${sv}`,
    `Time-stamped signatures of web archives: ${count}, ${from} – ${to}: ${byEn}. ${en}`
  ]
}

/** Who signed the package, and by which certificate: whose that is must be known from elsewhere. */
function signatureLine({ at, by, certificate, anchor, stamp }) {
  const [[stamper, stamperEn], [sv, en]] = stamp === null ? [[], []] : [who(stamp), kept(stamp)]
  const [stamped, stampedEn] =
    stamp === null
      ? ['Signaturen har ingen tidsstämpel.', 'The signature has no time stamp.']
      : [
          `Signaturen fanns ${stamp.at}: ${stamper}. ${sv}`,
          `The signature was there ${stamp.at}: ${stamperEn}. ${en}`
        ]
  return [
    `Signerat ${at}, enligt den som signerade: ${by} (certifikat med SHA-256 ${certificate}, längst upp ${anchor}). Jämför med kommunens. ${stamped}`,
    `Signed ${at}, as the signer says: ${by} (certificate with SHA-256 ${certificate}, topmost ${anchor}). Compare with that of the municipality. ${stampedEn}`
  ]
}

/** A stamp by an authority of one's own making is as right as any other. */
const COMPARE = [
  'Jämför utfärdarnas certifikat (SHA-256) med dem som är antecknade utanför arkivet, eller med utfärdarens egna uppgifter: vem som helst kan göra en egen utfärdare med samma namn.',
  'Compare the certificates (SHA-256) of the authorities with those noted outside the archive, or with what the authority itself says: anyone can make an authority of their own by the same name.'
]

const NOT_SIGNED = ['Paketet är inte signerat.', 'The package is not signed.']

/** What is told of keys, time stamps and signatures, each in Swedish and English. Of disclosed copies, without a journal, there is none to tell of. */
export const told = ({ head, keys, archives, stamps, signatures }) => [
  ...(head !== null && signatures.length === 0 ? [NOT_SIGNED] : []),
  ...keys.map(key => [
    `Webbarkiv är signerade med nyckeln ${key}`,
    `Web archives are signed with the key ${key}`
  ]),
  ...archives.map(archivesLine),
  ...stamps.map(stampLine),
  ...signatures.map(signatureLine),
  ...([...archives, ...stamps].length > 0 || signatures.some(({ stamp }) => stamp !== null) ? [COMPARE] : [])
]

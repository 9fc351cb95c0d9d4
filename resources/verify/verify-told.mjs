// What the checkers of Kanalarkiv packages say of keys, time stamps and signatures, in Swedish and English. It lies beside verify.mjs in every package,
// and needs Node 18 and nothing else.

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
/** What the lists say. Who has the key of an authority can give any time: then RFC 3161 (section 4) lets no stamp by it stand. */
function kept({ asOf, revoked }) {
  if (revoked !== null) {
    const [why, whyEn] = [revoked.reason ?? 'utan angivet skäl', revoked.reason ?? 'no reason given']
    return revoked.isValidBefore
      ? [
          `Certifikatet är spärrat sedan ${revoked.at} (${why}), efter stämpeln, som gäller ändå.`,
          `The certificate is revoked since ${revoked.at} (${whyEn}), after the stamp, which stays valid.`
        ]
      : [
          `RÄKNAS INTE som tidsstämpel: certifikatet är spärrat sedan ${revoked.at} (${why}), och den som har nyckeln kan ha skrivit vilken tid som helst.`,
          `DOES NOT COUNT as a time stamp: the certificate is revoked since ${revoked.at} (${whyEn}), and whoever has the key can have written any time.`
        ]
  }
  return asOf === null
    ? [NO_LIST, NO_LIST_EN]
    : [
        `Inte spärrad enligt spärrlistan, eller svaret om spärrning (OCSP), från ${asOf}.`,
        `Not revoked by the list, or the answer (OCSP), of ${asOf}.`
      ]
}

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

const MUNICIPALITYS = ['Jämför med kommunens.', 'Compare with that of the municipality.']
const ANOTHERS = [
  'Det är inte det certifikat som journalens sista rad nämner: signaturen är lagd till av någon annan.',
  "That is not the certificate that the journal's last line names: the signature was added by somebody else."
]
const NOT_FOLLOWED = [
  'och kedjan därifrån följs inte: något certifikat i den tillåter den inte, eller har villkor som inte prövas här',
  'and the chain from there is not followed: some certificate in it does not allow it, or has conditions that are not tried here'
]

/** Who signed the package, and by which certificate: whose that is must be known from elsewhere. */
function signatureLine({ at, by, certificate, anchor, isNamed, isFollowed, stamp }) {
  const [[stamper, stamperEn], [sv, en]] = stamp === null ? [[], []] : [who(stamp), kept(stamp)]
  const [stamped, stampedEn] =
    stamp === null
      ? ['Signaturen har ingen tidsstämpel.', 'The signature has no time stamp.']
      : [
          `Signaturen fanns ${stamp.at}: ${stamper}. ${sv}`,
          `The signature was there ${stamp.at}: ${stamperEn}. ${en}`
        ]
  const [whose, whoseEn] = isNamed ? MUNICIPALITYS : ANOTHERS
  const [top, topEn] = isFollowed ? [`längst upp ${anchor}`, `topmost ${anchor}`] : NOT_FOLLOWED
  return [
    `Signerat ${at}, enligt den som signerade: ${by} (certifikat med SHA-256 ${certificate}, ${top}). ${whose} ${stamped}`,
    `Signed ${at}, as the signer says: ${by} (certificate with SHA-256 ${certificate}, ${topEn}). ${whoseEn} ${stampedEn}`
  ]
}

/** A stamp by an authority of one's own making is as right as any other. */
const COMPARE = [
  'Jämför utfärdarnas certifikat (SHA-256) med dem som är antecknade utanför arkivet, eller med utfärdarens egna uppgifter: vem som helst kan göra en egen utfärdare med samma namn.',
  'Compare the certificates (SHA-256) of the authorities with those noted outside the archive, or with what the authority itself says: anyone can make an authority of their own by the same name.'
]

const NOT_SIGNED = ['Paketet är inte signerat.', 'The package is not signed.']

const NOT_STAMPED = [
  'Ingen tidsstämpel av journalen finns i paketet.',
  'No time stamp of the journal is in the package.'
]

/** What is told of keys, time stamps and signatures, each in Swedish and English. Of disclosed copies, without a journal, there is none to tell of. */
export const told = ({ head, keys, archives, stamps, signatures }) => [
  ...(head !== null && signatures.length === 0 ? [NOT_SIGNED] : []),
  ...(head !== null && stamps.length === 0 ? [NOT_STAMPED] : []),
  ...keys.map(key => [
    `Webbarkiv är signerade med nyckeln ${key}`,
    `Web archives are signed with the key ${key}`
  ]),
  ...archives.map(archivesLine),
  ...stamps.map(stampLine),
  ...signatures.map(signatureLine),
  ...([...archives, ...stamps].length > 0 || signatures.some(({ stamp }) => stamp !== null) ? [COMPARE] : [])
]

// What the checkers of Kanalarkiv packages say, in Swedish and English, and how they are run as programs. It lies beside verify.mjs in
// every package, and needs Node 18 and the files beside it.
import { realpathSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { LATER } from './verify-content.mjs'
import { FINDINGS } from './verify-files.mjs'
import { told } from './verify-told.mjs'

const USAGE = [
  'Ange paketets mapp, och inget annat: node verify.mjs .',
  'Name the package folder, and nothing else: node verify.mjs .'
]
const help = language =>
  Object.entries(FINDINGS).map(
    ([code, [sv, ...means]]) => `${language === 0 ? sv : code}: ${means[language]}`
  )

/** What was held against what, where nothing was found wrong. It says no more than what was done with a package of this form. */
export function checked({ root, head, lines, keys, archives, stamps, signatures }) {
  const isList = root?.endsWith('.txt')
  // Of that file all is sealed that is not worked out from the others.
  const later = LATER[root ?? 'tagmanifest-sha512.txt']?.filter(name => name !== 'bag-info.txt').join(', ')
  const parts = [
    root === undefined
      ? [
          'varje fil mot listorna med summor (SHA-256 och SHA-512)',
          'each file against the lists of sums (SHA-256 and SHA-512)'
        ]
      : isList
        ? [`varje fil mot summan i ${root}`, `each file against the sum in ${root}`]
        : [
            `varje fil mot summan och längden i ${root}, och ${root} mot hur programmet skriver den`,
            `each file against the sum and length in ${root}, and ${root} against how the program writes it`
          ],
    head === null && [
      'de listor som hör till en påse (BagIt), om kopiorna är en sådan',
      'the lists of a bag (BagIt), where the copies are one'
    ],
    head !== null &&
      !isList && [
        'handlingarnas filer mot records.json och journalen',
        'the files of the records against records.json and the journal'
      ],
    head !== null && [
      `journalens ${lines} rader mot varandra`,
      `the ${lines} lines of the journal against each other`
    ],
    head !== null && [
      'innehållet mot det som den sista raden förseglar',
      'the content against what the last line seals'
    ],
    keys.length > 0 && ['webbarkivens signaturer', 'the signatures of the web archives'],
    archives.length > 0 && ['tidsstämplarna av dem', 'the time stamps of those'],
    stamps.length > 0 && [
      `tidsstämplarna av journalen (${stamps.length})`,
      `the time stamps of the journal (${stamps.length})`
    ],
    signatures.length > 0 && [
      `paketets signatur, som gäller journalen och det som dess sista rad förseglar, men inte ${later}`,
      `the signature of the package, which is of the journal and of what its last line seals, but not of ${later}`
    ]
  ].filter(part => part)
  const [sv, en] = [0, 1].map(language => parts.map(part => part[language]).join('; '))
  return head === null
    ? [`Kontrollerat: ${sv}.`, `Checked: ${en}.`]
    : [
        `Kontrollerat: ${sv}. Regler och scheman prövas inte av kontrollen: se VALIDERING.txt.`,
        `Checked: ${en}. Rules and schemas are not tried by the checking: see VALIDERING.txt.`
      ]
}

/** What is said of a package in which nothing is wrong. */
function agreeing({ files, bytes, ...is }) {
  const { root = 'tagmanifest-sha512.txt', own, head, lines } = is
  const sealed =
    head === null
      ? [
          'Det är utlämnade kopior, och ingen journal följer med.',
          'These are disclosed copies, and no journal goes along.'
        ]
      : [
          `Journalens sista sigill (Journal-Head) är ${head}, på rad ${lines}.`,
          `The last seal of the journal (Journal-Head) is ${head}, on line ${lines}.`
        ]
  return [
    [
      `Paketet stämmer med sig självt: ${files} filer, ${bytes} byte.`,
      `The package agrees with itself: ${files} files, ${bytes} bytes.`
    ],
    checked(is),
    [
      `Summan av ${root} (SHA-256) är ${own}: jämför med kvittot eller arkivet. ${sealed[0]}`,
      `The sum of ${root} (SHA-256) is ${own}: compare it with the receipt or the archive. ${sealed[1]}`
    ]
  ]
}

/** Runs a checker as a program, where it is one. */
export async function run(url, check) {
  const [, program = '', dir, ...more] = process.argv
  // Whatever the file has been named; inside a bundle, which is a .js file, it is not the program.
  if (!/\.mjs$/.test(program) || url !== pathToFileURL(realpathSync(program)).href) return
  const locale = process.env.LC_ALL || process.env.LANG || Intl.DateTimeFormat().resolvedOptions().locale
  const language = /^sv/i.test(locale) ? 0 : 1
  process.exitCode = 2
  const refuse = lines => console.error(visible(lines[language]))
  if (dir === '--help') {
    process.exitCode = 0
    return console.log([USAGE[language], ...help(language)].join('\n'))
  }
  if (!dir || more.length > 0) return refuse(USAGE)
  const is = await check(dir).catch(error => ({ error }))
  if (is === null)
    return refuse([
      `${dir} är inget paket, eller går inte att läsa. ${USAGE[0]}`,
      `${dir} is no package, or cannot be read. ${USAGE[1]}`
    ])
  if ('error' in is) {
    const why = is.error?.message ?? `${is.error}`
    return refuse([`Kontrollen kunde inte göras: ${why}`, `The checking could not be done: ${why}`])
  }
  for (const { code, what } of is.findings) {
    const kind = code.replace('line-', '')
    console.log(`${language === 0 ? FINDINGS[kind][0] : kind}: ${visible(what)}`)
  }
  if (is.findings.length === 0)
    for (const line of [...agreeing(is), ...told(is)]) console.log(visible(line[language]))
  process.exitCode = Math.min(is.findings.length, 1) * 4
}

const visible = text => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\uFFFD')

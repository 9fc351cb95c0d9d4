// What the notices cannot read out of a package: licences that a package leaves unsaid, and parts that are no package.

/** The licences that may be in what is handed to people. None of them asks that our own code is given away with it. */
export const ALLOWED = [
  '0BSD',
  'AFL-2.1',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0', // permissive: https://blueoakcouncil.org/license/1.0.0
  'Bitstream-Vera',
  'CC-BY-4.0', // of schemas only
  'CC-BY-SA-3.0', // of data only: a table of days off
  'CC0-1.0',
  'IJG',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1', // of a font
  'Swedish-authority-work', // no copyright, by 9 § of the Swedish law of it (1960:729)
  'US-Government-work', // no copyright, by 17 U.S.C. § 105
  'Unlicense',
  'Zlib',
  'blessing', // what SQLite has in place of a licence
  'libpng',
  'libtiff'
]

/** The licence of packages that do not name it in a way that can be read, after their own licence file. */
export const LICENCES = { 'dejavu-fonts-ttf': 'Bitstream-Vera', 'png-js': 'MIT' }

// What is said of the schemas in resources/schemas, whose table has where each was found.
const MADE_FREE =
  'Their makers, the Digital Library Federation and the Society of American Archivists, have waived all rights to them\n(Creative Commons CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/legalcode).\n'
const BY_DILCIS =
  'By the DILCIS Board (https://dilcis.eu), unchanged, under Creative Commons Attribution 4.0 International\n(https://creativecommons.org/licenses/by/4.0/legalcode).\n'
const BY_LOC =
  'By the Library of Congress, unchanged. They state no terms; a work of the United States Government has no copyright there.\n'
const BY_RIKSARKIVET =
  'By Riksarkivet, the Swedish National Archives, unchanged. CSPackageMETS.xsd is made of METS, which its makers have waived all\nrights to (CC0 1.0). CSPackageExtensionMETS.xsd states no terms; what a Swedish authority states has no copyright.\n'

/**
 * Parts that are in the program and are no package of their own. `files` hold their licence texts, below the project;
 * `headOf` is a file whose first comment is the licence.
 */
export const PARTS = [
  {
    name: 'SQLite',
    licence: 'blessing',
    within: 'node_modules/better-sqlite3',
    source: 'https://sqlite.org',
    text: 'The author disclaims copyright to this source code. In place of a legal notice, here is a blessing:\n\n  May you do good and not evil.\n  May you find forgiveness for yourself and forgive others.\n  May you share freely, never taking more than you give.\n'
  },
  // By the scripts that tesseract.js-core is built with.
  ...[
    ['giflib', 'MIT', 'https://giflib.sourceforge.net'],
    ['leptonica', 'BSD-2-Clause', 'https://github.com/DanBloomberg/leptonica'],
    ['libjpeg', 'IJG', 'https://ijg.org'],
    ['libpng', 'libpng', 'https://github.com/pnggroup/libpng'],
    ['libtiff', 'libtiff', 'https://gitlab.com/libtiff/libtiff'],
    ['libwebp', 'BSD-3-Clause', 'https://chromium.googlesource.com/webm/libwebp'],
    ['openlibm', 'MIT AND ISC AND BSD-2-Clause', 'https://github.com/JuliaMath/openlibm'],
    ['zlib', 'Zlib', 'https://github.com/madler/zlib']
  ].map(([name, licence, source]) => ({
    ...{ name, licence, source, within: 'node_modules/tesseract.js-core' },
    files: [`resources/notices/${name}.txt`]
  })),
  {
    name: 'libdbus 1.14.4',
    // Offered under the GPL too; it is taken under the AFL.
    licence: 'AFL-2.1',
    within: 'node_modules/@napi-rs/keyring-linux-x64-gnu',
    source: 'https://gitlab.freedesktop.org/dbus/dbus',
    text: 'Kanalarkiv takes libdbus under the Academic Free License 2.1, not under the GPL. The text of the licence and the\nnames of all copyright holders are under @napi-rs/keyring-linux-x64-gnu, which contains it.\n'
  },
  ...[
    ['mitt', 'MIT', 'developit/mitt'],
    ['parsel-js', 'MIT', 'LeaVerou/parsel'],
    ['rxjs', 'Apache-2.0', 'ReactiveX/rxjs'],
    ['urlpattern-polyfill', 'MIT', 'kenchris/urlpattern-polyfill']
  ].map(([name, licence, repository]) => ({
    name,
    licence,
    within: 'node_modules/puppeteer-core',
    source: `https://github.com/${repository}`,
    headOf: `node_modules/puppeteer-core/lib/third_party/${name}/${name}.js`
  })),
  {
    name: 'Vite (its loader of chunks)',
    licence: 'MIT',
    within: 'node_modules/vite',
    source: 'https://github.com/vitejs/vite',
    copyright: 'Copyright (c) 2019-present, VoidZero Inc. and Vite contributors'
  },
  {
    name: 'Rolldown (its run-time helpers)',
    licence: 'MIT',
    within: 'node_modules/rolldown',
    source: 'https://github.com/rolldown/rolldown',
    files: ['node_modules/rolldown/LICENSE']
  },
  {
    name: 'face-api: the tiny face detector, its weights',
    licence: 'MIT',
    source: 'https://github.com/vladmandic/face-api',
    files: ['resources/faces/LICENSE.txt']
  },
  {
    name: 'date-holidays: the table of Swedish days off',
    licence: 'CC-BY-SA-3.0',
    within: 'node_modules/date-holidays',
    source: 'https://github.com/commenthol/date-holidays',
    files: ['node_modules/date-holidays/LICENSE']
  },
  ...[
    [
      'METS 1.12 (mets.xsd), and EAD3 1.1.1 (ead3.xsd)',
      'CC0-1.0',
      'https://github.com/SAA-SDT/EAD3',
      MADE_FREE
    ],
    [
      'E-ARK CSIP, SIP and CITS ERMS (DILCISExtensionMETS.xsd, DILCISExtensionSIPMETS.xsd, ERMS.xsd)',
      'CC-BY-4.0',
      'https://github.com/DILCISBoard/E-ARK-CSIP',
      BY_DILCIS
    ],
    [
      'PREMIS 3.0 and XLink (premis.xsd, xlink.xsd)',
      'US-Government-work',
      'https://www.loc.gov/standards',
      BY_LOC
    ],
    [
      'FGS Paketstruktur 1.2 (CSPackageMETS.xsd, CSPackageExtensionMETS.xsd)',
      'Swedish-authority-work AND CC0-1.0',
      'http://xml.ra.se/e-arkiv/METS',
      BY_RIKSARKIVET
    ]
  ].map(([name, licence, source, text]) => ({ name: `XML schemas: ${name}`, licence, source, text }))
]

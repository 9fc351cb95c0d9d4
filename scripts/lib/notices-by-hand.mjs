// What the notices cannot read out of a package: licences that a package leaves unsaid, and parts that are no package.

/** The licences that may be in what is handed to people. None of them asks that our own code is given away with it. */
export const ALLOWED = [
  '0BSD',
  'AFL-2.1',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Bitstream-Vera',
  'CC-BY-SA-3.0', // of data only: a table of days off
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1', // of a font
  'Unlicense',
  'blessing' // what SQLite has in place of a licence
]

/** The licence of packages that do not name it in a way that can be read, after their own licence file. */
export const LICENCES = { 'dejavu-fonts-ttf': 'Bitstream-Vera', 'png-js': 'MIT' }

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
  }
]

// The words that stand for what is typed, as in `--archive <DIR>`: written in English where a command is made.

/** Each in Swedish, as docs/kommandorad.md writes it. */
export const PLACEHOLDERS: Readonly<Record<string, string>> = {
  'yes|no': 'yes|no',
  ...{ ANSWER: 'SVAR', CHANNEL: 'KANAL', 'COLUMN=FIELD': 'KOLUMN=FÄLT', 'NAME=ID': 'NAMN=ID', DATE: 'DATUM' },
  ...{
    DEPARTMENT: 'FÖRVALTNING',
    DIR: 'MAPP',
    'DIR|HEAD': 'MAPP|SIGILL',
    EMAIL: 'ADRESS',
    FILE: 'FIL',
    HOW: 'HUR',
    ID: 'ID'
  },
  ...{
    KEY: 'NYCKEL',
    KIND: 'TYP',
    'KIND:ID': 'TYP:ID',
    LANG: 'SPRÅK',
    MAILBOX: 'BREVLÅDA',
    MASK: 'MASKERING',
    N: 'N'
  },
  ...{ NAME: 'NAMN', NUMBER: 'NUMMER', PACKAGE: 'PAKET', PERIOD: 'PERIOD', ROW: 'RAD', RUN: 'KÖRNING' },
  ...{
    SHA256: 'SHA256',
    SHELL: 'SKAL',
    TEXT: 'TEXT',
    TIME: 'TID',
    URL: 'URL',
    USER: 'ANVÄNDARE',
    VIEWPORT: 'VISNING'
  },
  ...{ WHAT: 'VAD', WORD: 'ORD', WORDS: 'ORD', 'X,Y,W,H': 'X,Y,B,H', YEAR: 'ÅR' }
}

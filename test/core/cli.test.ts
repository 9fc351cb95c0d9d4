import { ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { ERROR_CODES, type Language } from '#shared/errors.ts'
import { ArchiveError } from '../../electron/core/kernel/errors.ts'
import { findingLine } from '../../electron/hosts/cli/commands/verify.ts'
import { told, UsageError } from '../../electron/hosts/cli/errors.ts'
import { EXIT, EXIT_SENTENCES, exitOf } from '../../electron/hosts/cli/exit-codes.ts'
import { chooseLanguage } from '../../electron/hosts/cli/language.ts'
import { openOutput } from '../../electron/hosts/cli/output.ts'
import { openProgress } from '../../electron/hosts/cli/progress.ts'
import { openStopper } from '../../electron/hosts/cli/stopper.ts'
import {
  columnsOf,
  cut,
  harmlessJson,
  table,
  visible,
  visibleLines
} from '../../electron/hosts/cli/terminal.ts'
import { common } from '../../electron/hosts/cli/texts/common.ts'
import {
  dateTyped,
  idBeginning,
  limitTyped,
  localTime,
  momentOf,
  onlyOne,
  size,
  timeTyped
} from '../../electron/hosts/cli/values.ts'

describe('exit codes', () => {
  it('gives each refusal a code of the documented list, and those that scripts act on their own', () => {
    const documented = EXIT_SENTENCES.map(([code]) => code)
    for (const code of ERROR_CODES) expect(documented).toContain(exitOf(code))
    expect(documented).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 130])
    expect(exitOf('already-registered')).toBe(1)
    expect(exitOf('invalid-input')).toBe(2)
    expect(exitOf('evidence-missing')).toBe(4)
    expect(exitOf('archive-locked')).toBe(5)
    expect(exitOf('no-browser')).toBe(6)
    expect(exitOf('disk-full')).toBe(7)
    expect(exitOf('internal')).toBe(8)
    expect(exitOf('stopped')).toBe(130)
  })
})

const outIn = (language: Language, isLogged = false) =>
  openOutput(
    { stdout: { write: () => true }, stderr: { write: () => true }, env: {} },
    { language, isJson: false, isLogged }
  )

describe('what is told of an error', () => {
  it('is the sentence of the refusal, with its code words in the same language', () => {
    const far = new ORPCError('wrong-order', { data: { state: 'noticed', verb: 'verify' } })
    expect(told(far, outIn('sv')).message).toContain('upptäckt')
    expect(told(far, outIn('sv')).message).toContain('Att kontrollera kopian går inte då.')
    const page = new ArchiveError('page-failed', { address: 'http://x/', reason: 'http-status (404).' })
    expect(told(page, outIn('sv')).message).toContain(
      'Webbplatsen svarade med en felkod i stället för sidan (404).'
    )
    expect(
      told(new ArchiveError('export-blocked', { why: 'nothing-selected' }), outIn('en')).message
    ).toContain('nothing is selected')
  })

  it('says where a bug is found, or how to find it when no log is kept', () => {
    expect(told(new Error('secret'), outIn('sv', true)).message).toContain('Felet finns i loggen.')
    const unlogged = told(new Error('secret'), outIn('sv')).message
    expect(unlogged).not.toContain('Felet finns i loggen')
    expect(unlogged).toContain('--log FIL')
  })

  it('masks whatever is no refusal, and says that a wrong command is one', () => {
    expect(told(new Error('secret'), outIn('en'))).toMatchObject({ code: 'internal', exit: EXIT.internal })
    expect(told(new Error('secret'), outIn('en')).message).not.toContain('secret')
    expect(told(new UsageError(common.badDate, { value: 'x' }), outIn('sv'))).toMatchObject({
      code: 'usage',
      exit: EXIT.usage,
      message: 'x är inget datum. Skriv det som ÅÅÅÅ-MM-DD.'
    })
  })
})

describe('a finding of a verification', () => {
  it('is said in words, with the line or the file', () => {
    const says = (code: string, what: string) =>
      [outIn('sv'), outIn('en')].map(out => findingLine(out, { code, what }))
    expect(says('line-changed', '5')).toEqual(['Ändrad rad i journalen: 5', 'Changed journal line: 5'])
    expect(says('line-missing', '5-900')).toEqual([
      'Rad som saknas i journalen: 5-900',
      'Missing journal line: 5-900'
    ])
  })
})

describe('text on a terminal', () => {
  const hostile = 'a\x1b[31mb\x07\x9b2J\u202ec\u2066d\u200fe\u0000\x7f\u{e0041}f\r\ng'

  it('loses every control, escape and direction character', () => {
    expect(visible(hostile)).toBe('a[31mb2Jcdef g')
    expect(visibleLines('ett\x1b[2J\r\ntvå\ttre\u2028fyra')).toBe('ett[2J\ntvå    tre\nfyra')
    expect(visible('åäö 👩‍👩‍👧 é')).toBe('åäö 👩‍👩‍👧 é')
    expect(visible('\ud800x')).toBe('\ufffdx')
  })

  it('is the same text again when it comes back out of JSON', () => {
    const json = harmlessJson({ hostile })
    expect(json).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(JSON.parse(json)).toEqual({ hostile })
  })

  it('is measured in columns', () => {
    expect(columnsOf('åäö')).toBe(3)
    expect(columnsOf('e\u0301')).toBe(1)
    expect(columnsOf('😊')).toBe(2)
    expect(columnsOf('漢字')).toBe(4)
    expect(cut('Älvåsa kommun', 8)).toBe('Älvåsa…')
    expect(columnsOf(cut('😊😊😊😊', 6))).toBeLessThanOrEqual(6)
  })

  it('fits a table into the width by cutting the longest columns, and never what must be copied', () => {
    const id = '0123456789abcdef'
    const lines = table(
      [{ title: 'Id', whole: true }, { title: 'Namn' }, { title: 'Text' }],
      [[id, 'Ett namn som är ganska långt', 'x'.repeat(300)]],
      60
    )
    for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(60)
    expect(lines[1]).toContain(id)
    expect(lines[1]).toContain('…')
    expect(table([{ title: 'A' }], [['y'.repeat(300)]])[1]).toHaveLength(300)
  })
})

describe('progress', () => {
  const sink = (isTTY: boolean) => {
    const written: string[] = []
    return { written, isTTY, columns: 40, write: (text: string | Uint8Array) => written.push(String(text)) }
  }

  it('draws one line again on a terminal, within its width, and takes it away', () => {
    const screen = sink(true)
    const progress = openProgress(screen, true, () => 0)
    progress.show(1, 4, `1/4 ${'lång '.repeat(30)}\x1b[2J`)
    progress.line('Klart: ett')
    progress.end()
    const [drawn = '', line = ''] = screen.written
    expect(drawn.startsWith('\r\x1b[2K[#####...............] 1/4 lång')).toBe(true)
    expect(columnsOf(drawn.slice('\r\x1b[2K'.length))).toBeLessThan(40)
    expect(line).toBe('\r\x1b[2KKlart: ett\n')
    expect(screen.written.at(-1)).toBe('\r\x1b[2K')
  })

  it('is drawn for 80 columns where the terminal does not know how many it has', () => {
    const screen = { ...sink(true), columns: 0 }
    openProgress(screen, true, () => 0).show(1, 4, '1/4 ett')
    expect(screen.written).toEqual(['\r\x1b[2K[#####...............] 1/4 ett'])
  })

  it('says plain lines elsewhere, seldom', () => {
    const file = sink(false)
    let now = 0
    const progress = openProgress(file, true, () => now)
    progress.show(1, 4, 'ett')
    now = 6000
    progress.show(2, 4, 'två')
    progress.show(3, 4, 'tre')
    progress.line('Klart')
    progress.end()
    expect(file.written).toEqual(['två\n', 'Klart\n'])
  })
})

describe('signals', () => {
  const setUp = () => {
    const seen: string[] = []
    let signal = () => {}
    const stopper = openStopper(
      {
        onSignal(listener) {
          signal = listener
          return () => seen.push('off')
        },
        kill: code => seen.push(`killed ${code}`)
      },
      () => seen.push('stopping')
    )
    return { seen, stopper, signal: () => signal() }
  }

  it('stop in order first and at once the second time', () => {
    const { seen, stopper, signal } = setUp()
    stopper.whenStopped(async () => seen.push('in order'))
    signal()
    expect(stopper.isStopping).toBe(true)
    signal()
    expect(seen).toEqual(['stopping', 'in order', 'killed 130'])
  })

  it('end at once where there is nothing to put in order', () => {
    const { seen, signal } = setUp()
    signal()
    expect(seen).toEqual(['killed 130'])
  })
})

describe('values as typed', () => {
  const records = [{ id: 'abcd1111' }, { id: 'abcd2222' }, { id: 'ef012345' }]
  const anyId = { parse: String }
  const find = (typed: string) =>
    idBeginning(typed, anyId, async function* () {
      yield* records
    })

  it('are ids by their beginning, when only one record fits', async () => {
    expect(await find('EF01')).toBe('ef012345')
    expect(await find('abcd2')).toBe('abcd2222')
    await expect(find('abcd')).rejects.toThrow(UsageError)
    await expect(find('ef0')).rejects.toThrow(UsageError)
    await expect(find('../x')).rejects.toThrow(UsageError)
    await expect(find('9999')).rejects.toMatchObject({ code: 'not-found' })
    const whole = '12345678-1234-4234-8234-123456789abc'
    expect(await find(whole)).toBe(whole)
  })

  it('are dates and times that exist', () => {
    expect(dateTyped(' 2026-02-28 ')).toBe('2026-02-28')
    for (const wrong of ['2026-02-30', '26-02-01', 'i går', ''])
      expect(() => dateTyped(wrong)).toThrow(UsageError)
    expect(timeTyped('2026-03-01T09:30:00Z')).toBe('2026-03-01T09:30:00.000Z')
    expect(timeTyped('2026-03-01 09:30+01:00')).toBe('2026-03-01T08:30:00.000Z')
    expect(timeTyped('2026-03-01 09:30')).toBe('2026-03-01T08:30:00.000Z')
    expect(timeTyped('2026-07-01T09:30:15')).toBe('2026-07-01T07:30:15.000Z')
    expect(localTime(timeTyped('2026-03-01 09:30'), '')).toBe('2026-03-01 09:30')
    for (const wrong of ['2026-02-30 10:00', '2026-03-01', '2026-03-01 25:00', 'now'])
      expect(() => timeTyped(wrong)).toThrow(UsageError)
    expect(momentOf('2026-07-01', 'first')).toBe('2026-06-30T22:00:00.000Z')
    expect(momentOf('2026-10-25', 'last')).toBe('2026-10-25T22:59:59.999Z')
    expect(localTime(momentOf('2026-03-01', 'first'), '')).toBe('2026-03-01 00:00')
    expect(localTime(momentOf('2026-03-01', 'last'), '')).toBe('2026-03-01 23:59')
  })

  it('are counts and choices', () => {
    expect(limitTyped('500')).toBe(500)
    for (const wrong of ['0', '501', '1.5', 'x']) expect(() => limitTyped(wrong)).toThrow(UsageError)
    expect(() => onlyOne({ a: 1, b: undefined })).not.toThrow()
    expect(() => onlyOne({ a: 1, b: 2 })).toThrow(UsageError)
    expect(() => onlyOne({ a: undefined })).toThrow(UsageError)
    expect([size(0, 'sv'), size(1500, 'sv'), size(1500, 'en')]).toEqual(['0 B', '1,5 kB', '1.5 kB'])
  })
})

describe('the language', () => {
  it('is the one asked for, else that of the locale', () => {
    expect(chooseLanguage(['status', '--lang', 'en'], { LANG: 'sv_SE.UTF-8' })).toBe('en')
    expect(chooseLanguage(['--lang=sv'], { LANG: 'C' })).toBe('sv')
    expect(chooseLanguage([], { LC_ALL: 'sv_FI.UTF-8', LANG: 'en_GB' })).toBe('sv')
    expect(chooseLanguage([], { LANG: 'de_DE.UTF-8' })).toBe('en')
    expect(chooseLanguage([], { LANG: 'de_DE.UTF-8' }, 'sv')).toBe('sv')
    expect(chooseLanguage(['--lang', 'en'], {}, 'sv')).toBe('en')
  })
})

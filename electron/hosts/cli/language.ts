// Which language to speak: the one asked for, else that of the locale.
import { fill, type Language } from '#shared/errors.ts'

/** A sentence in both languages; `{{…}}` is filled in. */
export type Text = Readonly<Record<Language, string>>
export type Values = Readonly<Record<string, string | number>>

/** `--lang`, else what is decided for the computer, else the locale of the environment or the system: Swedish for a Swedish one, else English. */
export function chooseLanguage(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  decided: Language | null = null
): Language {
  const asked = valueAfter(args, '--lang')
  if (asked === 'sv' || asked === 'en') return asked
  if (decided !== null) return decided
  const locale =
    env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || new Intl.DateTimeFormat().resolvedOptions().locale
  return /^sv/i.test(locale) ? 'sv' : 'en'
}

/** The text in a language, with its values. */
export function textIn(language: Language, text: Text, values: Values = {}): string {
  return fill(text[language], values)
}

function valueAfter(args: readonly string[], option: string): string | undefined {
  const at = args.indexOf(option)
  if (at >= 0) return args[at + 1]
  return args.find(arg => arg.startsWith(`${option}=`))?.slice(option.length + 1)
}

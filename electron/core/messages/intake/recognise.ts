// Which parser reads an export: by how it is built, never by what its texts or files are called in some language.
import type { FindingCode } from '#shared/intake-findings.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import type { ExportFile } from './files/export-file.ts'
import type { Finding } from './item.ts'
import { bluesky } from './parsers/bluesky.ts'
import { linkedin } from './parsers/linkedin.ts'
import { mail } from './parsers/mail.ts'
import { mastodon } from './parsers/mastodon.ts'
import { meta } from './parsers/meta/meta.ts'
import type { Files, Parser } from './parsers/parser.ts'
import { tiktok } from './parsers/tiktok.ts'
import { wxr } from './parsers/wxr/wxr.ts'
import { x } from './parsers/x.ts'
import { youtube } from './parsers/youtube.ts'

const PARSERS: readonly Parser[] = [meta, x, mastodon, linkedin, youtube, tiktok, bluesky, wxr, mail]

/** The parser of that name. */
export function parserNamed(name: Parser['name']): Parser {
  const found = PARSERS.find(parser => parser.name === name)
  if (found === undefined) throw new Error(`no parser is called ${name}`)
  return found
}

type Recognised = { readonly parser: Parser; readonly claimed: readonly ExportFile[] }

/** Why files of an export cannot be read at all: the export cannot be recognised for that, whatever else is in it. */
const HINDERS: readonly FindingCode[] = ['encrypted', 'unknown-compression', 'bomb']

/** Why nothing that is in an export may be opened. */
const LEFT_OUT: readonly FindingCode[] = ['unsafe-name', 'name-too-long', 'link', 'too-deep']

/**
 * The parser and the files it reads; `name` is for the refusal, and `findings` are what was left out when the files were opened.
 * @throws ArchiveError export-not-recognised
 */
export async function recognise(
  files: Files,
  name: string,
  findings: readonly Finding[]
): Promise<Recognised> {
  for (const parser of PARSERS) {
    const claimed = await parser.claims(files)
    if (claimed.length > 0) return { parser, claimed }
  }
  const hindered = HINDERS.find(code => findings.some(finding => finding.code === code))
  const none = LEFT_OUT.find(code => findings.some(finding => finding.code === code)) ?? 'empty'
  const detail = hindered ?? (files.all.length === 0 ? none : 'unknown-shape')
  throw new ArchiveError('export-not-recognised', { file: name, detail })
}

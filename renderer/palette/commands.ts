// What can be done from the palette: each command leads to the page where it is done, for those whose role may do it.
import {
  Camera,
  CircleHelp,
  FileDown,
  FilePlus,
  HardDrive,
  type LucideIcon,
  Mail,
  MessageSquarePlus,
  PackagePlus,
  Plus,
  Search,
  ShieldCheck
} from 'lucide-react'
import { RULES, type Rule } from '#shared/rules.ts'
import type { sv } from '../locales/sv.ts'
import type { Opened } from '../opened.ts'

export type Command = {
  readonly name: keyof typeof sv.search.palette.commands
  readonly icon: LucideIcon
  readonly rule: Rule
  /** The page; help is none. */
  readonly href: string | null
  /** What the page opens at once. */
  readonly opens?: Opened
}

export const COMMANDS: readonly Command[] = [
  { name: 'saveComment', icon: MessageSquarePlus, rule: RULES.comments.preserve, href: '/comments/new' },
  { name: 'addMessage', icon: Mail, rule: RULES.messages.paste, href: '/messages/new' },
  { name: 'startRun', icon: Camera, rule: RULES.captures.startRun, href: '/captures', opens: 'start-run' },
  {
    ...{ name: 'registerChannel', icon: Plus, rule: RULES.channels.register },
    ...{ href: '/channels', opens: 'register-channel' }
  },
  { name: 'readExport', icon: FileDown, rule: RULES.imports.start, href: '/messages/imports' },
  { name: 'writePackage', icon: PackagePlus, rule: RULES.exports.create, href: '/export' },
  {
    ...{ name: 'openDisclosure', icon: FilePlus, rule: RULES.disclosures.open },
    ...{ href: '/disclosures', opens: 'open-disclosure' }
  },
  { name: 'backUp', icon: HardDrive, rule: RULES.backups.write, href: '/backups' },
  { name: 'verifyArchive', icon: ShieldCheck, rule: RULES.archive.verify, href: '/archive' },
  { name: 'searchAll', icon: Search, rule: RULES.search.find, href: '/search' },
  { name: 'help', icon: CircleHelp, rule: 'anyone', href: null }
]

// The picture of each place, in the menu and in the palette.
import {
  CalendarCheck,
  Camera,
  ClipboardCheck,
  Inbox,
  type LucideIcon,
  Megaphone,
  PackageCheck,
  Settings
} from 'lucide-react'
import type { Place } from './places.ts'

export const PLACE_ICONS: Readonly<Record<Place['name'], LucideIcon>> = {
  today: CalendarCheck,
  inbox: Inbox,
  channels: Megaphone,
  captures: Camera,
  deliver: PackageCheck,
  review: ClipboardCheck,
  settings: Settings
}

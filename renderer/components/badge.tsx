// The state of a record in a word, with a colour and an icon that say the same.
import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CirclePause,
  CircleX,
  Clock,
  Eye,
  EyeOff,
  Gavel,
  type LucideIcon,
  Save,
  ShieldCheck
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { AlertState } from '#shared/alert.ts'
import type { CaptureState, RunState } from '#shared/capture.ts'
import type { CommentState } from '#shared/comment.ts'
import type { Sending } from '#shared/diary-system.ts'
import type { DisclosureState } from '#shared/disclosure.ts'
import type { Disposal } from '#shared/disposal.ts'
import type { ExportState } from '#shared/export.ts'
import type { ImportState } from '#shared/imports.ts'
import type { ShownMessageState } from '#shared/message.ts'
import type { OutgoingState } from '#shared/outbox.ts'
import type { ProfileState } from '#shared/profile.ts'
import type { DueState } from '#shared/register.ts'
import type { RoundState } from '#shared/round.ts'

export type Tone = 'good' | 'warn' | 'bad' | 'calm' | 'accent'
type AnyState =
  | AlertState
  | Disposal['state']
  | DisclosureState
  | ProfileState
  | RoundState
  | CaptureState
  | RunState
  | CommentState
  | ExportState
  | ShownMessageState
  | ImportState
  | DueState
  | OutgoingState
  | Sending['state']

const APPEARANCES: Record<AnyState, readonly [Tone, LucideIcon]> = {
  running: ['accent', Clock],
  complete: ['good', CircleCheck],
  partial: ['warn', CircleAlert],
  refused: ['bad', Ban],
  failed: ['bad', CircleX],
  interrupted: ['bad', CircleDashed],
  paused: ['warn', CirclePause],
  proposed: ['warn', Clock],
  confirmed: ['accent', Gavel],
  erasing: ['bad', CircleDashed],
  done: ['good', CircleCheck],
  open: ['accent', Clock],
  delivered: ['good', CircleCheck],
  withdrawn: ['calm', CircleDashed],
  coming: ['calm', Clock],
  started: ['good', CircleCheck],
  missed: ['bad', CircleAlert],
  'caught-up': ['warn', CircleCheck],
  'not-needed': ['calm', CircleCheck],
  new: ['warn', CircleAlert],
  seen: ['accent', Eye],
  'logged-in': ['good', ShieldCheck],
  'logged-out': ['bad', Ban],
  finished: ['good', CircleCheck],
  stopped: ['warn', Ban],
  noticed: ['bad', Eye],
  saved: ['bad', Save],
  verified: ['warn', ShieldCheck],
  decided: ['good', Gavel],
  removed: ['warn', EyeOff],
  gone: ['calm', CircleCheck],
  writing: ['accent', Clock],
  written: ['good', CircleCheck],
  disposed: ['calm', CircleDashed],
  undecided: ['warn', CircleAlert],
  registered: ['good', CircleCheck],
  copied: ['good', CircleCheck],
  'copy-failed': ['bad', CircleX],
  redirected: ['good', CircleCheck],
  sent: ['calm', CircleCheck],
  minor: ['calm', CircleCheck],
  queued: ['accent', Clock],
  sending: ['accent', Clock],
  'handed-over': ['accent', Clock],
  'mail-failed': ['bad', CircleX],
  uncertain: ['warn', CircleAlert],
  absent: ['calm', CircleDashed],
  accepted: ['good', CircleCheck],
  arrived: ['good', CircleCheck],
  unknown: ['warn', CircleAlert],
  bounced: ['bad', CircleX],
  captured: ['good', CircleCheck],
  due: ['warn', Clock],
  overdue: ['bad', CircleAlert],
  retired: ['calm', Ban]
}

/** A word with a tone and an icon. */
export function Badge({ tone, icon: Icon, children }: { tone: Tone; icon: LucideIcon; children: ReactNode }) {
  return (
    <span className={`badge tone-${tone}`}>
      <Icon size={14} />
      {children}
    </span>
  )
}

/** The badge of a record's state; `children` is the state in words. */
export function StateBadge({ state, children }: { state: AnyState; children: ReactNode }) {
  const [tone, icon] = APPEARANCES[state]
  return (
    <Badge tone={tone} icon={icon}>
      {children}
    </Badge>
  )
}

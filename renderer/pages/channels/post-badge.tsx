// What became of a post in a word, with a colour and an icon that say the same.
import {
  CircleCheck,
  CircleDashed,
  CirclePlus,
  CircleX,
  Clock,
  EyeOff,
  type LucideIcon,
  Pencil,
  Undo2
} from 'lucide-react'
import { capitalised } from '#shared/in-language.ts'
import type { PostBecame } from '#shared/posts.ts'
import { POST_BECAME } from '#shared/words/values.ts'
import { Badge, type Tone } from '../../components/badge.tsx'
import { useLanguage } from '../../settings.ts'

const APPEARANCES: Record<PostBecame, readonly [Tone, LucideIcon]> = {
  new: ['good', CirclePlus],
  changed: ['accent', Pencil],
  same: ['calm', CircleCheck],
  back: ['accent', Undo2],
  vanished: ['bad', CircleX],
  removed: ['calm', EyeOff],
  'not-listed': ['calm', CircleDashed],
  waiting: ['warn', Clock],
  failed: ['bad', CircleX]
}

/** The badge; with a count, that of how many. */
export function PostBadge({ became, count }: { became: PostBecame; count?: number }) {
  const language = useLanguage()
  const [tone, icon] = APPEARANCES[became]
  const word = capitalised(POST_BECAME[became][language])
  return (
    <Badge tone={tone} icon={icon}>
      {count === undefined ? word : `${word}: ${count}`}
    </Badge>
  )
}

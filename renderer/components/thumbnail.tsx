// The top of a picture of the archive, small. What it shows is said beside it, so that it has no words of its own.
import { Ban, CircleDashed, ImageOff, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import type { CaptureState } from '#shared/capture.ts'
import type { Sha256 } from '#shared/ids.ts'
import { thumbnailAddress } from './object-picture.tsx'

const NO_PICTURE: Partial<Record<CaptureState, LucideIcon>> = { refused: Ban, running: CircleDashed }

/** It has the same size in every list, whether there is a picture or not. */
export function Thumbnail({ sha256, state }: { sha256: Sha256 | null; state: CaptureState }) {
  const [isMissing, setMissing] = useState(false)
  const Icon = NO_PICTURE[state] ?? ImageOff
  return (
    <span className="thumbnail">
      {sha256 === null || isMissing ? (
        <Icon size={28} aria-hidden />
      ) : (
        <img
          src={thumbnailAddress(sha256)}
          alt=""
          width={320}
          height={240}
          loading="lazy"
          decoding="async"
          onError={() => setMissing(true)}
        />
      )}
    </span>
  )
}

// A picture of the archive, by its hash. Nothing else that was captured is ever rendered.
import { ImageOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Sha256 } from '#shared/ids.ts'
import { Alert } from './alert.tsx'

/** The address under which the window may read an object, if it is a picture. */
export function objectAddress(sha256: Sha256): string {
  return window.shell.where === 'web' ? `/objects/${sha256}` : `kanalarkiv-object://archive/${sha256}`
}

/** The address of the same picture made small. */
export function thumbnailAddress(sha256: Sha256): string {
  return window.shell.where === 'web'
    ? `/thumbnails/${sha256}`
    : `kanalarkiv-object://archive/${sha256}/thumbnail`
}

/** A picture in a frame that it never grows out of. */
export function ObjectPicture({ sha256, alt }: { sha256: Sha256; alt: string }) {
  const { t } = useTranslation()
  const [isMissing, setMissing] = useState(false)
  if (isMissing) return <Alert tone="bad" icon={ImageOff} title={t('viewer.pictureMissing')} />
  return (
    <img
      className="object-picture"
      src={objectAddress(sha256)}
      alt={alt}
      loading="lazy"
      onError={() => setMissing(true)}
    />
  )
}

// The fields of what is chosen: they come below the other options, which may be long, and are brought into view.
import { type ReactNode, useEffect, useRef } from 'react'

/** `of`: what is chosen. What was chosen when the form came is where it is. */
export function ChosenFields({ of, children }: { of: string | null; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  const shown = useRef(of)
  useEffect(() => {
    if (of === shown.current) return
    shown.current = of
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [of])
  return of === null ? null : (
    <div ref={place} className="form">
      {children}
    </div>
  )
}

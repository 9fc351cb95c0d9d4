// A dialog over the page. Escape and the cross close it; the focus goes back to where it was.
import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Heading, Modal, ModalOverlay, Dialog as RacDialog } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

/** A dialog that is open for as long as it is rendered. */
export function Dialog({
  title,
  onClose,
  size = 'form',
  children
}: {
  title: string
  onClose: () => void
  /** `wide`: as large as the window lets it be, for what is read. */
  size?: 'form' | 'wide'
  children: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <ModalOverlay className="scrim" isOpen onOpenChange={isOpen => isOpen || onClose()}>
      <Modal className={size === 'wide' ? 'modal modal-wide' : 'modal'}>
        <RacDialog className="dialog">
          <div className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button variant="icon" label={t('common.close')} icon={<X size={20} />} onPress={onClose} />
          </div>
          <Body>{children}</Body>
        </RacDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Where the first thing to fill in is a text, one can type at once. Before any other it is the dialog that has the focus, and is read out. */
function Body({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Something in it has seen to that already.
    if (place.current?.contains(document.activeElement)) return
    const first = place.current?.querySelector('input, textarea, button, a')
    if (first instanceof HTMLElement && first.matches('input.input, textarea.input'))
      first.focus({ preventScroll: true })
  }, [])
  return (
    <div ref={place} className="dialog-body">
      {children}
    </div>
  )
}

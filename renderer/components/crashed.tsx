// Stands in for a page that threw: the rest of the window goes on.
import { CircleX } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { Translation } from 'react-i18next'
import { Alert } from './alert.tsx'

/** Catches what a page throws while it is shown. */
export class Crashed extends Component<{ children: ReactNode }, { hasCrashed: boolean }> {
  override state = { hasCrashed: false }

  static getDerivedStateFromError() {
    return { hasCrashed: true }
  }

  override render() {
    if (!this.state.hasCrashed) return this.props.children
    return (
      <div className="page">
        <Translation>
          {t => <Alert tone="bad" icon={CircleX} title={t('common.crashed')} isUrgent />}
        </Translation>
      </div>
    )
  }
}

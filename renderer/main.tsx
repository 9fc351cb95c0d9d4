// The window begins here.
import './zod.ts'
import './styles/tokens.css'
import './styles/base.css'
import './styles/frame.css'
import './styles/controls.css'
import './styles/overlays.css'
import './styles/content.css'
import './styles/pages.css'
import './styles/inbox.css'
import './styles/register.css'
import './styles/gallery.css'
import './styles/candidates.css'
import './styles/disclosures.css'
import './styles/help.css'
import './styles/narrow.css'
import { createRoot } from 'react-dom/client'
import { connect } from './api.ts'
import { takeCommentLinks } from './comment-link.ts'
import { startTexts } from './i18n.ts'
import { takeLentLogins } from './lent-login.ts'
import { Root } from './root.tsx'
import { applySettings } from './settings.ts'
import { keepSpokenNames } from './spoken-names.ts'
import { ensureShell, takeSharedLink } from './web-shell.ts'

async function start(): Promise<void> {
  ensureShell()
  takeCommentLinks()
  takeLentLogins()
  await startTexts()
  await applySettings()
  connect()
  const root = document.getElementById('root')
  if (root === null) throw new Error('the page has no root')
  createRoot(root).render(<Root />)
  takeSharedLink()
  keepSpokenNames()
}

void start()

// Frames of other sites have sessions of their own: their timers are noted as those of the page are, before their scripts run.
import type { CDPSession } from 'puppeteer-core'

/** `timers`: the text that notes them. Each is held by whoever attaches it, until what is sent here has been done. */
export function noteFrameTimers(session: CDPSession, timers: string): void {
  session.on('sessionattached', child => {
    noteFrameTimers(child, timers)
    // A worker has no documents, and refuses.
    void Promise.allSettled([
      child.send('Page.enable'),
      child.send('Page.addScriptToEvaluateOnNewDocument', { source: timers })
    ])
  })
}

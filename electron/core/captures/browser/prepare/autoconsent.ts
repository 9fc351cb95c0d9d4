// The rules of the autoconsent library (MPL-2.0) for the many services that make cookie notices: tried when our own look
// for a no has found none. It only ever opts out; what it would merely hide is left, since a hidden notice has no answer.
import type { PageWindow } from '../process/page-window.ts'
import { pause } from '../trouble.ts'

export type AutoConsent = {
  /** The service whose notice it is, such as `Onetrust`; null when none is known. */
  readonly service: string | null
  readonly isGone: boolean
}

const CONFIG = {
  enabled: true,
  autoAction: 'optOut',
  disabledCmps: [],
  enablePrehide: false,
  enableCosmeticRules: false,
  enableGeneratedRules: true,
  detectRetries: 3,
  isMainWorld: false,
  prehideTimeout: 0,
  enableHeuristicDetection: true,
  enablePopupMutationObserver: false,
  visualTest: false,
  performanceLoggingEnabled: false,
  heuristicPopupSearchTimeout: 200,
  heuristicMode: 'reject',
  logs: {
    lifecycle: false,
    rulesteps: false,
    detectionsteps: false,
    evals: false,
    errors: false,
    messages: false,
    waits: false
  }
}

/** Lets the library say no, for no longer than `limit` ms. */
export async function autoConsent(window: PageWindow, limit: number): Promise<AutoConsent> {
  const [{ default: script }, { default: rules }] = await Promise.all([
    import('../../../../../node_modules/@duckduckgo/autoconsent/dist/autoconsent.playwright.js?raw'),
    import('@duckduckgo/autoconsent/rules/compact-rules.json')
  ])
  await window.ask('openMessageBox')
  await window.runScript(script)
  await window.ask(
    'tellLibrary',
    JSON.stringify({ type: 'initResp', rules: { compact: rules }, config: CONFIG })
  )
  const until = performance.now() + limit
  let service: string | null = null
  while (performance.now() < until) {
    for (const message of await window.ask('takeMessages')) {
      if (message.type === 'cmpDetected' || message.type === 'popupFound') service = message.cmp
      if (message.type === 'autoconsentDone') return { service: message.cmp, isGone: true }
      if (message.type === 'optOutResult' && !message.result) return { service: message.cmp, isGone: false }
      if (message.type === 'eval') await answerInPage(window, message)
      if (message.type === 'report' && message.state.lifecycle === 'nothingDetected')
        return { service, isGone: false }
    }
    await pause(30, window.ended)
  }
  return { service, isGone: false }
}

// Some rules ask the page's own scripts; the question is the library's, the answer only ever true or false.
async function answerInPage(window: PageWindow, { id, code }: { id: string; code: string }): Promise<void> {
  const asked = window.session.send('Runtime.evaluate', {
    expression: code,
    returnByValue: true,
    timeout: 500
  })
  const result = await window
    .within(asked, 1_000, () => new Error('late'))
    .then(({ result }) => result.value === true)
    .catch(() => false)
  window.ended.throwIfAborted()
  await window.ask('tellLibrary', JSON.stringify({ type: 'evalResp', id, result }))
}

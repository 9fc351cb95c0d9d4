// Whether what came is the page, or something that came instead of it, and what there is to tell of how it was answered.
import type { Reason } from '#shared/capture.ts'
import { circumstances } from '../network/certificate-and-clock.ts'
import { wallAt } from '../refusals/wall.ts'
import { hasBadCertificate, type OpenPage, type VisitStep } from '../visit.ts'
import { closePrompts as closeAll } from './prompts.ts'

/** Some prompts come only when one has read for a while. */
export const closePrompts: VisitStep = async ({ window, words, steps, deadline }, { prompts: before }) => {
  const now = await steps.optional('prompt', 'prompt-not-closed', deadline.signal, async () => {
    const value = await closeAll(window, words)
    return { value, detail: { ...value } }
  })
  if (now === null) return {}
  const wasClosed = now.outcome === 'none' && before?.outcome === 'closed'
  const clicked = [...(before?.clicked ?? []), ...now.clicked]
  return { prompts: { outcome: wasClosed ? 'closed' : now.outcome, clicked } }
}

const checkForWall: VisitStep = async (page, { finalAddress: final }) => {
  const wall = await lookForWall(page, final)
  if (wall === null) await page.window.ask('noteStanding')
  return { wall }
}

/** Whether the page is still there, or something came instead of it while it was gone through. */
export const checkStillThere: VisitStep = async (page, { finalAddress: final }) => {
  if (!(await page.window.ask('mayBeReplaced'))) return {}
  const wall = await lookForWall(page, final)
  if (wall !== null) page.steps.add(wall)
  return { wall }
}

const lookForWall = ({ window, words, url, steps }: OpenPage, final: string | null): Promise<Reason | null> =>
  steps.required('wall', async () => {
    const wall = await wallAt(window, words, url, final ?? url.href)
    return { value: wall, detail: { wall } }
  })

/** What there is to tell of how the page was answered. */
const tellAnswer: VisitStep = async (page, { wall, chain }) => {
  const { steps, window } = page
  const { answer } = window.traffic
  if (wall !== null) steps.add(wall)
  else if (answer !== null && answer.status >= 400)
    steps.add({ code: 'http-status', detail: String(answer.status) })
  const isBad = hasBadCertificate(page)
  if (isBad) steps.add({ code: 'bad-certificate-accepted', detail: null })
  const clock = answer?.clockAhead ?? null
  for (const reason of circumstances({ chain: isBad ? null : chain, clock })) steps.add(reason)
  return {}
}

/** Whether it is the page. */
export const JUDGE: readonly VisitStep[] = [closePrompts, checkForWall, tellAnswer]

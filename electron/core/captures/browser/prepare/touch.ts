// A sign that somebody is there: some pages wait with their scripts and pictures until a mouse is moved, a wheel is turned or a
// key is pressed. The browser itself makes these, at the edge of the window and with a key that writes nothing.
import { Trouble } from '../trouble.ts'
import type { VisitStep } from '../visit.ts'

const LIMIT = 2_000
/** Up, where a page that stands at its top has nothing; as far as a wheel is turned at once. */
const WHEEL = -100

export const touchPage: VisitStep = async ({ window, steps, deadline }) => {
  await steps.optional('touch', 'content-not-expanded', deadline.signal, async () => {
    await window.ask('noteInput')
    const { session, screen, traffic, ended } = window
    const asked = traffic.requests
    const [x, y] = [2, screen.height - 4]
    const inputs = screen.isMobile
      ? [
          session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] }),
          session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: y - 1 }] }),
          // A tap would press what is there.
          session.send('Input.dispatchTouchEvent', { type: 'touchCancel', touchPoints: [] })
        ]
      : [
          session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y }),
          session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y: y - 1 }),
          session.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY: WHEEL }),
          session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Shift', code: 'ShiftLeft' }),
          session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Shift', code: 'ShiftLeft' })
        ]
    await window.within(Promise.allSettled(inputs), LIMIT, () => new Trouble('time-out', 'input'))
    await window.ask('nextFrame')
    // What waited for somebody loads its scripts now, one after the other.
    if (traffic.requests > asked) await traffic.settle(window.limits.settle, ended)
    return { value: null, detail: { requests: traffic.requests - asked } }
  })
  return {}
}

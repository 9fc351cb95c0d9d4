// Whether a page ends where one has to log in to get the rest, without anything that lies over it.
import type { Kit } from '../in-page/kit.ts'
import type { PageWindow } from '../process/page-window.ts'

/** True where it says, in a line of its own, that there is more for whoever logs in. */
export const isGated = (window: PageWindow): Promise<boolean> => window.evaluate(saysMoreBehindLogin)

/** In the page. */
function saysMoreBehindLogin(kit: Kit): boolean {
  const LONGEST = 160
  const MOST = 20_000
  const gates = [
    /^(?:du (?:måste|behöver) )?(?:logga in|registrera dig|skapa (?:ett )?konto|bli (?:medlem|prenumerant))\b.{0,40}\bför att (?:kunna )?(?:fortsätta|(?:se|visa|läsa|ta del av)\b.{0,40}\b(?:fler|mer|alla|hela|resten|vidare|övriga|fortsättningen|tidigare))/i,
    /^(?:you (?:must|need to) |please )?(?:log ?in|sign ?in|sign ?up|register|join|subscribe)\b.{0,40}\bto (?:continue|keep reading|(?:see|view|read)\b.{0,40}\b(?:more|all|full|rest|previous|older))/i
  ]
  // What is one's own is not the page's.
  const own = /\b(?:din|ditt|dina|min|mitt|mina|your|my)\b/i
  for (const root of kit.roots()) {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let seen = 0, text = texts.nextNode(); text && seen < MOST; seen++, text = texts.nextNode()) {
      const words = text.nodeValue?.trim() ?? ''
      if (words.length > LONGEST || own.test(words) || !gates.some(gate => gate.test(words))) continue
      if (text.parentElement && kit.isShown(text.parentElement)) return true
    }
  }
  return false
}

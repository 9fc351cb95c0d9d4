// What react-aria has read out names by the button that it is about, and stands in the page for some seconds. A button that is gone by then
// would leave a picture without a name: it keeps the name that the button had.

/** From when the window begins. */
export function keepSpokenNames(): void {
  const watch = new MutationObserver(() => {
    const place = document.querySelector('[data-live-announcer]')
    if (place === null) return
    watch.disconnect()
    for (const said of place.querySelectorAll('[aria-labelledby]')) nameItself(said)
    new MutationObserver(changes => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes) if (node instanceof Element) nameItself(node)
    }).observe(place, { childList: true, subtree: true })
  })
  watch.observe(document.body, { childList: true })
}

function nameItself(said: Element): void {
  const ids = said.getAttribute('aria-labelledby')?.split(' ') ?? []
  const words = ids.flatMap(id => {
    const by = document.getElementById(id)
    return by === null ? [] : [by.getAttribute('aria-label') ?? by.textContent ?? '']
  })
  if (words.length > 0) said.setAttribute('aria-label', words.join(' ').trim())
}

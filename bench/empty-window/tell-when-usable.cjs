// Loaded into Electron before the program that is measured (`-r`): says on standard output when its first window has
// a heading and a button that can be pressed, painted, and then quits it.
const { app } = require('electron')

const USABLE = 'main:has(h1):has(button:not(:disabled))'

const seen = `new Promise(resolve => {
  const look = () => {
    if (document.querySelector(${JSON.stringify(USABLE)}) === null) return
    watch.disconnect()
    // Two frames: the first may have been on its way before the heading was there.
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(document.querySelector('h1').textContent)))
  }
  const watch = new MutationObserver(look)
  watch.observe(document, { childList: true, subtree: true, attributes: true })
  look()
})`

app.once('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', async () => {
    const heading = await contents.executeJavaScript(seen)
    process.stdout.write(`usable: ${heading}\n`)
    app.quit()
  })
})

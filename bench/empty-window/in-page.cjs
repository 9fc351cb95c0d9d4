// Loaded into Electron before the app (`-r`): runs a program in the app's first window, says what it answers on standard output, and quits.
const { app } = require('electron')

app.once('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', async () => {
    try {
      const answer = await contents.executeJavaScript(process.env.BENCH_PROGRAM)
      process.stdout.write(`answer: ${JSON.stringify(answer)}\n`)
    } catch (error) {
      process.stdout.write(`failed: ${String(error)}\n`)
    }
    app.quit()
  })
})

// Four conversations with the server that never end, so that the page is never quiet on the network.

const shown = document.querySelector('[data-puls]')

new EventSource('/jobb/api/handelser').addEventListener('message', () => {
  shown.textContent = 'Sidan uppdateras direkt'
})

keepAsking('/jobb/api/lyssna?amne=inlagg', 0)
keepAsking('/jobb/api/lyssna?amne=annonser', 0)
keepAsking('/jobb/api/puls', 100)

async function keepAsking(address, pause) {
  try {
    await fetch(address)
    setTimeout(keepAsking, pause, address, pause)
  } catch {
    setTimeout(keepAsking, 2000, address, pause)
  }
}

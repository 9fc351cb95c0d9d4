/** Answers that are slow on purpose, so that a page that asks for them is never quiet on the network. */

const LONG_POLL = 20_000
const EVENT_EVERY = 1_000
const PULSE = 300

/** Holds answers open and lets go of all of them at once. */
export function createHolder() {
  const releases = new Set()

  function hold(kind, response) {
    const release = START[kind](response)
    releases.add(release)
    response.once('close', () => {
      release()
      releases.delete(release)
    })
  }

  function releaseAll() {
    for (const release of releases) release()
    releases.clear()
  }

  return { hold, releaseAll }
}

const START = { 'long-poll': answerLate, events: sendEvents, pulse: sendPulse }

function answerLate(response) {
  const timer = setTimeout(() => response.writeHead(204).end(), LONG_POLL)
  return () => clearTimeout(timer)
}

function sendEvents(response) {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  const send = () => response.write('data: {"lever":true}\n\n')
  send()
  const timer = setInterval(send, EVENT_EVERY)
  return () => clearInterval(timer)
}

function sendPulse(response) {
  const answer = () => {
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    response.end('{"puls":true}')
  }
  const timer = setTimeout(answer, PULSE)
  return () => clearTimeout(timer)
}

import { createServer } from 'node:http'
const W='/work/w/capture'
const { launchBrowser } = await import(W + '/electron/core/captures/browser/process/browser.ts')
const { capturePage } = await import(W + '/electron/core/captures/browser/capture-page.ts')
let port
const server = createServer((q, r) => { if (q.url !== '/favicon.ico') console.log(q.url, q.headers['user-agent'], JSON.stringify(Object.fromEntries(Object.entries(q.headers).filter(([k]) => /ch-ua|lang/.test(k))))); r.setHeader('content-type','text/html'); r.end(q.url === '/' ? `<p id=p>x</p><iframe src="http://localhost:${port}/f"></iframe><script>addEventListener('mousemove', e => p.append(' mouse' + e.isTrusted)); addEventListener('wheel', e => p.append(' wheel' + e.isTrusted)); addEventListener('keydown', e => p.append(' key' + e.key)); addEventListener('touchstart', e => p.append(' touch')); p.textContent = navigator.userAgent + JSON.stringify(navigator.userAgentData) + navigator.webdriver; fetch('/x'); try { const w = new Worker(URL.createObjectURL(new Blob(["postMessage(navigator.userAgent + JSON.stringify(navigator.userAgentData))"]))); w.onmessage = e => p.append(' W: ' + e.data) } catch (e) { p.append(e) } </script>` : 'ok') }).listen(0, '127.0.0.1')
await new Promise(r => server.on('listening', r)); port = server.address().port
const b = await launchBrowser()
const files = []
const r = await capturePage(b, { address: `http://127.0.0.1:${port}/`, since: null, continuesPastSince: false, acceptBadCertificate: false, mayBePrivate: true, ...(process.argv[2] ? { viewport: 'mobile' } : {}) }, { signal: new AbortController().signal, onStep() {}, keep: async f => { files.push(f) } })
console.log(r.state, JSON.stringify(r.reasons), Buffer.from(files.find(f=>f.role==='text')?.bytes ?? []).toString())
await b.close(); server.close(); process.exit(0)

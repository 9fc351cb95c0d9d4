// How far long work has come: one line that is drawn again on a terminal, and a plain line now and then elsewhere.
import { cut, type Sink, visible } from './terminal.ts'

export interface Progress {
  /** How far it is, and what is being done. */
  show(done: number, total: number, label: string): void
  /** A line that stays. */
  line(text: string): void
  end(): void
}

const BAR = 20
const DRAW_EVERY = 80
const SAY_EVERY = 5000

export function openProgress(sink: Sink, canRedraw: boolean, now: () => number = Date.now): Progress {
  return sink.isTTY && canRedraw ? onTerminal(sink, now) : inLines(sink, now)
}

function onTerminal(sink: Sink, now: () => number): Progress {
  let bar = ''
  let drawnAt = Number.NEGATIVE_INFINITY
  // The last column is left empty: some terminals wrap when it is filled. One that does not know its width says 0.
  const draw = () => void sink.write(`\r\x1b[2K${cut(bar, (sink.columns || 80) - 1)}`)
  return {
    show(done, total, label) {
      const part = total === 0 ? 0 : Math.min(1, done / total)
      const filled = Math.round(part * BAR)
      bar = `[${'#'.repeat(filled)}${'.'.repeat(BAR - filled)}] ${visible(label)}`
      if (now() - drawnAt < DRAW_EVERY && done < total) return
      drawnAt = now()
      draw()
    },
    line(text) {
      sink.write(`\r\x1b[2K${text}\n`)
      if (bar !== '') draw()
    },
    end() {
      if (bar !== '') sink.write('\r\x1b[2K')
      bar = ''
    }
  }
}

function inLines(sink: Sink, now: () => number): Progress {
  let saidAt = now()
  return {
    show(_done, _total, label) {
      if (now() - saidAt < SAY_EVERY) return
      saidAt = now()
      sink.write(`${visible(label)}\n`)
    },
    line(text) {
      saidAt = now()
      sink.write(`${text}\n`)
    },
    end() {}
  }
}

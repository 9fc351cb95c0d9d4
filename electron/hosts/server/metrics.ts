// What Prometheus may know of a server: counts and times, and nothing of what is in the archive.
import { Gauge, Histogram, type MetricObjectWithValues, type MetricValue, Registry } from 'prom-client'

export interface Metrics {
  /** Times a call; what it came to is said when it ends. */
  call(method: string): (outcome: string) => void
  readonly sockets: Gauge
  signIn(outcome: 'done' | 'refused'): void
  asJson(): Promise<MetricObjectWithValues<MetricValue<string>>[]>
}

type Measured = {
  readonly sessions: () => number
  readonly filesAwaySince: () => number | null
  /** Null where the database is not copied by the server. */
  readonly copiedAt: (() => number | null) | null
}

export function openMetrics(archive: string, { sessions, filesAwaySince, copiedAt }: Measured): Metrics {
  const registry = new Registry()
  registry.setDefaultLabels({ archive })
  const registers = [registry]
  const calls = new Histogram({
    name: 'kanalarkiv_call_seconds',
    help: 'Time of each call, by method and what it came to.',
    labelNames: ['method', 'outcome'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 1, 5, 30],
    registers
  })
  const sockets = new Gauge({ name: 'kanalarkiv_sockets', help: 'Open lines of windows.', registers })
  const signIns = new Gauge({
    name: 'kanalarkiv_sign_ins',
    help: 'Sign-ins since the start, by what they came to.',
    labelNames: ['outcome'],
    registers
  })
  new Gauge({
    name: 'kanalarkiv_sessions',
    help: 'Sessions that hold.',
    registers,
    collect() {
      this.set(sessions())
    }
  })
  new Gauge({
    name: 'kanalarkiv_files_away_seconds',
    help: 'For how long the store of files has not answered; 0 while it does.',
    registers,
    collect() {
      const since = filesAwaySince()
      this.set(since === null ? 0 : (Date.now() - since) / 1000)
    }
  })
  const began = Date.now()
  if (copiedAt !== null)
    new Gauge({
      name: 'kanalarkiv_copy_age_seconds',
      help: 'For how long the copy of the database has not had everything, or the server has run without one.',
      registers,
      collect() {
        this.set((Date.now() - (copiedAt() ?? began)) / 1000)
      }
    })
  new Gauge({
    name: 'kanalarkiv_memory_bytes',
    help: 'Memory of the process of the archive.',
    registers,
    collect() {
      this.set(process.memoryUsage.rss())
    }
  })
  return {
    call(method) {
      const end = calls.startTimer({ method })
      return outcome => void end({ outcome })
    },
    sockets,
    signIn: outcome => signIns.inc({ outcome }),
    asJson: () => registry.getMetricsAsJSON()
  }
}

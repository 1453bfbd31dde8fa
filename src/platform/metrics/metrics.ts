// Prometheus metrics: requests by route pattern, jobs, process. No label ever holds content.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export interface Metrics {
  /** Call at the start of a request; the answer is called at its end and returns the seconds between. */
  requestStarted(): (labels: { method: string; route: string; status: number }) => number
  jobEnded(labels: { kind: string; outcome: 'done' | 'retried' | 'failed' }): void
  setDatabaseUp(up: boolean): void
  text(): Promise<string>
  readonly contentType: string
}

export function openMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'steg_http_request_seconds',
    help: 'Dauer der Antworten nach Seite',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  const jobs = new Counter({
    name: 'steg_jobs_total',
    help: 'Beendete Hintergrundarbeiten',
    labelNames: ['kind', 'outcome'] as const,
    registers: [registry],
  })
  const databaseUp = new Gauge({
    name: 'steg_database_up',
    help: '1, wenn die Datenbank antwortet',
    registers: [registry],
  })
  return {
    requestStarted: () => {
      const end = requests.startTimer()
      return ({ method, route, status }) => end({ method, route, status: String(status) })
    },
    jobEnded: (labels) => jobs.inc(labels),
    setDatabaseUp: (up) => databaseUp.set(up ? 1 : 0),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

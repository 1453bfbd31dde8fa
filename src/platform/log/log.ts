// Structured log without personal data: what is not on the list of safe fields does not leave the program.
import pino from 'pino'

export type Log = pino.Logger

/**
 * A serializer that keeps what finds a bug (name, SQLSTATE, place in the code) and drops what may hold content of
 * people: messages and details of the database repeat values.
 */
export function safeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const { code, constraint, table, routine } = error as unknown as Record<string, unknown>
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const isOfDatabase = typeof routine === 'string'
  const cause = error.cause === undefined ? undefined : safeError(error.cause)
  return {
    name: error.name,
    ...(isOfDatabase ? { code, constraint, table } : { code }),
    frames: frames.slice(0, 12).map((line) => line.trim()),
    ...(cause && { cause }),
  }
}

// Words that may stand in the log: ids, codes and names that the program itself made. Numbers and yes/no may always.
const safeWords: ReadonlySet<string> = new Set([
  'code',
  'command',
  'jobId',
  'kind',
  'mailId',
  'method',
  'outcome',
  'requestId',
  'route',
])

/** Keeps what is known to be harmless; a field that nobody wrote down here is named, and its content is cut. */
function onlySafe(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const isError = name === 'error' || name === 'err'
      const isSafe = ['number', 'boolean', 'undefined'].includes(typeof value) || value === null
      return [name, isError || isSafe || (safeWords.has(name) && typeof value === 'string') ? value : '[entfernt]']
    }),
  )
}

export function openLog(options: { level: string; destination?: pino.DestinationStream }): Log {
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: onlySafe },
      serializers: { err: safeError, error: safeError },
      hooks: {
        // Without a sentence of ours pino would take the message of the error, which may repeat content.
        logMethod(given, method) {
          const [first, ...rest] = given as unknown[]
          const fields = first instanceof Error ? { error: first } : first
          const isObject = typeof fields === 'object' && fields !== null
          method.apply(this, (isObject && rest.length === 0 ? [fields, 'error'] : [fields, ...rest]) as typeof given)
        },
      },
    },
    options.destination ?? pino.destination({ fd: 2, sync: false }),
  )
}

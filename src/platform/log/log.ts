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

export function openLog(options: { level: string; destination?: pino.DestinationStream }): Log {
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: safeError, error: safeError },
      // The second lock: whatever is called like personal content is cut, wherever it stands.
      redact: {
        paths: [
          'email',
          'name',
          'givenName',
          'familyName',
          'password',
          'token',
          'phone',
          'cookie',
          'authorization',
          'body',
        ].flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
        censor: '[entfernt]',
      },
    },
    options.destination ?? pino.destination({ fd: 2, sync: false }),
  )
}

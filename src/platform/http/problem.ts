// Problem details (RFC 9457) for every refusal of the API.
import { paths } from '../../kernel/names/paths.ts'

/** Every type of problem there is; the page behind `type` explains each of them. */
export const problemCodes = [
  'invalid-request',
  'not-found',
  'foreign-origin',
  'too-many-requests',
  'no-region',
  'database-away',
  'disk-full',
  'broken-form',
  'broken',
] as const
export type ProblemCode = (typeof problemCodes)[number]

export interface ProblemMember {
  readonly status: number
  /** Stable, the last part of the type. */
  readonly code: ProblemCode
  /** German sentence for people. */
  readonly title: string
  readonly detail?: string
  readonly errors?: readonly { readonly field: string; readonly detail: string }[]
  readonly requestId?: string
  readonly retryAfterSeconds?: number
}

export function problem({ status, code, retryAfterSeconds, requestId, ...rest }: ProblemMember): Response {
  return new Response(
    JSON.stringify({
      type: `${paths.apiProblems}#${code}`,
      status,
      ...rest,
      ...(requestId && { instance: requestId }),
    }),
    {
      status,
      headers: {
        'Content-Type': 'application/problem+json; charset=utf-8',
        ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
      },
    },
  )
}

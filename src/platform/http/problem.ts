// Problem details (RFC 9457) for every refusal of the API.

export interface ProblemMember {
  readonly status: number
  /** Stable code, the last part of the type. */
  readonly code: string
  /** German sentence for people. */
  readonly title: string
  readonly detail?: string
  readonly errors?: readonly { readonly field: string; readonly detail: string }[]
  readonly requestId?: string
  readonly retryAfterSeconds?: number
}

export function problem({ status, code, retryAfterSeconds, requestId, ...rest }: ProblemMember): Response {
  return new Response(
    JSON.stringify({ type: `/api/probleme#${code}`, status, ...rest, ...(requestId && { instance: requestId }) }),
    {
      status,
      headers: {
        'Content-Type': 'application/problem+json; charset=utf-8',
        ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
      },
    },
  )
}

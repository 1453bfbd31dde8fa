// What is wrong with a parameter, as a sentence for whoever wrote the request. The library's own German is none.
import type { z } from '@hono/zod-openapi'
import { t } from './texts.ts'

type Issue = z.core.$ZodIssue

const { issues } = t.api

export function issueText(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'number' || issue.expected === 'nan'
        ? issues.number
        : issue.expected === 'int'
          ? issues.integer
          : issues.missing
    case 'too_big':
      return limitText('most', issue, Number(issue.maximum))
    case 'too_small':
      return limitText('least', issue, Number(issue.minimum))
    case 'invalid_format':
      return (issues.formats as Readonly<Record<string, string | undefined>>)[issue.format] ?? issues.format
    case 'invalid_value':
      return issues.oneOf(issue.values.map(String))
    case 'invalid_union':
      // A parameter that may be given several times: what is wrong with one of them.
      return innermost(issue.errors)
    case 'unrecognized_keys':
      return issues.unknown(issue.keys)
    default:
      return issues.wrong
  }
}

const innermost = (branches: readonly (readonly Issue[])[]): string => {
  const first = branches.flat().find((issue) => issue.code !== 'invalid_type') ?? branches[0]?.[0]
  return first === undefined ? issues.wrong : issueText(first)
}

const limitText = (
  end: 'most' | 'least',
  { origin, inclusive }: { readonly origin: string; readonly inclusive?: boolean },
  limit: number,
): string =>
  origin === 'string'
    ? issues[end].characters(limit)
    : origin === 'array' || origin === 'set'
      ? issues[end].values(limit)
      : inclusive === false
        ? issues[end].beyond(limit)
        : issues[end].number(limit)

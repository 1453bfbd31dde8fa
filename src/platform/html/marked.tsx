// A text with parts of it marked: what a search found.
import type { Child } from 'hono/jsx'

export interface TextMark {
  /** UTF-16 offsets, ascending, apart from each other. */
  readonly start: number
  readonly end: number
}

export function Marked({ text, marks }: { text: string; marks: readonly TextMark[] }) {
  const parts: Child[] = []
  let at = 0
  for (const { start, end } of marks) {
    parts.push(text.slice(at, start), <mark>{text.slice(start, end)}</mark>)
    at = end
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  )
}

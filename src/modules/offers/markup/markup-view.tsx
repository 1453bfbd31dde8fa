// Draws light markup. Every text is escaped by the renderer; every address has passed `safeHref`.
import { safeHref } from '../../../platform/html/index.ts'
import { type Block, type Inline, parseMarkup } from './parse-markup.ts'

function Parts({ parts }: { parts: readonly Inline[] }) {
  return (
    <>
      {parts.map((part) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          <a class="kern-link" href={safeHref(part.href)} rel="noreferrer">
            {part.text}
          </a>
        ),
      )}
    </>
  )
}

function Lines({ lines }: { lines: readonly (readonly Inline[])[] }) {
  return (
    <>
      {lines.map((line, index) => (
        <>
          {index > 0 && <br />}
          <Parts parts={line} />
        </>
      ))}
    </>
  )
}

/** `level` of the headings inside the text: one below the heading that the text stands under. */
export function MarkupText({ text, level = 3 }: { text: string; level?: 3 | 4 }) {
  const Heading = level === 3 ? 'h3' : 'h4'
  const drawn = (block: Block) =>
    block.kind === 'heading' ? (
      <Heading class="kern-title">
        <Parts parts={block.content} />
      </Heading>
    ) : block.kind === 'list' ? (
      <ul>
        {block.items.map((item) => (
          <li>
            <Parts parts={item} />
          </li>
        ))}
      </ul>
    ) : (
      <p>
        <Lines lines={block.lines} />
      </p>
    )
  return <div class="steg-prose">{parseMarkup(text).map(drawn)}</div>
}

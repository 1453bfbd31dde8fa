// Asks the server how far a job is and moves the bar; loads the page anew (or goes on) when it has ended.

type Answer = { done: number; total: number; text?: string; finished: boolean; href?: string }

const pauseMs = 1000
const longestPauseMs = 15_000

function parseAnswer(unknown: unknown): Answer | undefined {
  if (typeof unknown !== 'object' || unknown === null) return undefined
  const { done, total, text, finished, href } = unknown as Record<string, unknown>
  if (typeof done !== 'number' || typeof total !== 'number' || typeof finished !== 'boolean') return undefined
  return {
    done,
    total,
    finished,
    ...(typeof text === 'string' ? { text } : {}),
    ...(typeof href === 'string' ? { href } : {}),
  }
}

export class Progress extends HTMLElement {
  #timer: number | undefined
  #pauseMs = pauseMs

  connectedCallback(): void {
    this.#plan()
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.#timer)
  }

  #plan(): void {
    this.#timer = window.setTimeout(() => void this.#ask(), this.#pauseMs)
  }

  async #ask(): Promise<void> {
    const url = this.dataset.url
    if (url === undefined) return
    try {
      const response = await fetch(url, { headers: { Accept: 'application/json' } })
      const answer = response.ok ? parseAnswer(await response.json()) : undefined
      if (answer === undefined) throw new Error('no progress')
      this.#pauseMs = pauseMs
      this.#show(answer)
      if (answer.finished) {
        // Only within this site.
        if (answer.href?.startsWith('/') && !answer.href.startsWith('//')) window.location.assign(answer.href)
        else window.location.reload()
        return
      }
    } catch {
      // A weak network is no reason to give up, but to ask less often.
      this.#pauseMs = Math.min(longestPauseMs, this.#pauseMs * 2)
    }
    this.#plan()
  }

  #show({ done, total, text }: Answer): void {
    const bar = this.querySelector('progress')
    if (bar !== null) {
      bar.max = Math.max(total, 1)
      bar.value = Math.min(done, total)
    }
    const words = this.querySelector('[role="status"]')
    const sentence = text ?? `${done.toLocaleString('de-DE')} von ${total.toLocaleString('de-DE')}`
    if (words !== null && words.textContent !== sentence) words.textContent = sentence
  }
}

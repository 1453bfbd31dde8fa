// A form that is sent where the network is weak: before it goes, the server is asked whether it is there. If not, the page
// says so, keeps what was chosen, and sends it as soon as the network is back. Without a script the browser's own page does.

const probeTimeout = 4000
const retryAfter = 5000

async function serverAnswers(): Promise<boolean> {
  if (!navigator.onLine) return false
  try {
    const { origin } = location
    const answer = await fetch(`${origin}/favicon.ico`, {
      method: 'HEAD',
      cache: 'no-store',
      signal: AbortSignal.timeout(probeTimeout),
    })
    return answer.ok
  } catch {
    return false
  }
}

export class SendLater extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    const status = this.querySelector('[data-network]')
    if (form === null || !(status instanceof HTMLElement)) return
    let isSure = false
    let waiting: { submitter: HTMLElement | null; timer: number } | undefined
    const say = (sentence: string | undefined): void => {
      status.textContent = sentence ?? ''
      status.hidden = sentence === undefined
    }
    const go = (submitter: HTMLElement | null): void => {
      isSure = true
      if (waiting !== undefined) clearTimeout(waiting.timer)
      if (submitter instanceof HTMLButtonElement && submitter.form === form) form.requestSubmit(submitter)
      else form.requestSubmit()
    }
    const tryAgain = async (): Promise<void> => {
      if (waiting === undefined) return
      const { submitter } = waiting
      if (await serverAnswers()) {
        say(this.dataset.sending)
        go(submitter)
      } else waiting.timer = window.setTimeout(tryAgain, retryAfter)
    }
    form.addEventListener('submit', async (event) => {
      if (event.defaultPrevented || isSure) return
      event.preventDefault()
      const submitter = event.submitter
      if (waiting !== undefined) waiting.submitter = submitter
      if (await serverAnswers()) return go(submitter)
      say(this.dataset.kept)
      waiting ??= { submitter, timer: window.setTimeout(tryAgain, retryAfter) }
    })
    window.addEventListener('online', tryAgain)
    // Coming back with the back button: the page is as it was left, and may be sent again.
    window.addEventListener('pageshow', () => {
      isSure = false
      say(undefined)
    })
  }
}

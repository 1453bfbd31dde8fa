// Asks before typed values are lost by leaving the page, for forms whose values must not be kept in the browser.

export class ConfirmLeave extends HTMLElement {
  #changed = false

  readonly #ask = (event: BeforeUnloadEvent): void => {
    if (this.#changed) event.preventDefault()
  }

  connectedCallback(): void {
    this.addEventListener('input', () => {
      this.#changed = true
    })
    this.addEventListener('submit', () => {
      this.#changed = false
    })
    window.addEventListener('beforeunload', this.#ask)
  }

  disconnectedCallback(): void {
    window.removeEventListener('beforeunload', this.#ask)
  }
}

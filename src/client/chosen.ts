// Counts while somebody chooses: "3 von 4 ausgesucht". What is too much is said at once, and by the server in any case.

export class Chosen extends HTMLElement {
  connectedCallback(): void {
    const status = this.querySelector('[role="status"]')
    const most = Number(this.dataset.most)
    if (status === null) return
    const tell = (): void => {
      const count = this.querySelectorAll('input[type="radio"][value="ja"]:checked').length
      status.textContent = (this.dataset.text ?? '').replace('{count}', String(count))
      status.classList.toggle('steg-chosen--many', count > most)
    }
    this.addEventListener('change', tell)
    // A kept draft is written into the form only after this element has begun.
    queueMicrotask(tell)
    tell()
  }
}

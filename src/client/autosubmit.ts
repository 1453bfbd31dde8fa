// Sends the form inside as soon as a choice changes; its button remains for everybody else.

export class Autosubmit extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('change', (event) => {
      const target = event.target
      if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return
      // With the arrow keys every radio button on the way is chosen for a moment: there the button decides.
      if (target instanceof HTMLInputElement && target.type === 'radio') return
      target.form?.requestSubmit()
    })
  }
}

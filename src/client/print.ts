// A button that prints the page; without a script the browser's own menu does.

export class Print extends HTMLElement {
  connectedCallback(): void {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'kern-btn kern-btn--secondary'
    const label = document.createElement('span')
    label.className = 'kern-label'
    label.textContent = this.dataset.label ?? ''
    button.append(label)
    button.addEventListener('click', () => window.print())
    this.replaceChildren(button)
  }
}

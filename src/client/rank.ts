// Puts the entries of a list in order without a round trip: by the buttons that also work without a script, and by
// dragging. The order of the entries in the page is the order in which their hidden fields are sent.

const middleOf = (element: Element): number => {
  const { top, height } = element.getBoundingClientRect()
  return top + height / 2
}

const itemOf = (element: Element): HTMLElement | null => element.closest('li')

export class Rank extends HTMLElement {
  connectedCallback(): void {
    const list = this.querySelector('ol')
    if (list === null) return
    this.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('button[data-move]') : null
      const item = button === null ? null : itemOf(button)
      if (!(button instanceof HTMLButtonElement) || item === null) return
      event.preventDefault()
      const before = button.dataset.move === 'up'
      const neighbour = before ? item.previousElementSibling : item.nextElementSibling
      if (neighbour === null) return
      if (before) neighbour.before(item)
      else neighbour.after(item)
      this.#tell(item)
      // At either end its button is not there any more; the other one is.
      const other = item.querySelector<HTMLButtonElement>(`button[data-move="${before ? 'down' : 'up'}"]`)
      const isAtEnd = before ? item.previousElementSibling === null : item.nextElementSibling === null
      ;(isAtEnd ? other : button)?.focus()
    })
    for (const item of list.querySelectorAll('li')) this.#addHandle(item)
  }

  #addHandle(item: HTMLElement): void {
    const handle = document.createElement('span')
    handle.className = 'steg-rank__handle'
    handle.title = this.dataset.drag ?? ''
    // Those who hear the page have the buttons.
    handle.setAttribute('aria-hidden', 'true')
    handle.addEventListener('pointerdown', (event) => {
      event.preventDefault()
      handle.setPointerCapture(event.pointerId)
      item.classList.add('steg-rank__item--dragged')
    })
    handle.addEventListener('pointermove', (event) => {
      if (!handle.hasPointerCapture(event.pointerId)) return
      // The neighbours move around the entry: a node that is moved itself would lose the pointer.
      for (let up = item.previousElementSibling; up !== null; up = item.previousElementSibling) {
        if (event.clientY >= middleOf(up)) break
        item.after(up)
      }
      for (let down = item.nextElementSibling; down !== null; down = item.nextElementSibling) {
        if (event.clientY <= middleOf(down)) break
        item.before(down)
      }
    })
    const drop = (): void => {
      if (!item.classList.contains('steg-rank__item--dragged')) return
      item.classList.remove('steg-rank__item--dragged')
      this.#tell(item)
    }
    handle.addEventListener('pointerup', drop)
    handle.addEventListener('pointercancel', drop)
    item.append(handle)
  }

  /** Numbers anew, and says where the entry is now. */
  #tell(moved: HTMLElement): void {
    const items = Array.from(this.querySelectorAll<HTMLElement>('ol > li'))
    items.forEach((item, index) => {
      const number = item.querySelector('.steg-rank__number')
      if (number !== null) number.textContent = (this.dataset.wish ?? '').replace('{rank}', String(index + 1))
    })
    const status = this.querySelector('[role="status"]')
    if (status === null) return
    status.textContent = (this.dataset.moved ?? '')
      .replace('{field}', moved.dataset.label ?? '')
      .replace('{rank}', String(items.indexOf(moved) + 1))
  }
}

// Marked offers, in this browser's own storage: nothing is sent until somebody opens the list. Where the storage is
// refused (private windows), the fallback inside of the elements stays.

const key = 'steg-merkliste'
const most = 50
const looksLikeId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function read(): string[] | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    if (!Array.isArray(stored)) return []
    return stored.filter((id): id is string => typeof id === 'string' && looksLikeId.test(id)).slice(0, most)
  } catch (error) {
    // Broken text begins anew; a refused storage is no storage.
    return error instanceof SyntaxError ? [] : undefined
  }
}

function write(ids: readonly string[]): boolean {
  try {
    if (ids.length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(ids))
    return true
  } catch {
    return false
  }
}

const changed = new EventTarget()
const tell = (): void => void changed.dispatchEvent(new Event('change'))
window.addEventListener('storage', (event) => {
  if (event.key === key) tell()
})

const addressOf = (base: string, ids: readonly string[]): string => {
  const parameters = new URLSearchParams(ids.map((id) => ['id', id]))
  return ids.length === 0 ? base : `${base}?${parameters.toString()}`
}

function button(text: string): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'steg-favourite__button'
  made.textContent = text
  return made
}

/** "Merken" and back. */
export class Favourite extends HTMLElement {
  #button: HTMLButtonElement | undefined
  readonly #draw = (): void => this.#show()

  connectedCallback(): void {
    if (read() === undefined || this.#button !== undefined) return
    this.#button = button('')
    this.#button.addEventListener('click', () => this.#toggle())
    this.replaceChildren(this.#button)
    changed.addEventListener('change', this.#draw)
    this.#show()
  }

  disconnectedCallback(): void {
    changed.removeEventListener('change', this.#draw)
  }

  #isMarked(): boolean {
    return read()?.includes(this.dataset.id ?? '') === true
  }

  #show(): void {
    if (this.#button === undefined) return
    const isMarked = this.#isMarked()
    const words = (isMarked ? this.dataset.unmark : this.dataset.mark) ?? ''
    this.#button.textContent = words
    this.#button.setAttribute('aria-label', `${words}: ${this.dataset.title ?? ''}`)
    this.#button.classList.toggle('steg-favourite__button--marked', isMarked)
  }

  #toggle(): void {
    const { id, after } = this.dataset
    const ids = read() ?? []
    if (id === undefined) return
    const isMarked = ids.includes(id)
    if (!isMarked && ids.length >= most) {
      this.#say(this.dataset.full ?? '')
      return
    }
    write(isMarked ? ids.filter((other) => other !== id) : [...ids, id])
    tell()
    if (isMarked && after !== undefined) window.location.assign(after)
  }

  #say(sentence: string): void {
    const words = document.createElement('span')
    words.setAttribute('role', 'status')
    words.textContent = ` ${sentence}`
    this.querySelector('[role="status"]')?.remove()
    this.append(words)
  }
}

/** The way to the list, with how many are on it. */
export class FavouriteCount extends HTMLElement {
  readonly #draw = (): void => this.#show()

  connectedCallback(): void {
    if (read() === undefined) return
    changed.addEventListener('change', this.#draw)
    this.#show()
  }

  disconnectedCallback(): void {
    changed.removeEventListener('change', this.#draw)
  }

  #show(): void {
    const count = read()?.length ?? 0
    const link = document.createElement('a')
    link.className = 'kern-link'
    link.href = this.dataset.href ?? '/'
    link.textContent = `${this.dataset.open ?? ''} (${count})`
    this.replaceChildren(link)
  }
}

/** The list without ids in its address: opens the one of this browser, if there is one. */
export class Shortlist extends HTMLElement {
  connectedCallback(): void {
    const ids = read() ?? []
    if (ids.length > 0) window.location.replace(addressOf(this.dataset.href ?? '', ids))
  }
}

/** For shared computers. */
export class ShortlistClear extends HTMLElement {
  connectedCallback(): void {
    if ((read()?.length ?? 0) === 0) return
    const clear = button(this.dataset.label ?? '')
    clear.addEventListener('click', () => {
      write([])
      window.location.assign(this.dataset.href ?? '/')
    })
    this.replaceChildren(clear)
  }
}

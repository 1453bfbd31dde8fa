// Keeps what was typed in this tab's own storage until the server has taken it, so that neither an expired session nor
// a closed laptop eats a form. Never passwords, files or hidden values. A sent draft is parked until the next page shows
// whether it was taken: if the same form comes back, it is offered again; any other page of ours lets it go.

type Entry = readonly [name: string, value: string, checked: boolean | undefined]
type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const prefix = 'steg-entwurf:'
const sentKey = 'steg-gesendet'
const ownerKey = 'steg-entwurf-person'
const neverKept = new Set(['password', 'file', 'hidden', 'submit', 'button', 'reset', 'image'])

function typedElements(form: HTMLFormElement): Typed[] {
  return Array.from(form.elements).filter(
    (element): element is Typed =>
      (element instanceof HTMLInputElement && !neverKept.has(element.type)) ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement,
  )
}

const isTick = (element: Typed): element is HTMLInputElement =>
  element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio')

const read = (form: HTMLFormElement): Entry[] =>
  typedElements(form).map((element) => [element.name, element.value, isTick(element) ? element.checked : undefined])

function write(form: HTMLFormElement, entries: readonly Entry[]): void {
  const elements = typedElements(form)
  entries.forEach(([name, value, checked], index) => {
    const element = elements[index]
    if (element === undefined || element.name !== name) return
    if (isTick(element)) element.checked = checked === true && element.value === value
    else element.value = value
  })
}

function stored(key: string): Entry[] | undefined {
  const text = sessionStorage.getItem(key)
  if (text === null) return undefined
  try {
    return JSON.parse(text) as Entry[]
  } catch {
    sessionStorage.removeItem(key)
    return undefined
  }
}

export class KeepDraft extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    const name = this.dataset.key
    if (form === null || name === undefined) return
    const key = prefix + name
    const original = JSON.stringify(read(form))
    if (sessionStorage.getItem(sentKey) === key) sessionStorage.removeItem(sentKey)

    // A page that answers with errors already holds what was typed: the server's version wins.
    const draft = this.dataset.answered === 'true' ? undefined : stored(key)
    if (draft !== undefined && JSON.stringify(draft) !== original) {
      write(form, draft)
      this.#offerDiscard(form, key, JSON.parse(original) as Entry[])
    }

    const keep = (): void => {
      const now = JSON.stringify(read(form))
      if (now === original) sessionStorage.removeItem(key)
      else sessionStorage.setItem(key, now)
    }
    form.addEventListener('input', keep)
    form.addEventListener('change', keep)
    form.addEventListener('submit', () => {
      keep()
      sessionStorage.setItem(sentKey, key)
    })
  }

  #offerDiscard(form: HTMLFormElement, key: string, original: readonly Entry[]): void {
    const bar = document.createElement('div')
    bar.className = 'steg-draft'
    bar.setAttribute('role', 'status')
    const sentence = document.createElement('span')
    sentence.textContent = this.dataset.restored ?? ''
    const discard = document.createElement('button')
    discard.type = 'button'
    discard.className = 'steg-quiet-button'
    discard.textContent = this.dataset.discard ?? ''
    discard.addEventListener('click', () => {
      write(form, original)
      sessionStorage.removeItem(key)
      bar.remove()
      typedElements(form)[0]?.focus()
    })
    bar.append(sentence, discard)
    this.prepend(bar)
  }
}

function forgetAll(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
  sessionStorage.removeItem(sentKey)
  sessionStorage.removeItem(ownerKey)
}

/**
 * Shared computers: drafts outlive an expired session of the same person, but neither signing out nor somebody else
 * signing in. Pages for nobody in particular (the sign-in page) say nothing about the person and change nothing.
 */
export function guardDrafts(): void {
  const person = document.body.dataset.person
  if (person !== undefined) {
    const owner = sessionStorage.getItem(ownerKey)
    if (owner !== null && owner !== person) forgetAll()
    sessionStorage.setItem(ownerKey, person)
  }
  for (const form of document.querySelectorAll('form[data-sign-out]')) form.addEventListener('submit', forgetAll)
}

/** On a page that says "done": the form that was sent just before has been taken, its draft may go. */
export function letGoOfTakenDraft(): void {
  const key = sessionStorage.getItem(sentKey)
  if (key === null || document.querySelector('[data-taken]') === null) return
  sessionStorage.removeItem(key)
  sessionStorage.removeItem(sentKey)
}

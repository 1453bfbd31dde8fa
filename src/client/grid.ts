// Moves through a table of fields by keys: up and down to the same column, Enter to the start of the next row. Tab goes
// along the row in any case, and without a script Enter sends the table.

const fieldsOf = (row: Element): HTMLInputElement[] =>
  Array.from(row.querySelectorAll<HTMLInputElement>('input:not([type="hidden"])'))

export class Grid extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('keydown', (event) => {
      const field = event.target
      if (!(field instanceof HTMLInputElement) || event.altKey || event.ctrlKey || event.metaKey) return
      const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : 0
      const row = field.closest('tr')
      if (step === 0 || row === null) return
      event.preventDefault()
      const rows = Array.from(this.querySelectorAll('tbody tr')).filter((one) => fieldsOf(one).length > 0)
      const target = rows[rows.indexOf(row) + step]
      const column = event.key === 'Enter' ? 0 : fieldsOf(row).indexOf(field)
      const next = target === undefined ? undefined : fieldsOf(target)[column]
      if (next !== undefined) next.focus()
      else if (event.key === 'Enter') this.querySelector<HTMLButtonElement>('button[type="submit"]')?.focus()
    })
    // What stands in a cell is replaced by what is typed.
    this.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLInputElement) target.select()
    })
  }
}

// The table of places in single blocks: as stored, and as it was sent.
import { weekdays } from '../../calendar/index.ts'
import type { BlockCapacity, RoundBlock, Workshop } from '../terms.ts'
import { blockCellName, reasonCellName } from './cell-names.ts'
import { t } from './texts.ts'

interface Cells {
  readonly values: ReadonlyMap<string, string>
  readonly errors: ReadonlyMap<string, string>
}

export function storedBlockCells(workshop: Workshop): Cells {
  const values = new Map<string, string>()
  for (const { weekday, block, capacity, reason } of workshop.blockCapacities) {
    values.set(blockCellName(weekday, block), String(capacity))
    if (reason !== null) values.set(reasonCellName(weekday), reason)
  }
  return { values, errors: new Map() }
}

/** Empty cells have the usual places; the reason of a day goes to all of its blocks that differ. */
export function readBlockCells(
  data: FormData,
  given: { readonly workshop: Workshop; readonly blocks: readonly RoundBlock[] },
): Cells & { readonly capacities: readonly BlockCapacity[] } {
  const values = new Map<string, string>()
  const errors = new Map<string, string>()
  const capacities: BlockCapacity[] = []
  const text = (name: string): string => {
    const value = data.get(name)
    const trimmed = typeof value === 'string' ? value.trim() : ''
    values.set(name, trimmed)
    return trimmed
  }
  for (const weekday of weekdays.filter((day) => given.workshop.days.some((one) => one.weekday === day))) {
    const reason = text(reasonCellName(weekday))
    if (reason.length > 300) errors.set(reasonCellName(weekday), t.blocks.longReason)
    for (const { number } of given.blocks) {
      const name = blockCellName(weekday, number)
      const typed = text(name)
      if (typed === '') continue
      if (!/^\d{1,3}$/.test(typed)) errors.set(name, t.grid.notACount)
      else capacities.push({ weekday, block: number, capacity: Number(typed), reason: reason === '' ? null : reason })
    }
  }
  return { values, errors, capacities }
}

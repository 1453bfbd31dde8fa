// How the fields of the table of places in single blocks are called.
export const blockCellName = (weekday: number, block: number): string => `platz-${weekday}-${block}`
export const reasonCellName = (weekday: number): string => `grund-${weekday}`

// Counts of people and places in words.

export const number = (value: number): string => value.toLocaleString('de-DE')
export const pupils = (count: number): string =>
  count === 1 ? '1 Schülerin oder Schüler' : `${number(count)} Schülerinnen und Schüler`
export const listed = (names: readonly string[]): string =>
  names.length > 6 ? `${names.slice(0, 5).join(', ')} und ${names.length - 5} weitere` : names.join(', ')
export const places = (count: number): string => (count === 1 ? '1 Platz' : `${number(count)} Plätze`)

export const points = (count: number): string => (count === 1 ? '1 Punkt' : `${number(count)} Punkte`)

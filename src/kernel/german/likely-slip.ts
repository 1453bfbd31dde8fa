// Which mistakes fingers make on a German keyboard.

const keyRows = ['1234567890', 'qwertzuiop', 'asdfghjkl', 'yxcvbnm']

function areNeighbourKeys(a: string, b: string): boolean {
  for (const [r, row] of keyRows.entries()) {
    const at = row.indexOf(a)
    if (at < 0) continue
    if (row[at - 1] === b || row[at + 1] === b) return true
    const other = [keyRows[r - 1], keyRows[r + 1]]
    return other.some((next) => next !== undefined && Math.abs(next.indexOf(b) - at) <= 1 && next.includes(b))
  }
  return false
}

/** Whether two words at distance 1 differ by a typical slip: swapped or doubled letters, or a neighbouring key (QWERTZ). */
export function isLikelySlip(typed: string, meant: string): boolean {
  let i = 0
  while (i < typed.length && typed[i] === meant[i]) i++
  if (typed.length === meant.length) {
    const isSwap = typed[i] === meant[i + 1] && typed[i + 1] === meant[i]
    return isSwap || areNeighbourKeys(typed.charAt(i), meant.charAt(i))
  }
  const [longer, shorter] = typed.length > meant.length ? [typed, meant] : [meant, typed]
  return longer[i] === longer[i - 1] && longer.slice(i + 1) === shorter.slice(i)
}

// Lists of numbers in two typed arrays (CSR): list i is values[starts[i]..starts[i + 1]].

export interface NumberedLists {
  readonly starts: Uint32Array
  readonly values: Uint32Array
}

export function numberedLists(lists: readonly (readonly number[])[]): NumberedLists {
  const starts = new Uint32Array(lists.length + 1)
  lists.forEach((list, i) => {
    starts[i + 1] = (starts[i] ?? 0) + list.length
  })
  const values = new Uint32Array(starts[lists.length] ?? 0)
  lists.forEach((list, i) => {
    values.set(list, starts[i] ?? 0)
  })
  return { starts, values }
}

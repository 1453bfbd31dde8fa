// Who looks for something for themselves, and who in the name of somebody else. Pure.

const notForOneself: readonly string[] = ['schulen', 'betriebe', 'fachkraefte', 'eltern']

/** Whether anybody may ask "does it fit me?" about an offer for these groups. */
export const isForOneself = (targetGroups: readonly string[]): boolean =>
  targetGroups.length === 0 || targetGroups.some((group) => !notForOneself.includes(group))

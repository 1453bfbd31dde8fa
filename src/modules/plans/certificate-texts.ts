// What a plan says about itself: how good it is, by which rules, in which order.
import { catalogue } from '../../platform/i18n/catalogue.ts'
import { points } from './counted-words.ts'

const aims = {
  wish: 'ein erfüllter Wunsch für möglichst viele',
  empty: 'möglichst wenige leere Blöcke',
  sum: 'eine möglichst hohe Gesamtsumme',
}

export const certificateTexts = catalogue({
  de: {
    proven: 'Nach diesen Regeln, in dieser Reihenfolge, gibt es keinen besseren Plan.',
    gap: (gap: number, share: string) =>
      `Nach diesen Regeln, in dieser Reihenfolge, kann ein besserer Plan höchstens ${points(gap)} (${share} %) mehr haben. Weil Plätze je Block schwanken oder etwas festgelegt ist, ist mehr nicht bewiesen.`,
    /** What goes before the sum is more than a matter of points: a plan with a higher sum may be the worse one. */
    order: (rules: { wishForAllFirst: boolean; unansweredLast: boolean }) => {
      const [first, ...further] = [...(rules.wishForAllFirst ? [aims.wish] : []), aims.empty, aims.sum]
      const order = [`zuerst ${first}`, ...further.map((aim) => `dann ${aim}`)].join(', ')
      return rules.unansweredLast
        ? `Geplant werden erst alle, die geantwortet haben, danach die anderen. Beide Male zählt ${order}.`
        : `Es zählt ${order}.`
    },
    checked: 'Ein zweites, unabhängiges Programm hat nach dem Lauf jede Regel nachgeprüft und keinen Verstoß gefunden.',
  },
})

// Sentences for young people about their own place.
import { catalogue } from '../../../platform/i18n/catalogue.ts'

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} und ${parts.at(-1)}`

export const resultTexts = catalogue({
  de: {
    title: 'Dein Platz',
    lead: (weekday: string, blocks: number, places: readonly string[]) =>
      `Immer am ${weekday}${blocks === 1 ? '' : `, in ${blocks} Blöcken`}: ${listed(places)}.`,
    none: 'Für dich gibt es noch keinen Platz',
    noneText: 'Sobald der Plan veröffentlicht ist, steht er hier. Deine Lehrkraft weiß, wann das ist.',
    line: 'Deine Blöcke der Reihe nach',
    block: (block: number) => `Block ${block}`,
    now: 'läuft gerade',
    inSchool: 'In der Schule',
    dates: (count: number) => `${count === 1 ? '1 Termin' : `${count} Termine`}`,
    noDates: 'In diesem Block gibt es keinen Termin.',
    facts: {
      when: 'Wann',
      where: 'Wo',
      way: 'So kommst du hin',
      bring: 'Das bringst du mit',
      why: 'Warum dieser Platz',
    },
    minutes: (count: number) => `etwa ${count} Minuten`,
    wayUnknown: 'Frag deine Lehrkraft nach dem Weg.',
    hygiene:
      'Vor dem ersten Tag brauchst du eine Belehrung nach dem Infektionsschutzgesetz. Deine Schule sagt dir, wie.',
    noGear: 'Nichts Besonderes. Feste Schuhe sind immer gut.',
    lotHint: 'Wie entschieden wurde, steht bei den Praxistagen.',
    rules: 'Die Regeln nachlesen',
    object: 'Stimmt etwas nicht?',
    objectText: (day: string) =>
      `Bis zum ${day} kannst du oder können deine Erziehungsberechtigten Einspruch erheben. Die Leitstelle antwortet hier.`,
    objectOver: (day: string) => `Die Frist für Einsprüche ist am ${day} abgelaufen. Sprich mit deiner Lehrkraft.`,
    objectButton: 'Einspruch erheben',
    objected: 'Dein Einspruch',
    waiting: 'Dein Einspruch ist angekommen. Die Leitstelle antwortet hier.',
    changed: 'Dein Platz wurde geändert.',
    kept: 'Dein Platz bleibt, wie er ist.',
    yourWords: 'Das hast du geschrieben',
    formTitle: 'Einspruch erheben',
    formLead: 'Schreib, was nicht passt und was helfen würde. Du bekommst auf jeden Fall eine Antwort.',
    who: 'Wer schreibt?',
    whos: { pupil: 'Ich selbst', guardian: 'Meine Eltern oder andere Erziehungsberechtigte' },
    text: 'Was passt nicht?',
    textHelp: 'Nur die Leitstelle und deine Schule lesen das.',
    submit: 'Abschicken',
    sent: 'Dein Einspruch ist angekommen.',
    sentNext: 'Die Antwort steht hier, sobald entschieden ist. Schau mit deinem Code wieder vorbei.',
    tooLate: 'Die Frist ist leider vorbei.',
    openAlready: 'Dein Einspruch ist schon da und wird noch bearbeitet.',
    tooShort: 'Schreib bitte mindestens zehn Zeichen.',
    back: 'Zurück zu deinem Platz',
    print: 'Drucken',
    leave: 'Fertig, Seite verlassen',
    toPlace: 'Dein Platz ist da',
    toPlaceText: 'Der Plan ist veröffentlicht. Du kannst sehen, wo du hinkommst, und warum.',
    toPlaceLink: 'Meinen Platz ansehen',
  },
})

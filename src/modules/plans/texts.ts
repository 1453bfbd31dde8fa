// Sentences of the pages about runs and plans; decisions, lists, results and objections have their own.
import { catalogue } from '../../platform/i18n/catalogue.ts'
import { listed, number, places, points, pupils } from './counted-words.ts'

/** Two numbers, because whoever wished nothing can get no wish. */
const withoutWish = (answered: number, unanswered: number): string =>
  `${number(answered)} ohne erfüllten Wunsch${unanswered === 0 ? '' : `, dazu ${unanswered === 1 ? '1 Person, die nicht geantwortet hat' : `${number(unanswered)}, die nicht geantwortet haben`}`}`

export const t = catalogue({
  de: {
    number,
    percent: (part: number, whole: number): string => (whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`),
    praxistage: 'Praxistage',
    plans: 'Plan',
    weekdays: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag'] as readonly string[],
    block: (block: number) => `Block ${block}`,
    run: (runNumber: number) => `Lauf ${runNumber}`,
    inSchool: 'in der Schule',
    pupils,
    states: {
      waiting: 'wartet',
      running: 'rechnet',
      done: 'fertig',
      cancelled: 'abgebrochen',
      failed: 'ohne Ergebnis',
    },
    stages: {
      draft: 'Entwurf',
      frozen: 'eingefroren',
      published: 'veröffentlicht',
      withdrawn: 'zurückgezogen',
    },
    failures: {
      interrupted:
        'Das Programm wurde während des Laufs neu gestartet. Verloren ist nur diese Rechnung: Rechnen Sie noch einmal.',
      breach:
        'Die Prüfung nach dem Lauf hat einen Verstoß gegen die Regeln gefunden. Der Plan wurde nicht gespeichert. Das ist ein Fehler des Programms: Bitte melden Sie ihn.',
      contradiction: 'Festlegungen widersprechen einander. Heben Sie eine davon auf, und rechnen Sie noch einmal.',
      impossible: 'Mit diesen Angaben gab es nichts zu planen.',
      'too-slow': 'Nach 15 Minuten war noch kein Plan da. Bitte melden Sie das.',
      error: 'Der Lauf ist abgestürzt. Rechnen Sie noch einmal. Wenn es wieder geschieht, melden Sie es bitte.',
    },
    ranks: {
      wish: (rank: number) => `${rank}. Wunsch`,
      none: 'kein Wunsch',
      never: 'nicht gewollt',
    },
    workshopReason: {
      demand: (of: { field: string; weekday: string; wanted: number; first: number }) =>
        `${of.field} am ${of.weekday}: ${of.wanted === 1 ? '1 Person wollte hin' : `${number(of.wanted)} wollten hin`}, davon ${number(of.first)} als Erstwunsch.`,
      places: (count: number) => `In allen Blöcken zusammen gibt es ${places(count)}.`,
      placesOfField: (all: number, own: number) =>
        `In allen Blöcken zusammen gibt es ${places(all)}, davon ${number(own)} in dieser Werkstatt.`,
      taken: (taken: number, wished: number) =>
        taken === 0
          ? 'Niemand kommt.'
          : `Vergeben sind hier ${number(taken)}, davon ${number(wished)} als erfüllter Wunsch.`,
      small: (minimum: number, groups: readonly string[]) =>
        `Unter der Mindestgröße von ${number(minimum)}: ${groups.join(', ')}.`,
      smallGroup: (block: number, size: number) => `Block ${block} mit ${size}`,
      fewWishes: (needed: number, wanted: number) =>
        `Für volle Gruppen in allen Blöcken bräuchte es ${number(needed)}, ${wanted === 0 ? 'gewünscht hat das Feld niemand' : `so viele wollten nicht hin`}.`,
      nobodyMoved: 'Der Plan verschiebt niemanden, nur damit eine Gruppe größer wird.',
    },
    breaches: {
      full: (count: number) => `Die Gruppe ist voll: Es gibt ${places(count)}.`,
      fieldTwice: (block: number) => `Dieses Berufsfeld kommt schon in Block ${block} vor.`,
      classLimit: (limit: number) =>
        `Aus der Klasse sind schon ${limit} in dieser Gruppe. Mehr erlauben die Regeln nicht.`,
      'other-day': 'Die Werkstatt ist am Tag dieser Klasse nicht offen.',
      closed: 'Die Werkstatt ist in diesem Block geschlossen.',
      'not-planned': 'Diese Person darf nicht mehr eingeplant werden. Sie kann nur in der Schule bleiben.',
      barred: 'Das geht für diese Person nicht (Alter, Weg oder stufenloser Zugang).',
    },
    findings: {
      title: 'Was nicht geht, und warum',
      none: 'Alles ist da. Es gibt nichts, was der Plan nicht könnte.',
      solved: 'Inzwischen steht nichts mehr im Weg. Sie können neu rechnen.',
      blockingTitle: 'So kann noch nicht gerechnet werden',
      'no-blocks': 'Der Durchgang hat noch keine Blöcke.',
      'no-workshops': 'Keine Werkstatt ist offen.',
      'no-pupils': 'Keine Schülerin und kein Schüler kann eingeplant werden.',
      calendar:
        'Für dieses Schuljahr sind keine Ferien bekannt. Tragen Sie sie beim Jahr ein, dann kann gerechnet werden.',
      locks: (count: number, rule: string) =>
        count === 1 ? `Eine Festlegung geht nicht: ${rule}` : `${count} Festlegungen widersprechen einander: ${rule}`,
      rules: {
        'other-day': 'Die Werkstatt ist am Tag dieser Klasse nicht offen.',
        barred: 'Die Person kann nicht in diese Werkstatt (Alter, Weg oder stufenloser Zugang).',
        'two-places': 'Für einen Block sind zwei Plätze festgelegt.',
        'field-twice': 'Ein Berufsfeld käme zweimal vor.',
        'too-few-places': 'Es sind mehr festgelegt, als es Plätze gibt.',
        'class-limit': 'Aus einer Klasse sind mehr festgelegt, als die Regeln erlauben.',
        'not-planned': 'Die Person wird nicht eingeplant.',
        'no-such-block': 'Diesen Block gibt es nicht mehr.',
        'no-such-workshop': 'Diese Werkstatt gibt es nicht mehr.',
      },
      barred: {
        'no-basis': (count: number) =>
          `${pupils(count)} ohne Rechtsgrundlage: Sie bleiben draußen, bis eine eingetragen ist.`,
        objected: (count: number) => `${pupils(count)} bleiben draußen, weil jemand widersprochen hat.`,
        'no-consent': (count: number) => `${pupils(count)} bleiben draußen, weil die Einwilligung fehlt.`,
      },
      noDay: (count: number, classes: readonly string[]) =>
        `${pupils(count)} ohne Tag${classes.length === 0 ? '' : ` (Klassen ${listed(classes)})`}: Geben Sie der Schule oder der Klasse einen Wochentag.`,
      notOffered: (field: string, count: number) =>
        `${field}: ${count === 1 ? '1 wünscht sich das Feld' : `${number(count)} wünschen sich das Feld`}, keine Werkstatt bietet es an.`,
      notOnDay: (of: { field: string; weekday: string; count: number }) =>
        `${of.field} am ${of.weekday}: ${of.count === 1 ? '1 wünscht sich das Feld' : `${number(of.count)} wünschen sich das Feld`}, an diesem Tag bietet es keine Werkstatt an.`,
      wanted: (of: { field: string; weekday: string; wanted: number; places: number }) =>
        `${of.field} am ${of.weekday}: ${number(of.wanted)} wollten hin, ${places(of.places)}.`,
      tooFewPlaces: (weekday: string, block: number, count: number, available: number) =>
        `${weekday}, Block ${block}: ${pupils(count)}, aber nur ${places(available)}.`,
      blockClosed: (weekday: string, block: number) =>
        `${weekday}, Block ${block}: Keine Werkstatt ist offen. Alle bleiben in der Schule.`,
      ageLater: (count: number) =>
        `${pupils(count)} erreichen das Mindestalter einer Werkstatt erst während des Durchgangs. Von Hand geht es ab dem passenden Block.`,
      unknownAge: (count: number) =>
        `${pupils(count)} ohne Geburtsdatum: In Werkstätten mit Mindestalter können sie nicht.`,
      nowhere: (count: number) =>
        `${pupils(count)} können an ihrem Tag in keine Werkstatt (Alter, Weg oder stufenloser Zugang).`,
      more: (count: number) => `${count} weitere`,
    },
    list: {
      title: 'Plan',
      leadNone: 'Noch kein Plan. Rechnen dauert wenige Sekunden, und nichts wird veröffentlicht, bevor Sie es tun.',
      leadDrafts: (count: number) => `${count === 1 ? '1 Entwurf' : `${count} Entwürfe`}, noch nichts veröffentlicht.`,
      leadPublished: (runNumber: number, day: string) => `Lauf ${runNumber} ist seit ${day} veröffentlicht.`,
      leadRunning: 'Ein Lauf rechnet gerade.',
      leadPart: (day: string) => `Der Plan ist seit ${day} veröffentlicht. Hier sind Ihre Listen.`,
      leadNoPart: 'Noch ist kein Plan veröffentlicht. Sobald es so weit ist, bekommen Sie eine E-Mail.',
      start: 'Plan rechnen',
      startAgain: 'Neu rechnen',
      note: 'Wofür ist dieser Lauf?',
      noteHelp: 'Für Sie zum Wiederfinden, zum Beispiel „ohne Holz am Dienstag“. Keine Namen.',
      startTitle: 'Rechnen',
      startText: (seed: string, policy: number) =>
        `Gerechnet wird nach den Regeln, Fassung ${policy}. Das Los ${seed} entscheidet nur zwischen gleich guten Plänen.`,
      wishesOpen: (day: string) =>
        `Wünsche kommen noch bis ${day}. Der Lauf zeigt, wie es bisher steht; veröffentlichen können Sie erst danach einen neuen.`,
      seedMissing:
        'Erst muss die Zahl für das Los veröffentlicht sein. Wer sie später noch wählen könnte, könnte den Plan wählen.',
      toSeed: 'Zu Regeln und Los',
      runs: 'Läufe',
      noRuns: 'Noch kein Lauf.',
      columns: {
        run: 'Lauf',
        state: 'Stand',
        worth: 'Summe',
        bound: 'Höchstens möglich',
        empty: 'Leere Blöcke',
        withoutWish: 'Ohne Wunsch + ohne Antwort',
      },
      open: 'Plan ansehen',
      lists: 'Listen öffnen',
      locks: (count: number) => (count === 0 ? 'Festlegungen' : `Festlegungen (${count})`),
      objections: (count: number) => (count === 0 ? 'Einsprüche' : `Einsprüche (${count} offen)`),
      objectionsOf: (runNumber: number, count: number) =>
        `Einsprüche zu Lauf ${runNumber}, zurückgezogen${count === 0 ? '' : ` (${count} offen)`}`,
      planned: (count: number, answered: number) =>
        `${pupils(count)} werden eingeplant, ${number(answered)} haben geantwortet.`,
      started: (runNumber: number) => `Lauf ${runNumber} rechnet.`,
      startedNext: 'Sie können die Seite verlassen. Der Plan wartet hier auf Sie, als Entwurf.',
      alreadyRunning: 'Es rechnet schon ein Lauf. Warten Sie auf ihn, oder brechen Sie ihn ab.',
    },
    progress: {
      title: (runNumber: number) => `Lauf ${runNumber} rechnet`,
      lead: 'Rechnen, prüfen, speichern. Sie können die Seite verlassen.',
      label: 'Fortschritt',
      text: (percent: number) => (percent === 0 ? 'Der Lauf beginnt gleich.' : `${percent} % gerechnet`),
      reload: 'Stand neu laden',
      cancel: 'Lauf abbrechen',
      cancelled: (runNumber: number) => `Lauf ${runNumber} ist abgebrochen.`,
      cancelledNext: 'Gespeichert wurde nichts. Sie können jederzeit neu rechnen.',
      ended: 'Der Lauf ist schon zu Ende.',
    },
    failed: {
      title: (runNumber: number) => `Lauf ${runNumber}: kein Plan`,
      cancelledLead: 'Dieser Lauf wurde abgebrochen. Gespeichert wurde nichts.',
      back: 'Zu den Läufen',
    },
    plan: {
      freed: 'Diese Jugendlichen dürfen nicht mehr geplant werden',
      freedHelp:
        'Auf den Listen stehen ihre Plätze ohne Namen. Frei wird ein Platz, wenn Sie dort „in der Schule“ wählen.',
      freedRow: (code: string, count: number) => `${code}: ${places(count)}`,
      title: (runNumber: number) => `Plan, Lauf ${runNumber}`,
      lead: (planned: number, count: { answered: number; withoutWish: number; empty: number }) =>
        `${pupils(planned)} eingeplant. ${withoutWish(count.withoutWish, planned - count.answered)}. ${count.empty === 0 ? 'Kein Block ist leer.' : `${number(count.empty)} leere Blöcke.`}`,
      withoutWish,
      certificate: 'Zeugnis des Plans',
      facts: {
        worth: 'Gesamtsumme',
        bound: 'Höchstens möglich',
        empty: 'Leere Blöcke',
        withoutWish: 'Wünsche',
        first: 'Erstwunsch erfüllt',
        policy: 'Regeln',
        policyVersion: (version: number) => `Fassung ${version}`,
        seed: 'Los',
        made: 'Gerechnet',
        note: 'Notiz',
        state: 'Stand',
        objections: 'Einspruch bis',
        overrides: 'Von Hand geändert',
      },
      overridesSince: (count: number) =>
        `Seit dem Lauf ${count === 1 ? 'wurde 1 Platz' : `wurden ${count} Plätze`} von Hand geändert. Die Zahlen oben gelten für den gerechneten Plan.`,
      fulfilled: 'So viele Wünsche sind erfüllt',
      fulfilledRow: (count: number) => (count === 0 ? 'kein Wunsch' : count === 1 ? '1 Wunsch' : `${count} Wünsche`),
      load: 'Auslastung der Werkstätten',
      loadCaption: (weekday: string) => `Gruppen am ${weekday}: Werkstatt mal Block`,
      loadHelp:
        'Jedes Feld ist eine Gruppe: wie viele kommen, von wie vielen Plätzen. Drücken Sie darauf, um zu sehen, wer.',
      loadLegend: 'Je kräftiger, desto voller. Ein Ausrufezeichen steht bei Gruppen unter der Mindestgröße.',
      loadOf: (size: number, count: number) => `${size} von ${count}`,
      loadClosed: 'zu',
      loadAbout: (name: string, block: number) => `, ${name}, Block ${block}`,
      belowMinimum: 'unter der Mindestgröße',
      workshop: 'Werkstatt',
      tabDay: (weekday: string) => weekday,
      tabAllBbs: 'Alle BBS',
      noGroups: 'An diesem Tag kommt niemand.',
      demand: 'Nachfrage und Plätze',
      demandOn: (weekday: string) => `Nachfrage und Plätze am ${weekday}`,
      demandHelp:
        'Wie viele ein Feld unter ihren Wünschen hatten, und wie viele Plätze es an diesem Tag in allen Blöcken gibt. Den Tag wählen Sie oben bei der Auslastung.',
      demandHelpAllDays:
        'Wie viele ein Feld unter ihren Wünschen hatten, und wie viele Plätze es an allen Tagen und in allen Blöcken gibt.',
      demandColumns: {
        field: 'Berufsfeld',
        first: 'Erstwünsche',
        wanted: 'wollten hin',
        places: 'Plätze',
        taken: 'vergeben',
      },
      hints: 'Hinweise',
      smallGroups: (workshop: string, weekday: string, minimum: number) =>
        `${workshop}, ${weekday}: Gruppen unter der Mindestgröße von ${minimum}.`,
      smallGroup: (block: number, size: number) => `Block ${block}: ${size}`,
      closeProposal: (field: string, weekday: string, price: string) =>
        `Vorschlag: ${field} am ${weekday} schließen. Das kostet ${price}.`,
      price: (value: number, empty: number, withoutWish: number) =>
        [
          value <= 0 ? 'keine Punkte' : points(value),
          ...(empty > 0 ? [`${number(empty)} leere Blöcke mehr`] : []),
          ...(withoutWish > 0 ? [`${number(withoutWish)} mehr ohne Wunsch`] : []),
        ].join(', '),
      closeEstimate: (field: string, weekday: string, price: string) =>
        `Vorschlag: ${field} am ${weekday} schließen. Das kostet geschätzt ${price}. Bewiesen ist das nicht, weil vielleicht keiner der beiden Pläne, mit und ohne das Feld, der beste ist.`,
      closeUnpriced: (field: string, weekday: string) =>
        `Vorschlag: ${field} am ${weekday} schließen und neu rechnen. Was das kostet, ist nicht bekannt, weil der Lauf vorher angehalten wurde.`,
      schools: 'Schulen',
      schoolColumns: { school: 'Schule', pupils: 'Eingeplant', empty: 'Leere Blöcke' },
      overrides: 'Änderungen von Hand',
      overrideLine: (code: string, block: number, before: string, after: string) =>
        `${code}, Block ${block}: ${before} → ${after}`,
      compare: 'Mit einem anderen Lauf vergleichen',
      compareWith: (runNumber: number) => `mit Lauf ${runNumber}`,
      findPupil: 'Weg einer Schülerin oder eines Schülers',
      findPupilHelp: 'Den Code vom Zettel eintippen.',
      findPupilSubmit: 'Weg zeigen',
      unknownCode: 'Zu diesem Code gibt es in diesem Plan niemanden.',
      lists: 'Listen zum Drucken',
      publish: 'Veröffentlichen',
      freeze: 'Einfrieren',
      thaw: 'Auftauen',
      withdraw: 'Zurückziehen',
      discard: 'Entwurf verwerfen',
      discarded: (runNumber: number) => `Lauf ${runNumber} ist verworfen.`,
      frozen: 'Der Plan ist eingefroren. Niemand kann ihn von Hand ändern.',
      thawed: 'Der Plan kann wieder von Hand geändert werden.',
      frozenNext: 'Sehen Sie ihn in Ruhe durch, und veröffentlichen Sie ihn dann.',
      isPublished: 'Der Plan ist veröffentlicht und wird nicht mehr eingefroren oder aufgetaut.',
      keepsOverrides:
        'Dieser Entwurf bleibt: In ihm stehen Änderungen von Hand mit ihren Gründen, und die gehen nicht verloren.',
      isActive: 'Der Lauf rechnet noch. Brechen Sie ihn zuerst ab.',
      stageText: {
        draft: 'Diesen Entwurf sieht nur die Leitstelle.',
        frozen: 'Diesen eingefrorenen Entwurf sieht nur die Leitstelle. Von Hand ändert ihn niemand mehr.',
        published: 'Schulen, BBS und Jugendliche sehen diesen Plan.',
        withdrawn: 'Dieser Plan wurde zurückgezogen. Niemand außer der Leitstelle sieht ihn.',
      },
      withdrawnBecause: (reason: string) => `Grund: ${reason}`,
    },
    group: {
      title: (name: string, block: number) => `${name}, Block ${block}`,
      lead: (size: number, weekday: string, bbs: string) => `${pupils(size)} am ${weekday}, ${bbs}.`,
      empty: 'In dieser Gruppe ist niemand.',
      columns: { code: 'Code', name: 'Name', class: 'Klasse', school: 'Schule', wish: 'Wunsch', source: 'Wie' },
      sources: { engine: 'gerechnet', lock: 'festgelegt', override: 'von Hand' },
    },
    path: {
      title: (code: string) => `Weg von ${code}`,
      lead: (fulfilled: number, blocks: number) =>
        `${fulfilled === 0 ? 'Kein Wunsch' : fulfilled === 1 ? '1 Wunsch' : `${fulfilled} Wünsche`} erfüllt, in ${blocks} Blöcken.`,
      columns: { block: 'Block', when: 'Wann', where: 'Wo', wish: 'Wunsch', why: 'Warum, wie es dort gelesen wird' },
      wishes: 'Wünsche',
      noWishes: 'Es liegen keine Wünsche vor.',
      never: (fields: readonly string[]) => `Auf keinen Fall: ${fields.join(', ')}.`,
      facts: { class: 'Klasse', school: 'Schule', day: 'Tag', name: 'Name' },
      override: 'Von Hand ändern',
      overrideText: 'Die Regeln werden geprüft, bevor etwas geändert wird. Der Grund bleibt im Plan stehen.',
      block: 'Block',
      workshop: 'Wohin',
      reason: 'Grund',
      reasonHelp: 'Zum Beispiel „Praktikum in derselben Woche“. Keine Namen, nichts über Gesundheit.',
      submit: 'Platz ändern',
      done: 'Der Platz ist geändert.',
      doneTold: 'Niemand. Entwürfe sieht nur die Leitstelle.',
      doneNext: 'Rückgängig machen Sie es, indem Sie den alten Platz wieder eintragen.',
      notADraft: 'Dieser Plan ist eingefroren oder veröffentlicht. Von Hand ändern können Sie nur Entwürfe.',
      noChange: 'So ist es schon.',
      reasonTooShort: 'Bitte schreiben Sie einen Grund, mindestens drei Zeichen.',
      history: 'Verlauf',
      overridden: (block: number, before: string, after: string) => `Block ${block} geändert: ${before} → ${after}`,
    },
    compare: {
      withoutWish: 'Ohne erfüllten Wunsch',
      title: (one: number, other: number) => `Lauf ${one} und Lauf ${other}`,
      lead: (changed: number, all: number) =>
        changed === 0
          ? 'Für niemanden ändert sich etwas.'
          : `Für ${number(changed)} von ${number(all)} ändert sich etwas.`,
      only: (here: number, there: number) =>
        `${here === 0 ? '' : `${pupils(here)} sind nur im neueren Plan. `}${there === 0 ? '' : `${pupils(there)} sind nur im älteren Plan.`}`.trim(),
      figures: 'Nebeneinander',
      figureColumns: { figure: 'Zahl', difference: 'Unterschied' },
      schools: 'Schule für Schule',
      schoolColumns: {
        school: 'Schule',
        pupils: 'Eingeplant',
        changed: 'anders',
        better: 'mehr Wünsche erfüllt',
        worse: 'weniger Wünsche erfüllt',
      },
      changed: 'Für wen sich etwas ändert',
      changedColumns: { code: 'Code', class: 'Klasse', school: 'Schule', blocks: 'Blöcke', wishes: 'Erfüllte Wünsche' },
      wishes: (before: number, after: number) => (before === after ? String(after) : `${before} → ${after}`),
      capped: (shown: number, all: number) => `Gezeigt werden ${shown} von ${all}.`,
      turns: { better: 'mehr', worse: 'weniger', other: 'gleich viele' },
    },
    report: {
      published: (day: string) => `Der Plan ist seit ${day} veröffentlicht.`,
      unpublished: 'Noch nicht veröffentlicht',
      drafts: (count: number) => (count === 1 ? '1 fertiger Plan' : `${count} fertige Pläne`),
    },
    tasks: {
      freed: (count: number) => `${places(count)} von Jugendlichen, die nicht mehr geplant werden dürfen`,
      freedDetail: 'Auf den Listen stehen sie ohne Namen. Geben Sie die Plätze frei.',
      objections: (count: number) => `${count === 1 ? '1 Einspruch wartet' : `${count} Einsprüche warten`}`,
      objectionsDetail: (day: string) => `Frist für neue Einsprüche: ${day}`,
      objectionsWithdrawn: (runNumber: number) =>
        `Zu Lauf ${runNumber}, der zurückgezogen ist. Eine Antwort ist versprochen.`,
      published: 'Der Plan für die Praxistage ist veröffentlicht',
      publishedDetail: (day: string) => `Listen drucken. Einsprüche bis ${day}.`,
      draftWaits: 'Ein Plan ist fertig und nicht veröffentlicht',
      draftDetail: (runNumber: number) => `Lauf ${runNumber}`,
    },
    actions: {
      'plan.start': 'Plan gerechnet',
      'plan.complete': 'Plan fertig geworden',
      'plan.fail': 'Lauf ohne Ergebnis geblieben',
      'plan.cancel': 'Lauf abgebrochen',
      'plan.discard': 'Entwurf eines Plans verworfen',
      'plan.lock': 'Platz festgelegt',
      'plan.unlock': 'Festlegung aufgehoben',
      'plan.override': 'Platz von Hand geändert',
      'plan.freeze': 'Plan eingefroren',
      'plan.thaw': 'Plan aufgetaut',
      'plan.publish': 'Plan veröffentlicht',
      'plan.withdraw': 'Plan zurückgezogen',
      'plan.export': 'Liste des Plans heruntergeladen',
      'plan.forget-pupil': 'Plätze einer Person gelöscht',
      'plan.forget': 'Plätze und Einsprüche nach der Frist gelöscht',
      'objection.raise': 'Einspruch erhoben',
      'objection.read': 'Einspruch gelesen',
      'objection.decide': 'Einspruch entschieden',
    },
    fieldLabels: {
      number: 'Lauf',
      policyVersion: 'Fassung der Regeln',
      worth: 'Gesamtsumme',
      bound: 'Höchstens möglich',
      failure: 'Grund ohne Ergebnis',
      block: 'Block',
      objectionsUntil: 'Einspruch bis',
      raisedBy: 'Erhoben von',
      outcome: 'Entscheidung',
      list: 'Liste',
      rows: 'Zeilen',
    },
  },
})

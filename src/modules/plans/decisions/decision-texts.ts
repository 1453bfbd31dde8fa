// Sentences about what people decide: locks, publishing, withdrawing.
import { catalogue } from '../../../platform/i18n/catalogue.ts'
import { listed, places, pupils } from '../counted-words.ts'

export const decisionTexts = catalogue({
  de: {
    locks: {
      title: 'Festlegungen',
      lead: (count: number) =>
        count === 0
          ? 'Noch nichts ist festgelegt. Was Sie hier festlegen, hält jeder neue Lauf ein.'
          : `${count === 1 ? '1 Festlegung' : `${count} Festlegungen`}. Jeder neue Lauf hält sie ein.`,
      add: 'Festlegen',
      code: 'Code der Schülerin oder des Schülers',
      codeHelp: 'Acht Zeichen, wie auf dem Zettel.',
      block: 'Block',
      workshop: 'Werkstatt',
      inSchool: 'Bleibt in der Schule',
      reason: 'Grund',
      reasonHelp: 'Bleibt im Plan stehen. Keine Namen, nichts über Gesundheit.',
      columns: { code: 'Code', block: 'Block', place: 'Wohin', reason: 'Grund', set: 'Seit', action: 'Aktion' },
      lift: 'Aufheben',
      named: (code: string, block: number, place: string) => `${code}, Block ${block}, ${place}`,
      liftFor: (code: string, block: number) => ` für ${code}, Block ${block}`,
      set: (code: string) => `Festgelegt für ${code}.`,
      setTold: 'Niemand. Schulen und Jugendliche sehen erst den veröffentlichten Plan.',
      setNext: 'Die Festlegung gilt ab dem nächsten Lauf.',
      lifted: 'Die Festlegung ist aufgehoben.',
      past: 'Aufgehobene Festlegungen',
      unknownCode: 'Diesen Code gibt es in diesem Durchgang nicht.',
      already: 'Für diesen Block ist schon etwas festgelegt. Heben Sie das zuerst auf.',
      contradiction: (rule: string, others: readonly string[]) =>
        `So geht es nicht: ${rule}${others.length === 0 ? '' : ` Dem steht entgegen: ${others.join('; ')}.`}`,
      conflictTitle: 'Damit verträgt sich die neue Festlegung nicht',
      conflictHelp: 'Heben Sie eine davon auf, oder legen Sie etwas anderes fest.',
      granted: (runNumber: number) => `Nach einem Einspruch zu Lauf ${runNumber}`,
      unknownBlock: 'Diesen Block gibt es nicht.',
      unknownWorkshop: 'Diese Werkstatt gibt es nicht.',
    },
    publish: {
      title: (runNumber: number) => `Lauf ${runNumber} veröffentlichen`,
      lead: 'Danach sehen Schulen und BBS ihre Listen und Jugendliche ihren Platz.',
      until: 'Einsprüche bis',
      untilHelp: 'Bis zu diesem Tag können Jugendliche, Erziehungsberechtigte und Schulen Einspruch erheben.',
      submit: 'Jetzt veröffentlichen',
      question: 'Was dann geschieht',
      whoIsTold: (schools: number, bbs: number) =>
        `${schools} Schulen und ${bbs} BBS bekommen eine E-Mail, ohne Angaben über Schülerinnen und Schüler.`,
      unreached: (names: readonly string[]) => `Ohne E-Mail-Adresse, bitte anrufen: ${listed(names)}.`,
      flawed: 'Der Plan passt nicht mehr zu den heutigen Angaben. Rechnen Sie neu, oder ändern Sie von Hand:',
      flaws: {
        'not-planned': (count: number) => `${pupils(count)} dürfen nicht mehr eingeplant werden.`,
        closed: (count: number) => `${places(count)} in Werkstätten, die es nicht mehr gibt.`,
        'school-out': (count: number) => `${places(count)} für Jugendliche von Schulen, die nicht mehr teilnehmen.`,
        'no-day': (count: number) => `${places(count)} für Jugendliche, deren Klasse keinen Tag mehr hat.`,
        'other-day': (count: number) => `${places(count)} am falschen Wochentag.`,
        'field-twice': (count: number) => `${count} Mal kommt ein Berufsfeld doppelt vor.`,
        barred: (count: number) => `${places(count)} für Personen, die dort nicht hin können.`,
        'too-many': (count: number) => `${count} Gruppen haben mehr Mitglieder als Plätze.`,
        'class-limit': (count: number) => `In ${count} Gruppen sind mehr aus einer Klasse, als die Regeln erlauben.`,
        other: (count: number) => `${count} weitere Verstöße gegen die Regeln.`,
      },
      flawMember: (code: string, block: number, workshop: string) => `${code}, Block ${block}, ${workshop}`,
      flawSchool: (school: string, count: number) => `${school}: ${places(count)}`,
      flawGroup: (workshop: string, weekday: string, block: number) => `${workshop}, ${weekday}, Block ${block}`,
      flawSize: (found: number, limit: number) => `: ${found} statt höchstens ${limit}`,
      flawsMore: (count: number) => `${count} weitere`,
      unplanned: (count: number) => `${pupils(count)} sind seit dem Lauf dazugekommen und haben noch keinen Platz.`,
      wishesChanged: (count: number) =>
        `${count === 1 ? '1 Person hat' : `${count} Personen haben`} seit diesem Lauf andere Wünsche: neue, geänderte oder gelöschte. Der Plan kennt sie nicht.`,
      wishesChangedHelp: 'Rechnen Sie neu, und veröffentlichen Sie den neuen Lauf. Das dauert wenige Sekunden.',
      wishesToCome: (from: string) =>
        `Wünsche sind erst ab ${from} möglich. Veröffentlichen können Sie, wenn auch die Frist für Wünsche vorbei ist.`,
      wishesOpen: 'Noch kann gewünscht werden. Veröffentlichen können Sie, wenn die Frist für Wünsche vorbei ist.',
      another: 'Ein anderer Plan dieses Durchgangs ist veröffentlicht. Ziehen Sie ihn zuerst zurück.',
      isPublished: 'Dieser Plan ist schon veröffentlicht.',
      noPlan: 'Dieser Lauf hat keinen Plan.',
      badDeadline: (first: number, last: number) =>
        `Die Frist muss mindestens ${first} und höchstens ${last} Tage in der Zukunft liegen.`,
      done: 'Der Plan ist veröffentlicht.',
      told: (count: number) => `${count === 1 ? '1 Einrichtung' : `${count} Einrichtungen`} per E-Mail.`,
      next: (until: string) => `Einsprüche sind bis zum ${until} möglich. Sie erscheinen auf Ihrer Startseite.`,
    },
    withdraw: {
      title: (runNumber: number) => `Lauf ${runNumber} zurückziehen`,
      lead: 'Danach sieht niemand außer der Leitstelle diesen Plan. Alle, die von ihm wissen, bekommen eine E-Mail.',
      because: 'Grund',
      becauseHelp: 'Steht in der E-Mail an Schulen und BBS.',
      openObjections: (count: number) =>
        count === 1
          ? '1 Einspruch zu diesem Plan ist noch offen.'
          : `${count} Einsprüche zu diesem Plan sind noch offen.`,
      openObjectionsHelp:
        'Eine Antwort ist versprochen. Die Einsprüche bleiben unter Ihren Aufgaben; ändern können Sie in einem zurückgezogenen Plan nichts mehr.',
      granted: 'Nach Einsprüchen geändert',
      grantedHelp: 'Ein neuer Lauf weiß davon nichts, wenn Sie diese Plätze nicht festlegen.',
      keepGranted: 'Diese Plätze als Festlegungen für den nächsten Lauf behalten',
      keptGranted: (count: number) => `${count === 1 ? '1 Platz ist' : `${count} Plätze sind`} festgelegt.`,
      lostGranted: (members: readonly string[]) => `Nicht festlegen ließ sich: ${listed(members)}.`,
      submit: 'Plan zurückziehen',
      done: 'Der Plan ist zurückgezogen.',
      next: 'Ausgedruckte Listen gelten nicht mehr. Veröffentlichen Sie einen anderen Lauf, sobald er fertig ist.',
      notPublished: 'Dieser Plan ist nicht veröffentlicht.',
    },
  },
})

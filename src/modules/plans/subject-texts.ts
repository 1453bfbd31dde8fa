// What stands in the information about one person (Art. 15 GDPR).
import { catalogue } from '../../platform/i18n/catalogue.ts'

export const subjectTexts = catalogue({
  de: {
    block: 'Block',
    place: 'Platz',
    inSchool: 'in der Schule',
    why: 'Warum',
    reason: 'Grund',
    since: 'Seit',
    raisedAt: 'Einspruch vom',
    text: 'Einspruch',
    answer: 'Antwort',
  },
})

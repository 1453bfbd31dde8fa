import { catalogue } from '../../platform/i18n/catalogue.ts'

export const t = catalogue({
  de: {
    actions: {},
    fieldLabels: {},
  },
})

// The few sentences of the frame that a page in another language needs; the rest of the frame stays German and says so.
// The translations were made by the makers of Steg and need a look by people who grew up with the language.
import { catalogue } from '../i18n/catalogue.ts'

export const p = catalogue({
  de: {
    skipToContent: 'Zum Inhalt springen',
    errorTitle: (title: string) => `Fehler: ${title}`,
    noticeKinds: { info: 'Hinweis', success: 'Erledigt', warning: 'Achtung', danger: 'Fehler' },
  },
  en: {
    skipToContent: 'Skip to content',
    errorTitle: (title) => `Error: ${title}`,
    noticeKinds: { info: 'Note', success: 'Done', warning: 'Attention', danger: 'Error' },
  },
  tr: {
    skipToContent: 'İçeriğe geç',
    errorTitle: (title) => `Hata: ${title}`,
    noticeKinds: { info: 'Not', success: 'Tamam', warning: 'Dikkat', danger: 'Hata' },
  },
  uk: {
    skipToContent: 'Перейти до змісту',
    errorTitle: (title) => `Помилка: ${title}`,
    noticeKinds: { info: 'Підказка', success: 'Готово', warning: 'Увага', danger: 'Помилка' },
  },
  ru: {
    skipToContent: 'Перейти к содержанию',
    errorTitle: (title) => `Ошибка: ${title}`,
    noticeKinds: { info: 'Подсказка', success: 'Готово', warning: 'Внимание', danger: 'Ошибка' },
  },
  ar: {
    skipToContent: 'انتقل إلى المحتوى',
    errorTitle: (title) => `خطأ: ${title}`,
    noticeKinds: { info: 'ملاحظة', success: 'تم', warning: 'انتبه', danger: 'خطأ' },
  },
})

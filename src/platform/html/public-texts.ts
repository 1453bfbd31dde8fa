// The few sentences of the frame that a page in another language needs; the rest of the frame stays German and says so.
// The translations were made by the makers of Steg and need a look by people who grew up with the language.
import { catalogue } from '../i18n/catalogue.ts'

export const p = catalogue({
  de: {
    skipToContent: 'Zum Inhalt springen',
    errorTitle: (title: string) => `Fehler: ${title}`,
    required: 'Pflichtfeld',
    errorPrefix: 'Fehler:',
    errorCount: (count: number) =>
      count === 1 ? 'Eine Angabe fehlt noch oder stimmt nicht' : `${count} Angaben fehlen noch oder stimmen nicht`,
    errorHint: 'Ihre Eingaben sind noch da. Bitte prüfen Sie:',
    noticeKinds: { info: 'Hinweis', success: 'Erledigt', warning: 'Achtung', danger: 'Fehler' },
  },
  en: {
    skipToContent: 'Skip to content',
    errorTitle: (title) => `Error: ${title}`,
    required: 'required',
    errorPrefix: 'Error:',
    errorCount: (count) => `Missing or not right: ${count}`,
    errorHint: 'What you typed is still here. Please check:',
    noticeKinds: { info: 'Note', success: 'Done', warning: 'Attention', danger: 'Error' },
  },
  tr: {
    skipToContent: 'İçeriğe geç',
    errorTitle: (title) => `Hata: ${title}`,
    required: 'zorunlu',
    errorPrefix: 'Hata:',
    errorCount: (count) => `Eksik veya yanlış: ${count}`,
    errorHint: 'Yazdıkların duruyor. Lütfen kontrol et:',
    noticeKinds: { info: 'Not', success: 'Tamam', warning: 'Dikkat', danger: 'Hata' },
  },
  uk: {
    skipToContent: 'Перейти до змісту',
    errorTitle: (title) => `Помилка: ${title}`,
    required: 'обов’язково',
    errorPrefix: 'Помилка:',
    errorCount: (count) => `Бракує або неправильно: ${count}`,
    errorHint: 'Написане збережено. Перевір, будь ласка:',
    noticeKinds: { info: 'Підказка', success: 'Готово', warning: 'Увага', danger: 'Помилка' },
  },
  ru: {
    skipToContent: 'Перейти к содержанию',
    errorTitle: (title) => `Ошибка: ${title}`,
    required: 'обязательно',
    errorPrefix: 'Ошибка:',
    errorCount: (count) => `Не хватает или неверно: ${count}`,
    errorHint: 'Написанное сохранено. Проверь, пожалуйста:',
    noticeKinds: { info: 'Подсказка', success: 'Готово', warning: 'Внимание', danger: 'Ошибка' },
  },
  ar: {
    skipToContent: 'انتقل إلى المحتوى',
    errorTitle: (title) => `خطأ: ${title}`,
    required: 'مطلوب',
    errorPrefix: 'خطأ:',
    errorCount: (count) => `ناقص أو غير صحيح: ${count}`,
    errorHint: 'ما كتبته ما زال هنا. راجع من فضلك:',
    noticeKinds: { info: 'ملاحظة', success: 'تم', warning: 'انتبه', danger: 'خطأ' },
  },
})

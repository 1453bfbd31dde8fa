// What a form for young people may say in every language of the site; the other rules are used on German pages only.
// The translations were made by the makers of Steg and need a look by people who grew up with the language.
import { catalogue } from '../i18n/catalogue.ts'

export const p = catalogue({
  de: {
    missing: 'Bitte füllen Sie dieses Feld aus.',
    tooLong: (max: number) => `Bitte kürzen Sie auf höchstens ${max.toLocaleString('de-DE')} Zeichen.`,
    controlCharacter: 'Der Text enthält unsichtbare Steuerzeichen. Bitte tippen Sie ihn neu ein.',
  },
  en: {
    missing: 'Please fill in this field.',
    tooLong: (max) => `Please shorten this to ${max.toLocaleString('en')} characters at most.`,
    controlCharacter: 'The text has invisible control characters in it. Please type it again.',
  },
  tr: {
    missing: 'Lütfen bu alanı doldur.',
    tooLong: (max) => `Lütfen en fazla ${max.toLocaleString('tr')} karaktere kısalt.`,
    controlCharacter: 'Metinde görünmeyen karakterler var. Lütfen yeniden yaz.',
  },
  uk: {
    missing: 'Будь ласка, заповни це поле.',
    tooLong: (max) => `Будь ласка, скороти до ${max.toLocaleString('uk')} знаків.`,
    controlCharacter: 'У тексті є невидимі знаки. Будь ласка, введи його ще раз.',
  },
  ru: {
    missing: 'Пожалуйста, заполни это поле.',
    tooLong: (max) => `Пожалуйста, сократи до ${max.toLocaleString('ru')} знаков.`,
    controlCharacter: 'В тексте есть невидимые знаки. Пожалуйста, введи его ещё раз.',
  },
  ar: {
    missing: 'يُرجى ملء هذا الحقل.',
    tooLong: (max) => `يُرجى الاختصار إلى ${max} حرفاً على الأكثر.`,
    controlCharacter: 'يحتوي النص على رموز غير مرئية. يُرجى كتابته من جديد.',
  },
})

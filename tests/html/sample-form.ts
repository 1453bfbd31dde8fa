// One form that holds every control, once calm and once full of errors.
import type { FieldGroup, FormField } from '../../src/platform/html/index.ts'

const kinds = [
  { value: 'gesamtschule', label: 'Gesamtschule', group: 'Allgemeinbildend' },
  { value: 'realschule', label: 'Realschule', group: 'Allgemeinbildend' },
  { value: 'bbs', label: 'Berufsbildende Schule', group: 'Berufsbildend' },
]

export function sampleForm(faulty: boolean): readonly (FormField | FieldGroup)[] {
  const error = (sentence: string) => (faulty ? { error: sentence } : {})
  return [
    {
      control: 'text',
      name: 'name',
      label: 'Name der Einrichtung',
      help: 'So, wie sie sich selbst nennt.',
      required: true,
      value: faulty ? '' : 'Gesamtschule am Steg',
      maxLength: 200,
      autocomplete: 'organization',
      ...error('Bitte geben Sie den Namen ein.'),
    },
    {
      control: 'select',
      name: 'art',
      label: 'Schulform',
      options: kinds,
      value: 'realschule',
      ...error('Bitte wählen Sie eine Schulform aus der Liste.'),
    },
    {
      legend: 'Kontakt',
      help: 'Diese Angaben sehen alle, die das Angebot öffnen.',
      fields: [
        {
          control: 'email',
          name: 'mail',
          label: 'E-Mail-Adresse',
          value: faulty ? 'kontakt@' : 'kontakt@schule.example',
          autocomplete: 'email',
          ...error('Der Adresse fehlt der Teil nach dem @-Zeichen.'),
        },
        {
          control: 'tel',
          name: 'telefon',
          label: 'Telefon',
          value: '05555 12345',
          autocomplete: 'tel',
          width: 'medium',
        },
        { control: 'url', name: 'web', label: 'Internetseite', value: 'https://schule.example', width: 'medium' },
      ],
    },
    {
      control: 'number',
      name: 'plaetze',
      label: 'Anzahl der Plätze',
      value: '12',
      min: '0',
      max: '500',
      ...error('Bitte geben Sie eine Zahl zwischen 0 und 500 ein.'),
    },
    {
      control: 'date',
      name: 'beginn',
      label: 'Beginn',
      value: '2026-11-20',
      ...error('Das Ende liegt vor dem Beginn.'),
    },
    {
      control: 'textarea',
      name: 'text',
      label: 'Beschreibung',
      help: 'Kurze Sätze. Was macht man dort, wer darf kommen, was kostet es?',
      value: 'Zwei Wochen in der Werkstatt.\nAnmeldung im Sekretariat.',
      rows: 4,
      ...error('Bitte kürzen Sie den Text auf 2.000 Zeichen.'),
    },
    {
      control: 'radio',
      name: 'phase',
      label: 'Für wen ist das Angebot?',
      required: true,
      value: faulty ? '' : 'schule',
      options: [
        { value: 'schule', label: 'Für Schülerinnen und Schüler', help: 'Ab Klasse 7' },
        { value: 'nach', label: 'Für junge Menschen nach der Schule' },
      ],
      ...error('Bitte wählen Sie eine Antwort.'),
    },
    {
      control: 'checkboxes',
      name: 'sprachen',
      label: 'Sprachen',
      help: 'Mehrere sind möglich.',
      value: ['de', 'vi'],
      options: [
        { value: 'de', label: 'Deutsch' },
        { value: 'vi', label: 'Vietnamesisch' },
        { value: 'uk', label: 'Ukrainisch' },
      ],
      ...error('Bitte wählen Sie mindestens eine Sprache.'),
    },
    {
      control: 'file',
      name: 'datei',
      label: 'Datei mit Ihren Angeboten',
      help: 'CSV oder XLSX, bis 20 MB',
      accept: '.csv,.xlsx',
      ...error('Die Datei ist leer.'),
    },
    {
      control: 'password',
      name: 'passwort',
      label: 'Neues Passwort',
      help: 'Mindestens 12 Zeichen',
      autocomplete: 'new-password',
      width: 'medium',
    },
    {
      control: 'text',
      name: 'ort',
      label: 'Ort',
      value: 'Musterau',
      suggestions: ['Musterau', 'Oberau'],
      readOnly: true,
      width: 'medium',
    },
    {
      control: 'checkbox',
      name: 'stimmt',
      label: 'Die Angaben stimmen',
      help: 'Wir fragen in sechs Monaten wieder nach.',
      required: true,
      value: !faulty,
      ...error('Bitte bestätigen Sie die Angaben.'),
    },
    { control: 'hidden', name: 'version', value: '7' },
  ]
}

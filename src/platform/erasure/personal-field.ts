// What a module says about the personal data that it keeps, column by column and as an activity for the register
// (Art. 30 GDPR); printed into docs/datenschutz.md.

export interface PersonalField {
  /** `schema.table.column`; a test holds it against the database. */
  readonly column: string
  readonly whose: string
  readonly purpose: string
  readonly legalBasis: string
  /** Module that answers for it; its erasure step forgets it for one person, and a test runs that. */
  readonly owner: string
  readonly retention: string
  /** Kind of the job that forgets it when its time is over; a test runs that, too. */
  readonly job: string
  /** What forgets it, and how. */
  readonly erasedBy: string
}

/** What the controller writes into its register; the tables are those of the personal fields of the owner. */
export interface ProcessingActivity {
  readonly title: string
  readonly owner: string
  readonly purpose: string
  readonly whose: string
  readonly data: string
  readonly legalBasis: string
  readonly responsible: string
  readonly recipients: string
  readonly retention: string
}

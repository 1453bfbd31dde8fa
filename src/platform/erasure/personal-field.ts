// What a module says about a column that holds something about a person; printed into docs/datenschutz.md.

export interface PersonalField {
  /** `schema.table.column`; a test holds it against the database. */
  readonly column: string
  readonly whose: string
  readonly purpose: string
  readonly legalBasis: string
  /** Module that answers for it. */
  readonly owner: string
  readonly retention: string
  /** What forgets it, and how. */
  readonly erasedBy: string
}

// What a module says about something that files can be imported into. The engine knows no more than this.

import type { PlainDate } from '../../kernel/plain-date.ts'
import type { Result } from '../../kernel/result.ts'
import type { Actor, Verdict } from '../actor/actor.ts'
import type { Tx } from '../db/database.ts'
import type { Fields } from '../forms/form.ts'
import type { Services } from '../services.ts'
import type { ColumnMapping, TargetField } from '../tabular/column-mapping.ts'
import type { Table } from '../tabular/table.ts'

/** refused: the row stays out. doubtful: taken, but somebody should look. note: put right or left empty, said for the record. */
export type Severity = 'refused' | 'doubtful' | 'note'

export interface Remark {
  readonly severity: Exclude<Severity, 'refused'>
  /** Name of the column or field as people know it; null concerns the whole row. */
  readonly column: string | null
  readonly reason: string
}

export interface Finding {
  /** Line of the file; 0 concerns the whole file. */
  readonly line: number
  readonly column: string | null
  readonly severity: Severity
  /** Whom it is about, so that the row is found again: number and name. */
  readonly subject: string
  readonly reason: string
}

/** Not about the file as a whole. */
export const isAboutARow = ({ line, subject }: Finding): boolean => line > 0 || subject !== ''

export interface ParsedRow<Row> {
  readonly row: Row
  readonly remarks: readonly Remark[]
}

export interface RowRefusal {
  readonly column: string | null
  readonly reason: string
  readonly subject?: string
}

export interface LinedRow<Row> {
  readonly line: number
  readonly row: Row
  readonly remarks: readonly Remark[]
}

export type PlannedState = 'new' | 'changed' | 'known'

export type PlannedRow<Row> =
  | (LinedRow<Row> & { readonly state: PlannedState; readonly subject: string })
  | {
      readonly state: 'refused'
      readonly line: number
      readonly row: Row
      readonly remarks: readonly Remark[]
      readonly subject: string
      readonly refusal: RowRefusal
    }

/** What was asked beside the file, by the name of the field. */
export type ImportOptions = Readonly<Record<string, string>>

export interface ParseContext {
  /** 'point': 1234.5. 'as-written': as the sender typed it. */
  readonly numbers: 'as-written' | 'point'
  /** Fields that the file has a column for: an empty cell says something, a missing column does not. */
  readonly mapped: ReadonlySet<string>
  readonly options: ImportOptions
}

export type ImportValues = Readonly<Record<string, string>>

/** A file that the target reads itself, instead of a table with columns. */
export type OwnRows<Row> = readonly {
  readonly line: number
  readonly parsed: Result<ParsedRow<Row>, RowRefusal>
}[]

type ReadRows<Row> = Result<OwnRows<Row>, string> | undefined

export interface ImportTarget<Row> {
  /** Stable; stands in platform.import_run.target and on the command line. */
  readonly key: string
  /** For people: what is imported, in the plural. */
  label(): string
  /** What the file should hold, in a sentence above the upload. */
  help(): string
  /** Kinds of files for the file field, as `.csv,.xlsx`. */
  readonly accept: string
  mayImport(actor: Actor): Verdict
  /** Every organisation imports for itself: nobody else sees its runs, and mappings are remembered for it alone. */
  readonly isOwn?: true
  /** Each row is about a pupil: what is said about the rows is forgotten after two weeks, whoever read them in. */
  readonly isAboutPupils?: true
  /** What is asked beside the file. */
  options?(today: PlainDate): Fields
  /** What stands there before anybody chooses. */
  usualOptions?(today: PlainDate): ImportOptions
  /** Fields for the mapping of columns; none where every file is read by `readRows`. */
  fields(): readonly TargetField[]
  /**
   * For structured files. undefined: not one of mine, read it as a table. The error is a German sentence about the
   * whole file. What takes more than some milliseconds is read in a thread (`readApart`).
   */
  readRows?(bytes: Uint8Array, fileName: string): ReadRows<Row> | Promise<ReadRows<Row>>
  /** Betters the mapping that was proposed by the names of the columns, by what stands in them. */
  propose?(table: Pick<Table, 'columns' | 'rows'>, proposal: ColumnMapping): ColumnMapping
  /** For rules that concern several fields: a sentence, if the mapping cannot be meant. */
  checkMapping?(mapping: ColumnMapping): string | undefined
  /** A note about columns that nothing is taken from. */
  noteUnused?(columns: readonly string[]): string
  parseRow(values: ImportValues, context: ParseContext): Result<ParsedRow<Row>, RowRefusal>
  /**
   * What would happen to every row, in the order given; looks into the database, changes nothing. May add rows of line 0
   * for what the file does not say and its absence means. Must not hold the event loop for long: await `breathe()` every
   * few hundred rows.
   */
  plan(tx: Tx, given: PlanInput<Row>): Promise<PlannedRow<Row>[]>
  /** What is to be said about the file as a whole, once every row is planned. */
  judge?(given: JudgeInput<Row>): readonly Remark[]
  /** Does it, for the rows that are new or changed, in the transaction given; reports how many are done. */
  take(tx: Tx, given: TakeInput<Row>): Promise<void>
}

export interface PlanInput<Row> {
  readonly actor: Actor
  readonly services: Services
  readonly rows: readonly LinedRow<Row>[]
  readonly fileName: string
  readonly options: ImportOptions
}

export interface JudgeInput<Row> extends PlanInput<Row> {
  readonly planned: readonly PlannedRow<Row>[]
  /** What stands around the table: name of the sheet, titles and sums, as the notes tell them. */
  readonly around: readonly string[]
  /** Fields that the file has a column for. */
  readonly mapped: ReadonlySet<string>
}

export interface TakeInput<Row> {
  readonly actor: Actor
  readonly services: Services
  readonly rows: readonly PlannedRow<Row>[]
  readonly fileName: string
  readonly options: ImportOptions
  /** Await it after every batch: it shows the progress, lets others work, and throws when the import is cancelled. */
  progress(done: number): Promise<void>
}

/**
 * A target whose rows only it understands. Methods take their parameters bivariantly, so every target is one; the engine
 * hands back to a target only what came from it.
 */
export type AnyImportTarget = ImportTarget<unknown>

/** Lets other requests work between two batches of a long computation. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

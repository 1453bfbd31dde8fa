// The table in which a class is typed in from paper, by keyboard only: one row per pupil, one narrow column per field.
import { paths } from '../../../kernel/names/paths.ts'
import { ActionBar, Button, ButtonLink, ErrorSummary, fieldId, Notice } from '../../../platform/html/index.ts'
import type { Pupil } from '../../pupils/index.ts'
import { berufsfeldLabel } from '../../rounds/index.ts'
import type { Answer } from '../terms.ts'
import { t } from '../texts.ts'
import type { Sheet } from '../typing/open-sheet.ts'
import { type CellFault, cellsOf, outsideCellOf, rowText, type TypedRow } from '../typing/typed-sheet.ts'
import { whoIs } from './overview-page.tsx'

export const cellName = (pupilId: string, field: string): string => `z.${pupilId}.${field}`
export const outsideName = (pupilId: string): string => `a.${pupilId}`
export const versionName = (pupilId: string): string => `v.${pupilId}`
export const originalName = (pupilId: string): string => `o.${pupilId}`

/** Rows as they are stored. */
export const storedRows = (sheet: Sheet): TypedRow[] => {
  const fields = sheet.fields.map(({ key }) => key)
  return sheet.pupils.map(({ id }) => {
    const stored = sheet.answers.get(id)
    const row = { cells: cellsOf(stored), outside: outsideCellOf(stored, fields) }
    return { ...row, pupilId: id, version: stored?.version ?? 0, original: rowText(fields, row) }
  })
}

export interface SheetAnswered {
  readonly rows: readonly TypedRow[]
  readonly faults: readonly CellFault[]
  readonly stale: ReadonlyMap<string, Answer | undefined>
}

export const storedSentence = (answer: Answer): string =>
  t.sheet.stored(answer.wishes.map(berufsfeldLabel), answer.never.map(berufsfeldLabel))

function faultSentence(fault: CellFault, sheet: Sheet): string {
  switch (fault.code) {
    case 'too-high':
      return t.sheet.faults['too-high'](sheet.page.round.wishCount)
    case 'outside-unknown':
      return t.sheet.faults['outside-unknown'](sheet.fields.length)
    default:
      return t.sheet.faults[fault.code]
  }
}

function Cell(props: { name: string; value: string; label: string; error: string | undefined }) {
  const id = fieldId(props.name)
  return (
    <td class={props.error === undefined ? 'steg-typing__cell' : 'steg-typing__cell steg-typing__cell--error'}>
      <input
        id={id}
        name={props.name}
        value={props.value}
        aria-label={props.label}
        autocomplete="off"
        maxlength={4}
        size={2}
        aria-invalid={props.error === undefined ? undefined : 'true'}
        aria-describedby={props.error === undefined ? undefined : `${id}-fehler`}
      />
      {props.error !== undefined && (
        <span class="kern-sr-only" id={`${id}-fehler`}>
          {props.error}
        </span>
      )}
    </td>
  )
}

function PupilRow(props: {
  sheet: Sheet
  pupil: Pupil
  row: TypedRow | undefined
  faults: readonly CellFault[]
  stale: { readonly answer: Answer | undefined } | undefined
}) {
  const { sheet, pupil, row, stale } = props
  const who = whoIs(pupil, sheet.names)
  const errorAt = (field: string | null): string | undefined => {
    const fault = props.faults.find((one) => one.field === field)
    return fault && faultSentence(fault, sheet)
  }
  const columns = sheet.fields.length + (sheet.page.round.asksOutsideField ? 2 : 1)
  // Saving again means: what was typed shall count, knowing what is stored now.
  const version = stale === undefined ? (row?.version ?? 0) : (stale.answer?.version ?? 0)
  const sentences = [...new Set(props.faults.map((fault) => faultSentence(fault, sheet)))]
  return (
    <>
      <tr class={stale === undefined ? undefined : 'steg-row--stale'}>
        <th scope="row">
          <span>{who}</span>
          {sheet.names.has(pupil.id) && <span class="steg-muted">{pupil.code}</span>}
          <input type="hidden" name={versionName(pupil.id)} value={String(version)} />
          <input type="hidden" name={originalName(pupil.id)} value={row?.original ?? ''} />
        </th>
        {sheet.fields.map(({ key, label }) => (
          <Cell
            name={cellName(pupil.id, key)}
            value={row?.cells.get(key) ?? ''}
            label={t.sheet.cell(who, label)}
            error={errorAt(key)}
          />
        ))}
        {sheet.page.round.asksOutsideField && (
          <Cell
            name={outsideName(pupil.id)}
            value={row?.outside ?? ''}
            label={t.sheet.cell(who, t.sheet.outside)}
            error={errorAt(null)}
          />
        )}
      </tr>
      {(sentences.length > 0 || stale !== undefined) && (
        <tr class="steg-row__note">
          <td colspan={columns}>
            {sentences.map((sentence) => (
              <span class="steg-row__fault">{sentence} </span>
            ))}
            {stale !== undefined &&
              (stale.answer === undefined
                ? t.sheet.staleGone
                : t.sheet.staleRow(storedSentence(stale.answer), t.sheet.ways[stale.answer.way]))}
          </td>
        </tr>
      )}
    </>
  )
}

export function SheetView({ sheet, answered }: { sheet: Sheet; answered: SheetAnswered | undefined }) {
  const { page, schoolClass, fields, pupils } = sheet
  const rows = new Map((answered?.rows ?? storedRows(sheet)).map((row) => [row.pupilId, row]))
  const faultsOf = (pupilId: string) => (answered?.faults ?? []).filter((fault) => fault.pupilId === pupilId)
  const action = paths.workWishSheet(page.round.id, schoolClass.id)
  const hasOutside = page.round.asksOutsideField
  return (
    <steg-keep-draft
      data-key={`${action} ${[...rows.values()].reduce((sum, { version }) => sum + version, 0)}`}
      data-restored={t.sheet.restored}
      data-discard={t.sheet.discard}
      data-answered={answered === undefined ? undefined : 'true'}
    >
      <form class="steg-stack" method="post" action={action} novalidate>
        <ErrorSummary
          fields={(answered?.faults ?? []).flatMap((fault) => {
            const pupil = pupils.find(({ id }) => id === fault.pupilId)
            if (pupil === undefined) return []
            const what = fault.field === null ? t.sheet.outside : berufsfeldLabel(fault.field)
            return [
              {
                control: 'text' as const,
                name: fault.field === null ? outsideName(pupil.id) : cellName(pupil.id, fault.field),
                label: t.sheet.cell(whoIs(pupil, sheet.names), what),
                error: faultSentence(fault, sheet),
              },
            ]
          })}
        />
        {answered !== undefined && answered.stale.size > 0 && (
          <Notice tone="warning" title={t.sheet.staleTitle} announce>
            <p class="kern-body">{t.sheet.stale(answered.stale.size)}</p>
          </Notice>
        )}
        <div class="steg-prose">
          <p>{t.sheet.help(page.round.wishCount)}</p>
          <p class="steg-muted">{t.sheet.keys}</p>
        </div>
        <steg-grid>
          <section class="steg-scroll" aria-label={t.sheet.caption(schoolClass.name)} tabindex={0}>
            <table class="steg-typing">
              <caption class="kern-sr-only">{t.sheet.caption(schoolClass.name)}</caption>
              <thead>
                <tr>
                  <th scope="col">{t.sheet.who}</th>
                  {fields.map(({ label }, index) => (
                    <th scope="col">
                      <span class="steg-typing__field">{label}</span> <b>{index + 1}</b>
                    </th>
                  ))}
                  {hasOutside && (
                    <th scope="col">
                      <span class="steg-typing__field">{t.sheet.outside}</span>
                    </th>
                  )}
                </tr>
              </thead>
              <tbody>
                {pupils.map((pupil) => (
                  <PupilRow
                    sheet={sheet}
                    pupil={pupil}
                    row={rows.get(pupil.id)}
                    faults={faultsOf(pupil.id)}
                    stale={
                      answered?.stale.has(pupil.id) === true ? { answer: answered.stale.get(pupil.id) } : undefined
                    }
                  />
                ))}
              </tbody>
            </table>
          </section>
          <ActionBar>
            <Button>{t.sheet.save}</Button>
            <ButtonLink kind="tertiary" href={paths.workWishes(page.round.id)}>
              {t.sheet.cancel}
            </ButtonLink>
          </ActionBar>
        </steg-grid>
      </form>
    </steg-keep-draft>
  )
}

// The year of a round: its dates, its blocks, holidays and free days.
import { paths } from '../../../kernel/names/paths.ts'
import type { FormErrors, TypedValues } from '../../../platform/forms/form.ts'
import {
  ActionBar,
  Button,
  DataTable,
  Field,
  Form,
  type FormField,
  More,
  Notice,
  Section,
} from '../../../platform/html/index.ts'
import { holidaysBetween, knownSchoolYear, schoolYearLabel, schoolYearRange, weekdays } from '../../calendar/index.ts'
import { daysOfBlock } from '../round-days.ts'
import type { RoundPage } from '../terms.ts'
import { t as shared } from '../texts.ts'
import { spanOf, weekdayShort } from '../words.ts'
import { t } from '../year/texts.ts'
import { CellInput, UnknownYear } from './round-kit.tsx'

/** A form that comes back with what was typed and what is wrong with it. */
export interface Again {
  readonly typed: TypedValues
  readonly errors: FormErrors
}

export interface YearAgain {
  readonly details?: Again
  readonly free?: Again
  /** What was typed in the table of blocks, and what is wrong with it. */
  readonly blocks?: { readonly rows: readonly { from: string; to: string }[]; readonly fault: string }
  readonly proposeFault?: string
}

interface BlockRow {
  readonly number: number | undefined
  readonly from: string
  readonly to: string
}

/** How many days of the block fall on each weekday: "Mo 4, Di 5 …". */
function perDay(page: RoundPage, number: number | undefined): string {
  const block = page.blocks.find((one) => one.number === number)
  if (block === undefined) return ''
  return weekdays
    .map((weekday) => {
      const days = daysOfBlock(page, block, weekday)
      return `${weekdayShort(weekday)} ${days.ok ? days.value.length : '?'}`
    })
    .join(' · ')
}

const nameOf = (row: BlockRow): string => (row.number === undefined ? t.newBlock : t.block(row.number + 1))

function BlockTable({ rows, page, isEditable }: { rows: readonly BlockRow[]; page: RoundPage; isEditable: boolean }) {
  const dateCell = (row: BlockRow, index: number, end: 'from' | 'to') => (
    <CellInput
      kind="date"
      field={{
        name: end === 'from' ? 'von' : 'bis',
        label: `${end === 'from' ? t.fromOf(nameOf(row)) : t.toOf(nameOf(row))}${row.number === undefined ? ` ${index + 1}` : ''}`,
        value: row[end],
      }}
    />
  )
  const shown = page.blocks.map((block) => spanOf(block.startsOn, block.endsOn))
  return (
    <DataTable
      caption={t.blocks}
      captionHidden
      rows={rows.map((row, index) => ({ ...row, index }))}
      columns={[
        { label: t.blockLabel, cell: (row) => nameOf(row) },
        ...(isEditable
          ? [
              { label: t.from, cell: (row: BlockRow & { index: number }) => dateCell(row, row.index, 'from') },
              { label: t.to, cell: (row: BlockRow & { index: number }) => dateCell(row, row.index, 'to') },
            ]
          : [{ label: shared.start.days, cell: (row: BlockRow) => shown[row.number ?? -1] ?? '' }]),
        { label: t.perDay, cell: (row) => perDay(page, row.number) },
      ]}
    />
  )
}

/** Empty rows at the end, so that a block can be added without a script. */
const spareRows = 2

function Blocks({ page, again, mayKeep }: { page: RoundPage; again: YearAgain; mayKeep: boolean }) {
  const stored = page.blocks.map(({ number, startsOn, endsOn }) => ({ number, from: startsOn, to: endsOn }))
  const typed = again.blocks?.rows.map((row, index) => ({
    number: index < stored.length ? index : undefined,
    ...row,
  }))
  const empty = Array.from({ length: spareRows }, () => ({ number: undefined, from: '', to: '' }))
  if (!mayKeep)
    return (
      <Section title={t.blocks}>
        <BlockTable rows={stored} page={page} isEditable={false} />
      </Section>
    )
  return (
    <Section title={t.blocks} id="bloecke">
      <form class="steg-inline-form" method="post" action={paths.workRoundBlocksPropose(page.round.id)}>
        <Field
          field={{
            control: 'number',
            name: 'zahl',
            label: t.proposeCount,
            help: t.proposeHelp,
            width: 'short',
            min: '1',
            max: '20',
            value: String(page.blocks.length || 4),
            error: again.proposeFault,
          }}
        />
        <ActionBar>
          <Button kind={page.blocks.length === 0 ? 'primary' : 'secondary'}>{t.propose}</Button>
        </ActionBar>
      </form>
      <form class="steg-form steg-form--wide" method="post" action={paths.workRoundBlocks(page.round.id)} novalidate>
        {again.blocks !== undefined && (
          <Notice tone="danger" title={again.blocks.fault} announce>
            {undefined}
          </Notice>
        )}
        <p class="kern-body steg-muted">{t.blocksHelp}</p>
        <BlockTable rows={typed ?? [...stored, ...empty]} page={page} isEditable />
        <ActionBar>
          <Button kind={page.blocks.length === 0 ? 'secondary' : 'primary'}>{t.saveBlocks}</Button>
        </ActionBar>
      </form>
    </Section>
  )
}

function Holidays({ page, mayKeep }: { page: RoundPage; mayKeep: boolean }) {
  const { round, land, freeTimes } = page
  const year = schoolYearRange(round.schoolYear)
  const known = knownSchoolYear({ land, schoolYear: round.schoolYear, schoolKind: 'general' })
  const general = holidaysBetween({ ...page, ...year, schoolKind: 'general', freeTimes: { ...freeTimes, times: [] } })
  const isComplete = freeTimes.completeYears.includes(round.schoolYear)
  const own = freeTimes.times.filter(({ from, to }) => to >= year.from && from <= year.to)
  const rows = [
    ...(general.ok
      ? general.value.map((holiday) => ({ ...holiday, id: undefined, origin: t.ofLand, appliesTo: 'both' as const }))
      : []),
    ...own.map((time) => ({ ...time, origin: t.ofOffice })),
  ].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  return (
    <Section title={t.holidays} id="ferien">
      <p class="kern-body steg-muted">{t.holidaysHelp}</p>
      {!general.ok && <UnknownYear refusal={general.error} />}
      {rows.length > 0 && (
        <DataTable
          caption={t.holidays}
          captionHidden
          rows={rows}
          columns={[
            { label: t.holiday, cell: (row) => row.name },
            { label: shared.start.from, cell: (row) => spanOf(row.from, row.to) },
            { label: t.appliesTo, cell: (row) => t.kinds[row.appliesTo] },
            { label: t.origin, cell: (row) => row.origin },
            ...(mayKeep && own.length > 0
              ? [
                  {
                    label: t.remove,
                    cell: (row: { id: string | undefined; name: string }) =>
                      row.id === undefined ? (
                        ''
                      ) : (
                        <form method="post" action={paths.workFreeTimeRemove(round.id, row.id)}>
                          <button type="submit" class="steg-quiet-button">
                            {t.remove}
                            <span class="kern-sr-only">{t.removeOf(row.name)}</span>
                          </button>
                        </form>
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {known !== undefined && !isComplete && <p class="steg-muted">{t.holidaySource(known.source)}</p>}
      {mayKeep && (known === undefined || isComplete) && (
        <form class="steg-form" method="post" action={paths.workYearComplete(round.id)}>
          <h3 class="kern-title">{t.completeTitle(schoolYearLabel(round.schoolYear))}</h3>
          <p class="kern-body">{t.completeText(schoolYearLabel(round.schoolYear))}</p>
          <ActionBar>
            <Button kind="secondary" name="vollstaendig" value={isComplete ? 'nein' : 'ja'}>
              {isComplete ? t.completeUndo : t.completeMark}
            </Button>
          </ActionBar>
        </form>
      )}
    </Section>
  )
}

export function YearView(props: {
  page: RoundPage
  again: YearAgain
  /** undefined for those who may only read. */
  details: readonly FormField[] | undefined
  free: readonly FormField[] | undefined
}) {
  const { page, again, details, free } = props
  const { id, version } = page.round
  const mayKeep = details !== undefined
  return (
    <>
      <Blocks page={page} again={again} mayKeep={mayKeep} />
      <Holidays page={page} mayKeep={mayKeep} />
      {free !== undefined && (
        <Section title={t.addFreeTime}>
          <Form action={paths.workFreeTimes(id)} fields={free} submit={t.addFreeTime} />
        </Section>
      )}
      {details !== undefined && (
        <Section title={t.details} id="angaben">
          <Form
            action={paths.workRoundYear(id)}
            fields={details}
            hidden={{ version: String(version) }}
            submit={shared.save}
          />
        </Section>
      )}
      {mayKeep && (
        <More summary={t.removeTitle}>
          <form class="steg-form" method="post" action={paths.workRoundRemove(id)}>
            <p class="kern-body">{t.removeText}</p>
            <ActionBar>
              <Button kind="secondary">{t.removeTitle}</Button>
            </ActionBar>
          </form>
        </More>
      )}
    </>
  )
}

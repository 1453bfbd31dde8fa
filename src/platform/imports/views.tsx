// Pages of an import, whatever is imported: upload, mapping, check, progress, report.

import type { FormErrors } from '../forms/form.ts'
import {
  ActionBar,
  Button,
  ButtonLink,
  type Column,
  DataTable,
  Form,
  type FormField,
  Notice,
  ProgressBar,
  Section,
  StatTiles,
} from '../html/index.ts'
import { formatInstant } from '../i18n/format.ts'
import type { MappingQuestion } from './steps.ts'
import type { ImportRun } from './store.ts'
import { type AnyImportTarget, type Finding, isAboutARow, type Severity } from './target.ts'
import { t } from './texts.ts'

export function UploadView(props: {
  base: string
  targets: readonly AnyImportTarget[]
  runs: readonly ImportRun[]
  chosen?: string | undefined
  errors?: FormErrors | undefined
  /** Questions beside the file. */
  asked: readonly FormField[]
}) {
  const { targets, errors } = props
  const [only, second] = targets
  const fields: FormField[] = [
    // Nobody is asked where there is nothing to choose.
    only !== undefined && second === undefined
      ? { control: 'hidden', name: 'ziel', label: t.upload.target, value: only.key, error: errors?.target }
      : {
          control: 'radio',
          name: 'ziel',
          label: t.upload.target,
          required: true,
          value: props.chosen ?? '',
          options: targets.map((target) => ({ value: target.key, label: target.label(), help: target.help() })),
          error: errors?.target,
        },
    ...props.asked,
    {
      control: 'file',
      name: 'datei',
      label: t.upload.file,
      help: targets.every((target) => target.fields().length === 0) ? t.upload.fileHelpJson : t.upload.fileHelp,
      required: true,
      accept: [...new Set(targets.flatMap((target) => target.accept.split(',')))].join(','),
      error: errors?.file,
    },
  ]
  const columns: Column<ImportRun>[] = [
    { label: t.upload.file, cell: (run) => <a href={`${props.base}/${run.id}`}>{run.fileName}</a> },
    { label: t.upload.target, cell: (run) => targets.find((target) => target.key === run.target)?.label() ?? '' },
    { label: t.states.done, cell: (run) => t.states[run.state] },
    { label: t.tiles.taken, numeric: true, cell: (run) => run.counts.taken.toLocaleString('de-DE') },
    { label: t.tiles.refused, numeric: true, cell: (run) => run.counts.refused.toLocaleString('de-DE') },
    { label: t.startedAt, cell: (run) => formatInstant(run.createdAt) },
  ]
  return (
    <>
      {only !== undefined && second === undefined && <p class="kern-body">{only.help()}</p>}
      <Form action={props.base} fields={fields} submit={t.upload.submit} />
      <Section title={t.upload.recent}>
        {props.runs.length === 0 ? (
          <p class="kern-body">{t.upload.noneRecent}</p>
        ) : (
          <DataTable caption={t.upload.recent} captionHidden columns={columns} rows={props.runs} />
        )}
      </Section>
    </>
  )
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text)

export function MappingView(props: {
  base: string
  target: AnyImportTarget
  question: MappingQuestion
  sentence?: string | undefined
  errors?: Readonly<Record<string, string>> | undefined
}) {
  const { question, target } = props
  const { table } = question.opened
  const example = (column: number | undefined): string => {
    const text = column === undefined ? '' : (table.rows.find((row) => row.cells[column]?.trim())?.cells[column] ?? '')
    return text.trim() === '' ? '' : t.mapping.example(short(text.trim()))
  }
  const fields: FormField[] = target.fields().map((field) => ({
    control: 'select',
    name: `spalte-${field.key}`,
    label: field.label,
    required: field.required,
    help: example(question.mapping[field.key]),
    empty: t.mapping.none,
    value: question.mapping[field.key] === undefined ? '' : String(question.mapping[field.key]),
    options: table.columns.map((name, index) => ({ value: String(index), label: name })),
    error: props.errors?.[field.key],
  }))
  return (
    <>
      <Notice title={question.remembered ? t.mapping.remembered : t.mapping.proposed} />
      {table.notes.length > 0 && (
        <Notice tone="warning" title={t.mapping.notes}>
          <ul>
            {table.notes.map((note) => (
              <li>{note}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Form
        action={`${props.base}/${question.run.id}/zuordnung`}
        fields={fields}
        submit={t.mapping.submit}
        draft={`${props.base}/${question.run.id}/zuordnung`}
        {...(props.sentence !== undefined && { general: [props.sentence] })}
      />
      <CancelForm base={props.base} run={question.run} />
    </>
  )
}

export const CancelForm = ({ base, run }: { base: string; run: ImportRun }) => (
  <form method="post" action={`${base}/${run.id}/abbrechen`}>
    <Button kind="tertiary">{t.progress.cancel}</Button>
  </form>
)

export const ProgressView = ({ base, run }: { base: string; run: ImportRun }) => (
  <>
    <ProgressBar
      label={t.progress.bar}
      done={run.progress.done}
      total={run.progress.total}
      pollUrl={`${base}/${run.id}/fortschritt`}
    />
    <CancelForm base={base} run={run} />
  </>
)

const shownFindings = 200

// A name of 5,000 letters would widen the page; the file to download has the whole of it.
const shortWords = (text: string): string => text.replace(/\S{31,}/g, (word) => `${word.slice(0, 30)}…`)

function Findings({ findings, severity }: { findings: readonly Finding[]; severity: Severity }) {
  const rows = findings.filter(
    (finding) => finding.severity === severity && (severity === 'note' || isAboutARow(finding)),
  )
  if (rows.length === 0) return null
  const columns: Column<Finding>[] = [
    {
      label: t.findings.line,
      numeric: true,
      cell: (row) => (row.line > 0 ? String(row.line) : isAboutARow(row) ? t.findings.notInFile : t.findings.wholeFile),
    },
    { label: t.findings.column, cell: (row) => row.column ?? t.findings.wholeRow },
    { label: t.findings.subject, cell: (row) => shortWords(row.subject) },
    { label: t.findings.reason, cell: (row) => row.reason },
  ]
  return (
    <Section title={`${t.findings[severity]} (${rows.length.toLocaleString('de-DE')})`}>
      <DataTable caption={t.findings[severity]} captionHidden columns={columns} rows={rows.slice(0, shownFindings)} />
      {rows.length > shownFindings && <p class="kern-body">{t.findings.more(rows.length - shownFindings)}</p>}
    </Section>
  )
}

/** What the whole file makes doubtful comes first: last year's list, people who are missing. */
function FileWarnings({ findings }: { findings: readonly Finding[] }) {
  const sentences = findings.filter((finding) => finding.severity === 'doubtful' && !isAboutARow(finding))
  return (
    <>
      {sentences.map(({ reason }) => (
        <Notice tone="warning" title={reason} />
      ))}
    </>
  )
}

export function ReportView({ base, run, home }: { base: string; run: ImportRun; home: string }) {
  const { counts, findings } = run
  const toTake = counts.taken + counts.changed
  const tiles = (['taken', 'changed', 'known', 'refused', 'doubtful'] as const).map((name) => ({
    value: counts[name].toLocaleString('de-DE'),
    label: t.tiles[name],
  }))
  const hasRows = findings.some(isAboutARow)
  return (
    <>
      <FileWarnings findings={findings} />
      <StatTiles tiles={tiles} />
      {run.state === 'checked' && (
        <>
          <p class="kern-body">{toTake === 0 ? t.checked.nothing : t.checked.refusedStay}</p>
          <form method="post" action={`${base}/${run.id}/uebernehmen`}>
            <ActionBar>
              {toTake > 0 && <Button>{t.checked.take(toTake)}</Button>}
              {run.mapping !== undefined && (
                <ButtonLink kind="secondary" href={`${base}/${run.id}/zuordnung`}>
                  {t.checked.otherMapping}
                </ButtonLink>
              )}
            </ActionBar>
          </form>
          <CancelForm base={base} run={run} />
        </>
      )}
      {run.state === 'done' && (
        <ActionBar>
          <ButtonLink href={home}>{t.done.toList}</ButtonLink>
          <ButtonLink kind="secondary" href={base}>
            {t.failed.again}
          </ButtonLink>
        </ActionBar>
      )}
      {hasRows && (
        <p class="kern-body">
          <a class="kern-link" href={`${base}/${run.id}/zeilen.csv`} download>
            {t.findings.download}
          </a>
        </p>
      )}
      <Findings findings={findings} severity="refused" />
      <Findings findings={findings} severity="doubtful" />
      <Findings findings={findings} severity="note" />
    </>
  )
}

// The pages of an import under one address, for the targets and the permission of a module.

import { drawFields, type FormErrors, parseForm, type TypedValues } from '../forms/form.ts'
import type { Link } from '../html/index.ts'
import { ButtonLink } from '../html/index.ts'
import type { PageRoute } from '../http/route.ts'
import { type WorkRequest, workRoute } from '../http/work-route.ts'
import type { ColumnMapping } from '../tabular/column-mapping.ts'
import { defaultLimits } from '../tabular/table.ts'
import { writeCsv } from '../tabular/write-csv.ts'
import {
  askMapping,
  cancelImport,
  confirmMapping,
  findImport,
  listImports,
  type StepRefusal,
  startTaking,
  uploadFile,
} from './steps.ts'
import type { ImportRun } from './store.ts'
import { type AnyImportTarget, isAboutARow } from './target.ts'
import { t } from './texts.ts'
import { MappingView, ProgressView, ReportView, UploadView } from './views.tsx'

export interface ImportPages {
  /** Address of the upload; everything else lies below it. */
  readonly base: string
  /** Where the imported things are listed. */
  readonly home: string
  readonly permission: string
  readonly targets: readonly AnyImportTarget[]
  /** What is imported, for titles: "Netzwerk". */
  label(): string
  breadcrumb(): readonly Link[]
  /** Who may, where it is not the office. */
  forbiddenText?(): string
}

const textsOf = (typed: TypedValues): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )

const multipartOverhead = 64 * 1024

export function importPages(pages: ImportPages): readonly PageRoute[] {
  const { base, permission, targets } = pages
  const mayImport = (request: WorkRequest) => targets.some((target) => target.mayImport(request.actor) === 'allowed')
  const found = (request: WorkRequest) =>
    findImport(request.actor, request.services, { targets, id: request.param('id') })
  const refuse = (request: WorkRequest, code: Exclude<StepRefusal['code'], 'unusable'>) => {
    switch (code) {
      case 'forbidden':
        return request.refuse(403, { ...t.forbidden, ...(pages.forbiddenText && { text: pages.forbiddenText() }) })
      case 'not-found':
        return request.notFound()
      case 'stale':
        return request.refuse(409, t.stale)
    }
  }
  const common = (request: WorkRequest, run?: ImportRun) => ({
    section: pages.home,
    breadcrumb: [
      ...pages.breadcrumb(),
      ...(run === undefined || request.url.pathname === base ? [] : [{ href: base, label: t.title(pages.label()) }]),
    ],
  })

  async function showUpload(
    request: WorkRequest,
    given: { chosen?: string; typed?: TypedValues; errors?: FormErrors } = {},
  ) {
    if (!mayImport(request)) return refuse(request, 'forbidden')
    const runs = await listImports(request.actor, request.services, targets)
    return request.page(
      {
        ...common(request),
        title: t.title(pages.label()),
        lead: t.upload.lead,
        ...(given.errors && { status: 422 as const, hasErrors: true }),
      },
      <UploadView
        base={base}
        targets={targets}
        runs={runs}
        chosen={given.chosen}
        errors={given.errors}
        asked={drawFields(optionsOf(request), given.typed ?? usualOptionsOf(request), given.errors)}
      />,
    )
  }

  /** Asked beside the file; where there are several targets, their questions must have different names. */
  const optionsOf = (request: WorkRequest) =>
    Object.assign({}, ...targets.map((target) => target.options?.(request.services.today()) ?? {}))

  const usualOptionsOf = (request: WorkRequest): TypedValues =>
    Object.assign({}, ...targets.map((target) => target.usualOptions?.(request.services.today()) ?? {}))

  async function upload(request: WorkRequest) {
    if (!mayImport(request)) return refuse(request, 'forbidden')
    const form = await request.form()
    const file = form.get('datei')
    const wanted = form.get('ziel')
    const target = targets.find((one) => one.key === wanted)
    const isFile = file instanceof File && (file.size > 0 || file.name !== '')
    const asked = parseForm(target?.options?.(request.services.today()) ?? {}, form)
    if (target === undefined || !isFile || !asked.ok) {
      const errors = {
        ...(target === undefined && { target: t.upload.targetMissing }),
        ...(!isFile && { file: t.upload.missing }),
        ...(!asked.ok && asked.errors),
      }
      return showUpload(request, { errors, typed: asked.typed, ...(target && { chosen: target.key }) })
    }
    const bytes = new Uint8Array(await file.arrayBuffer())
    const answer = await uploadFile(request.actor, request.services, {
      target,
      bytes,
      fileName: file.name,
      options: textsOf(asked.typed),
    })
    if (answer.ok) return request.redirect(`${base}/${answer.value.id}`)
    const { error } = answer
    return error.code === 'unusable'
      ? showUpload(request, { chosen: target.key, typed: asked.typed, errors: { file: error.sentence } })
      : refuse(request, error.code)
  }

  async function showMapping(
    request: WorkRequest,
    given: { sentence?: string; typed?: ColumnMapping } = {},
  ): Promise<Response> {
    const one = await found(request)
    if (one === undefined) return request.notFound()
    const question = await askMapping(request.actor, request.services, one)
    if (!question.ok) {
      return question.error.code === 'unusable'
        ? request.refuse(422, { title: t.mapping.title, text: question.error.sentence })
        : refuse(request, question.error.code)
    }
    const { table } = question.value.opened
    return request.page(
      {
        ...common(request, one.run),
        title: t.mapping.title,
        preline: one.run.fileName,
        lead: t.mapping.lead(table.columns.length, table.rows.length),
        ...(given.sentence !== undefined && { status: 422 as const, hasErrors: true }),
      },
      <MappingView
        base={base}
        target={one.target}
        question={given.typed ? { ...question.value, mapping: given.typed, remembered: false } : question.value}
        sentence={given.sentence}
      />,
    )
  }

  async function saveMapping(request: WorkRequest) {
    const one = await found(request)
    if (one === undefined) return request.notFound()
    const form = await request.form()
    const mapping: Record<string, number> = {}
    for (const { key } of one.target.fields()) {
      const value = form.get(`spalte-${key}`)
      if (typeof value === 'string' && /^\d{1,4}$/.test(value)) mapping[key] = Number(value)
    }
    const answer = await confirmMapping(request.actor, request.services, { ...one, mapping })
    if (answer.ok) return request.redirect(`${base}/${one.run.id}`)
    return answer.error.code === 'unusable'
      ? showMapping(request, { sentence: answer.error.sentence, typed: mapping })
      : refuse(request, answer.error.code)
  }

  async function showRun(request: WorkRequest): Promise<Response> {
    const one = await found(request)
    if (one === undefined) return request.notFound()
    const { run } = one
    const heading = { ...common(request, run), preline: run.fileName }
    switch (run.state) {
      case 'uploaded':
        return showMapping(request)
      case 'checking':
      case 'taking':
        return request.page(
          { ...heading, title: t.title(pages.label()), lead: t.progress[run.state], refreshSeconds: 3 },
          <ProgressView base={base} run={run} />,
        )
      case 'checked':
      case 'done':
        return request.page(
          { ...heading, title: t[run.state].title, lead: t[run.state].lead(run.counts) },
          <ReportView base={base} run={run} home={pages.home} />,
        )
      case 'failed':
      case 'cancelled':
        return request.page(
          {
            ...heading,
            title: t.states[run.state],
            lead: run.state === 'cancelled' ? t.failed.cancelled : (run.failure ?? t.failed.lead),
          },
          <ButtonLink href={base}>{t.failed.again}</ButtonLink>,
        )
    }
  }

  async function take(request: WorkRequest) {
    const one = await found(request)
    if (one === undefined) return request.notFound()
    const answer = await startTaking(request.actor, request.services, one)
    if (!answer.ok) return answer.error.code === 'unusable' ? request.notFound() : refuse(request, answer.error.code)
    return request.redirect(`${base}/${one.run.id}`)
  }

  async function cancel(request: WorkRequest) {
    const one = await found(request)
    if (one === undefined) return request.notFound()
    const answer = await cancelImport(request.actor, request.services, one)
    if (!answer.ok) return answer.error.code === 'unusable' ? request.notFound() : refuse(request, answer.error.code)
    return request.redirect(base, { title: t.failed.cancelled, tone: 'info' })
  }

  /** For the progress bar with a script. */
  async function tellProgress(request: WorkRequest) {
    const one = await found(request)
    if (one === undefined) return request.notFound()
    const { state, progress } = one.run
    const finished = state !== 'checking' && state !== 'taking'
    return request.raw.json({ ...progress, finished, ...(finished && { href: `${base}/${one.run.id}` }) })
  }

  async function downloadRows(request: WorkRequest) {
    const one = await found(request)
    if (one === undefined) return request.notFound()
    const names = [t.findings.line, t.findings.kind, t.findings.column, t.findings.subject, t.findings.reason]
    const rows = one.run.findings
      // What makes the whole file doubtful belongs to it: also that not everything is listed.
      .filter((finding) => isAboutARow(finding) || finding.severity === 'doubtful')
      .map((finding) => [
        isAboutARow(finding) ? finding.line : t.findings.wholeFile,
        t.command.severities[finding.severity],
        finding.column ?? (isAboutARow(finding) ? t.findings.wholeRow : ''),
        finding.subject,
        finding.reason,
      ])
    return request.file({
      bytes: writeCsv(names, rows),
      fileName: `import-${one.run.fileName.replace(/\.[^.]*$/, '')}-zeilen.csv`,
      type: 'text/csv; charset=utf-8',
    })
  }

  const route = (
    method: PageRoute['method'],
    path: string,
    handle: (request: WorkRequest) => Promise<Response> | Response,
    bodyLimit?: number,
  ) => workRoute({ method, path, permission, handle, ...(bodyLimit !== undefined && { bodyLimit }) })

  return [
    route('GET', base, (request) => showUpload(request)),
    route('POST', base, upload, defaultLimits.bytes + multipartOverhead),
    route('GET', `${base}/:id`, showRun),
    route('GET', `${base}/:id/zuordnung`, (request) => showMapping(request)),
    route('POST', `${base}/:id/zuordnung`, saveMapping),
    route('POST', `${base}/:id/uebernehmen`, take),
    route('POST', `${base}/:id/abbrechen`, cancel),
    route('GET', `${base}/:id/fortschritt`, tellProgress),
    route('GET', `${base}/:id/zeilen.csv`, downloadRows),
  ]
}

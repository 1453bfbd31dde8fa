// The settings of the region: name, office, Land, Kreise, centre.
import { z } from 'zod'
import { paths } from '../../kernel/names/paths.ts'
import { drawFields, type FormErrors, parseForm, type TypedValues, valuesOf } from '../../platform/forms/form.ts'
import { rules } from '../../platform/forms/rules.ts'
import { Form } from '../../platform/html/index.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { type WorkRequest, workRoute } from '../../platform/http/work-route.ts'
import { coordinateErrors } from './forms.ts'
import { answerRefusal, decisionOf, versionOf } from './page-answers.ts'
import { mayEditRegion } from './policy.ts'
import { findRegion, updateRegion } from './regions.ts'
import type { Region } from './terms.ts'
import { t } from './texts.ts'
import { PartConflict } from './views/people-forms.tsx'

const kreisKeys = z.string().transform((text, context): string[] => {
  const keys = text.split(/[\s,;]+/).filter((key) => key !== '')
  if (keys.length <= 50 && keys.every((key) => /^\d{5,8}$/.test(key))) return keys
  context.addIssue({ code: 'custom', message: t.region.kreisKeysWrong })
  return z.NEVER
})

const landKey = z.string().regex(/^(0[1-9]|1[0-6])$/, { error: () => t.region.landWrong })

const regionFields = () =>
  ({
    name: { control: 'text', label: t.region.name, required: true, maxLength: 200, rule: rules.line(200) },
    officeName: { control: 'text', label: t.region.officeName, required: true, maxLength: 200, rule: rules.line(200) },
    land: {
      control: 'text',
      label: t.region.land,
      help: t.region.landHelp,
      width: 'short',
      required: true,
      rule: landKey,
    },
    kreisKeys: { control: 'text', label: t.region.kreisKeys, help: t.region.kreisKeysHelp, rule: kreisKeys },
    latitude: {
      control: 'text',
      label: t.fields.latitude ?? '',
      help: t.region.centreHelp,
      width: 'short',
      rule: rules.optional(rules.decimal(-90, 90)),
    },
    longitude: {
      control: 'text',
      label: t.fields.longitude ?? '',
      width: 'short',
      rule: rules.optional(rules.decimal(-180, 180)),
    },
  }) as const

const storedValues = (region: Region): TypedValues => valuesOf({ ...region, kreisKeys: region.kreisKeys.join(', ') })

async function editable(request: WorkRequest): Promise<Region | Response> {
  if (mayEditRegion(request.actor, { regionId: request.actor.regionId }) !== 'allowed') {
    return answerRefusal(request, 'forbidden')
  }
  return (await findRegion(request.services, request.actor.regionId)) ?? request.notFound()
}

const show = (
  request: WorkRequest,
  given: { version: number; values: TypedValues; errors?: FormErrors },
): Response | Promise<Response> =>
  request.page(
    {
      title: t.region.title,
      lead: t.region.lead,
      section: paths.settings,
      breadcrumb: [{ href: paths.settings, label: t.region.settings }],
      hasErrors: given.errors !== undefined,
      ...(given.errors && { status: 422 as const }),
    },
    <Form
      action={paths.settingsRegion}
      fields={drawFields(regionFields(), given.values, given.errors)}
      hidden={{ version: String(given.version) }}
      submit={t.actions.save}
      cancel={{ href: paths.settings }}
      draft={`${paths.settingsRegion}#${given.version}`}
    />,
  )

async function showRegion(request: WorkRequest) {
  const region = await editable(request)
  if (region instanceof Response) return region
  return show(request, { version: region.version, values: storedValues(region) })
}

async function saveRegion(request: WorkRequest) {
  const region = await editable(request)
  if (region instanceof Response) return region
  const form = await request.form()
  const version = versionOf(form)
  const decision = decisionOf(form)
  if (decision === 'theirs') return request.redirect(paths.settingsRegion, { title: t.done.kept, tone: 'info' })
  const parsed = parseForm(regionFields(), form)
  const errors = parsed.ok ? coordinateErrors(parsed.value) : parsed.errors
  if (!parsed.ok || Object.keys(errors).length > 0) return show(request, { version, values: parsed.typed, errors })
  if (decision === 'edit') return show(request, { version, values: parsed.typed })
  const answer = await updateRegion(request.actor, request.services, {
    id: region.id,
    version,
    details: parsed.value,
  })
  if (answer.ok) return request.redirect(paths.settingsRegion, { title: t.done.saved })
  if (answer.error.code !== 'conflict') return answerRefusal(request, answer.error.code)
  const { stored } = answer.error
  return request.page(
    { title: t.region.title, section: paths.settings, status: 409 },
    <PartConflict
      action={paths.settingsRegion}
      fields={regionFields()}
      stored={{ ...stored, kreisKeys: stored.kreisKeys.join(', ') }}
      typed={parsed.typed}
    />,
  )
}

export const regionRoutes: readonly PageRoute[] = [
  workRoute({ method: 'GET', path: paths.settingsRegion, permission: 'region.change', handle: showRegion }),
  workRoute({ method: 'POST', path: paths.settingsRegion, permission: 'region.change', handle: saveRegion }),
]

// The readable page of the API, drawn from the same OpenAPI document that machines read.
import { paths } from '../../kernel/names/paths.ts'
import { problemCodes } from '../../platform/http/problem.ts'
import type { PageRoute } from '../../platform/http/route.ts'
import { openApiDocument } from '../api.tsx'
import { t } from '../texts.ts'

interface DescribedParameter {
  readonly name: string
  readonly description?: string
  readonly schema?: { readonly description?: string }
}

interface DescribedOperation {
  readonly summary?: string
  readonly description?: string
  readonly parameters?: readonly DescribedParameter[]
  readonly responses?: Readonly<Record<string, { readonly description?: string }>>
}

const hasPlaceholder = (path: string) => path.includes('{')

export const apiPageRoutes: readonly PageRoute[] = [
  {
    method: 'GET',
    path: paths.api,
    permission: 'site.read',
    handle: (request) => {
      const document = openApiDocument(request.services)
      const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
        Object.entries(methods as Record<string, DescribedOperation>).map(([method, operation]) => ({
          path,
          method,
          operation,
        })),
      )
      return request.page(
        { title: t.api.title, lead: t.api.lead },
        <>
          <p class="kern-body">
            <a class="kern-link" href={paths.openApi}>
              {t.api.document}
            </a>
          </p>
          <p class="kern-body">
            {t.api.problems}{' '}
            <a class="kern-link" href={paths.apiProblems}>
              {t.api.allProblems}
            </a>
          </p>
          {operations.map(({ path, method, operation }) => (
            <section>
              <h2 class="kern-heading-medium">{operation.summary ?? path}</h2>
              <p class="kern-body">
                <code>
                  {method.toUpperCase()} /api{path}
                </code>
              </p>
              {operation.description && <p class="kern-body">{operation.description}</p>}
              {operation.parameters && operation.parameters.length > 0 && (
                <>
                  <h3 class="kern-heading-small">{t.api.parameters}</h3>
                  <dl class="steg-terms">
                    {operation.parameters.map((parameter) => (
                      <div>
                        <dt>
                          <code>{parameter.name}</code>
                        </dt>
                        <dd>{parameter.description ?? parameter.schema?.description ?? ''}</dd>
                      </div>
                    ))}
                  </dl>
                </>
              )}
              <h3 class="kern-heading-small">{t.api.answers}</h3>
              <dl class="steg-terms">
                {Object.entries(operation.responses ?? {}).map(([status, response]) => (
                  <div>
                    <dt>
                      <code>{status}</code>
                    </dt>
                    <dd>{response.description ?? ''}</dd>
                  </div>
                ))}
              </dl>
              {!hasPlaceholder(path) && (
                <p class="kern-body">
                  <a class="kern-link" href={`/api${path}`}>
                    {t.api.tryIt}
                  </a>
                </p>
              )}
            </section>
          ))}
        </>,
      )
    },
  },
  {
    method: 'GET',
    path: paths.apiProblems,
    permission: 'site.read',
    handle: (request) => {
      const { title, lead, back, status, types } = t.api.problemsPage
      return request.page(
        { title, lead, breadcrumb: [{ href: paths.api, label: back }] },
        problemCodes.map((code) => (
          <section id={code} class="steg-section">
            <h2 class="kern-heading-medium">{types[code].title}</h2>
            <p class="kern-body">
              {status(types[code].status)}, <code>{code}</code>
            </p>
            <p class="kern-body">{types[code].help}</p>
          </section>
        )),
      )
    },
  },
]

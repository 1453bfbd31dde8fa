// Who is in one group.
import { paths } from '../../../kernel/names/paths.ts'
import { DataTable, EmptyState } from '../../../platform/html/index.ts'
import { berufsfeldLabel } from '../../rounds/index.ts'
import type { GroupView, Member } from '../reading/get-group.ts'
import { t } from '../texts.ts'
import { rankLabel, workshopSentence } from '../words.ts'

export function GroupPage({ view }: { view: GroupView }) {
  const { page, run, members, reason, workshop } = view
  const c = t.group.columns
  if (members.length === 0) return <EmptyState title={t.group.empty} />
  const showsNames = members.some(({ name }) => name !== undefined)
  return (
    <>
      {reason !== undefined && (
        <p class="kern-body">{workshopSentence(reason, berufsfeldLabel(workshop.berufsfeld))}</p>
      )}
      <DataTable
        caption={t.group.title(workshop.name, view.group.blockNumber + 1)}
        captionHidden
        rows={members}
        columns={[
          {
            label: c.code,
            cell: (member) => (
              <a class="kern-link" href={paths.workPlanPupil(page.round.id, run.id, member.pupilId)}>
                {member.code}
              </a>
            ),
          },
          ...(showsNames
            ? [
                {
                  label: c.name,
                  cell: ({ name }: Member) => (name === undefined ? '' : `${name.familyName}, ${name.givenName}`),
                },
              ]
            : []),
          { label: c.class, cell: ({ className }) => className },
          { label: c.school, cell: ({ schoolName }) => schoolName },
          { label: c.wish, cell: ({ rank }) => rankLabel(rank) },
          { label: c.source, cell: ({ source }) => t.group.sources[source] },
        ]}
      />
    </>
  )
}

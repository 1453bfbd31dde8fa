// What is decided before a run.

import { paths } from '../../../kernel/names/paths.ts'
import { DataTable, Form, type FormField, More, Notice, Section } from '../../../platform/html/index.ts'
import { decisionTexts as d } from '../decisions/decision-texts.ts'
import type { LockRoom } from '../decisions/keep-locks.ts'
import type { Lock } from '../terms.ts'
import { dayOf, short } from '../words.ts'
import { LiftButton, LockLines, type NamedLocks } from './lock-lines.tsx'
import { placeName } from './plan-kit.tsx'

export const namedLocksOf = ({ page, active, pupilById }: LockRoom): NamedLocks => ({
  page,
  locks: active,
  codeOf: (pupilId) => pupilById.get(pupilId)?.code ?? '',
})

function LockTable({ room, locks, mayLift }: { room: LockRoom; locks: readonly Lock[]; mayLift: boolean }) {
  const { page, pupilById } = room
  const c = d.locks.columns
  const codeOf = ({ pupilId }: Lock): string => pupilById.get(pupilId)?.code ?? ''
  return (
    <DataTable
      caption={mayLift ? d.locks.title : d.locks.past}
      captionHidden
      rows={locks}
      columns={[
        { label: c.code, cell: codeOf },
        { label: c.block, numeric: true, cell: ({ blockNumber }) => String(blockNumber + 1) },
        { label: c.place, cell: ({ workshopId }) => placeName(page, workshopId) },
        { label: c.reason, cell: ({ reason }) => reason },
        { label: c.set, cell: ({ setAt }) => short(dayOf(setAt)) },
        ...(mayLift
          ? [
              {
                label: c.action,
                cell: (lock: Lock) => <LiftButton locks={namedLocksOf(room)} lock={lock} />,
              },
            ]
          : []),
      ]}
    />
  )
}

export function LockPage(props: {
  room: LockRoom
  fields: readonly FormField[]
  /** Those that the lock just asked for cannot be kept with. */
  conflictIds: readonly string[]
}) {
  const { room, fields, conflictIds } = props
  return (
    <>
      {conflictIds.length > 0 && (
        <Notice tone="danger" title={d.locks.conflictTitle}>
          <p class="kern-body">{d.locks.conflictHelp}</p>
          <LockLines ids={conflictIds} locks={namedLocksOf(room)} />
        </Notice>
      )}
      {room.active.length > 0 && <LockTable room={room} locks={room.active} mayLift />}
      <Section title={d.locks.add} id="festlegen">
        <Form
          action={paths.workPlanLocks(room.page.round.id)}
          fields={fields}
          submit={d.locks.add}
          draft={`plan-lock ${room.page.round.id}`}
        />
      </Section>
      {room.lifted.length > 0 && (
        <More summary={d.locks.past}>
          <LockTable room={room} locks={room.lifted} mayLift={false} />
        </More>
      )}
    </>
  )
}

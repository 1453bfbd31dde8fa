// Faults that are seeded into the second lock of a database copy.
import type pg from 'pg'
import { lockedTables } from './sql-lock.ts'
import type { Command } from './sql-oracle.ts'

export interface SqlFault {
  readonly name: string
  readonly breakBy: readonly string[]
  readonly mendBy: readonly string[]
  /** Tables in which it must show. */
  readonly shownIn: readonly string[]
  /** Commands at which it must show, all of them when nothing is said. */
  readonly commands?: readonly Command[]
}

interface PolicyText {
  readonly table: string
  readonly name: string
  readonly part: 'USING' | 'WITH CHECK'
  readonly text: string
  readonly command: 'r' | 'a' | 'w' | 'd' | '*'
}

/** The faults at every clause: the whole condition always true, each bracketed clause true and false, each role left out. */
export async function policyFaults(owner: pg.Client): Promise<SqlFault[]> {
  const answer = await owner.query<PolicyText>(
    `SELECT polrelid::regclass::text AS table, polname AS name, part, text, polcmd AS command FROM pg_policy,
       LATERAL (VALUES ('USING', pg_get_expr(polqual, polrelid)), ('WITH CHECK', pg_get_expr(polwithcheck, polrelid))) AS p (part, text)
     WHERE 'steg_app'::regrole = ANY(polroles) AND text IS NOT NULL ORDER BY 1, 2, 3`,
  )
  return answer.rows.filter(({ table }) => lockedTables.includes(table)).flatMap(faultsOfPolicy)
}

function faultsOfPolicy(policy: PolicyText): SqlFault[] {
  const { table, name, part, text } = policy
  const alter = (condition: string) => `ALTER POLICY ${name} ON ${table} ${part} (${condition})`
  const fault = (label: string, condition: string): SqlFault => ({
    name: `${table} ${name} ${part}: ${label}`,
    breakBy: [alter(condition)],
    mendBy: [alter(text)],
    shownIn: [table],
    commands: [shownAt(policy)],
  })
  const clauses = clausesOf(text).flatMap(({ from, to }) => {
    const clause = text.slice(from, to)
    const put = (value: string) => text.slice(0, from) + value + text.slice(to)
    return [fault(`${clause} → true`, put('(true)')), fault(`${clause} → false`, put('(false)'))]
  })
  const roles = [...text.matchAll(/'([a-z-]+)'::text(?=[,\]])/g)].map((match) => {
    const without = `${text.slice(0, match.index)}'nobody'::text${text.slice(match.index + match[0].length)}`
    return fault(`without ${match[1]} (${match.index})`, without)
  })
  return [...clauses, ...roles]
}

/** A policy for everything shows at reading already, its check at adding. */
function shownAt({ command, part }: PolicyText): Command {
  if (command === '*') return part === 'USING' ? 'select' : 'insert'
  return ({ r: 'select', a: 'insert', w: 'update', d: 'delete' } as const)[command]
}

/** Bracketed conditions: not the brackets of calls, of ARRAY and of sub-selects that only fetch the context. */
function clausesOf(text: string): { from: number; to: number }[] {
  const open: number[] = []
  const clauses: { from: number; to: number }[] = []
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') open.push(at)
    if (text[at] !== ')') continue
    const from = open.pop() ?? 0
    const isCall = /[\w\]]$/.test(text.slice(0, from)) || /(ANY|ALL|EXISTS) $/.test(text.slice(0, from))
    const inner = text.slice(from + 1, at)
    const isCondition = /[=<>]|NULL|EXISTS/.test(inner) || /^\w+$/.test(inner)
    const isFetch = /^\s*SELECT/.test(inner) || /^(ARRAY\[|'[^']*'::)/.test(inner)
    const isCast = text.startsWith('::', at + 1)
    if (!isCall && isCondition && !isFetch && !isCast) clauses.push({ from, to: at + 1 })
  }
  return clauses
}

const mended = (statement: string, undo: string, shownIn: readonly string[], name = statement): SqlFault => ({
  name,
  breakBy: [statement],
  mendBy: [undo],
  shownIn,
})

const contextFunction = (
  name: string,
  type: string,
  body: string,
  original: string,
  shownIn: readonly string[],
): SqlFault => {
  const define = (text: string) =>
    `CREATE OR REPLACE FUNCTION ${name} RETURNS ${type} LANGUAGE sql STABLE AS $body$ ${text} $body$`
  return { name: `${name} answers ${body}`, breakBy: [define(body)], mendBy: [define(original)], shownIn }
}

const actingFor = `SELECT platform.acting_role() IN ('coordinator', 'operator', 'system')
    OR (p_organization = platform.acting_organization()
      AND platform.acting_role() IN ('school-lead', 'bbs', 'company', 'chamber', 'agency', 'traeger-lead'))`

const actingForOffers = `SELECT platform.acting_role() IN ('coordinator', 'system')
    OR (p_organization = platform.acting_organization()
      AND platform.acting_role() IN ('school-lead', 'school-teacher', 'bbs', 'company', 'chamber', 'agency', 'traeger-coach', 'traeger-lead', 'requalification-counsellor'))`

/** A role that may do something with the table: the office, except where only the program may. */
const somebodyOf = (table: string): string =>
  ['offers.search_index', 'pupils.departure'].includes(table) ? 'system' : 'coordinator'

export const handMadeFaults: readonly SqlFault[] = [
  ...lockedTables
    // Everybody may read regions, and nobody has the right to do anything else that its lock would forbid.
    .flatMap((table) => [
      mended(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`, `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`, [
        table,
      ]),
      mended(`CREATE POLICY fault ON ${table} TO steg_app USING (true)`, `DROP POLICY fault ON ${table}`, [table]),
      mended(
        `CREATE POLICY fault ON ${table} AS RESTRICTIVE TO steg_app USING (platform.acting_role() <> '${somebodyOf(table)}')`,
        `DROP POLICY fault ON ${table}`,
        [table],
      ),
    ]),
  mended(
    'GRANT DELETE ON network.organization TO steg_app; CREATE POLICY fault ON network.organization FOR DELETE TO steg_app USING (region_id = platform.acting_region())',
    'REVOKE DELETE ON network.organization FROM steg_app; DROP POLICY fault ON network.organization',
    ['network.organization'],
    'organisations can be deleted instead of archived',
  ),
  mended(
    'GRANT UPDATE (reason) ON platform.audit_event TO steg_app; CREATE POLICY fault ON platform.audit_event FOR UPDATE TO steg_app USING (region_id = platform.acting_region())',
    'REVOKE UPDATE (reason) ON platform.audit_event FROM steg_app; DROP POLICY fault ON platform.audit_event',
    ['platform.audit_event'],
    'audit lines can be changed',
  ),
  mended(
    'REVOKE SELECT ON offers.offer FROM steg_app',
    'GRANT SELECT ON offers.offer TO steg_app',
    ['offers.offer'],
    'nobody can read offers',
  ),
  contextFunction(
    'platform.acting_role()',
    'text',
    `SELECT 'coordinator'`,
    `SELECT coalesce(nullif(current_setting('app.role', true), ''), 'public')`,
    ['network.organization'],
  ),
  contextFunction(
    'platform.acting_organization()',
    'uuid',
    `SELECT NULL::uuid`,
    `SELECT nullif(current_setting('app.organization', true), '')::uuid`,
    ['network.place'],
  ),
  contextFunction(
    'platform.acting_person()',
    'uuid',
    `SELECT NULL::uuid`,
    `SELECT nullif(current_setting('app.person', true), '')::uuid`,
    ['accounts.person'],
  ),
  contextFunction('accounts.acting_for(p_organization uuid)', 'boolean', 'SELECT true', actingFor, [
    'accounts.membership',
  ]),
  contextFunction(
    'accounts.acting_for(p_organization uuid)',
    'boolean',
    actingFor.replace('p_organization = platform.acting_organization()\n      AND ', ''),
    actingFor,
    ['accounts.invitation'],
  ),
  ...['coordinator', 'operator', 'system', 'school-lead', 'bbs', 'company', 'chamber', 'agency', 'traeger-lead'].map(
    (role) =>
      contextFunction(
        'accounts.acting_for(p_organization uuid)',
        'boolean',
        actingFor.replace(`'${role}'`, `'nobody'`),
        actingFor,
        ['accounts.membership'],
      ),
  ),
  ...[
    'SELECT true',
    actingForOffers.replace('p_organization = platform.acting_organization()\n      AND ', ''),
    ...[...actingForOffers.matchAll(/'([a-z-]+)'/g)].map(([role]) => actingForOffers.replace(role, `'nobody'`)),
  ].map((body) =>
    contextFunction('offers.acting_for(p_organization uuid)', 'boolean', body, actingForOffers, ['offers.report']),
  ),
]

/** Faults without effect, and why they have none. */
export const equivalentFaults: Readonly<Record<string, string>> = {
  'accounts.person person_read USING: (m.region_id = platform.acting_region()) → true':
    'The policy of membership asks for the region already; here it is said again for the reader and the planner.',
  'accounts.membership membership_end WITH CHECK: (region_id = platform.acting_region()) → true':
    'No grant lets the application change the region of a row, so the clause of USING says it already.',
  'accounts.person person_change USING: (m.region_id = platform.acting_region()) → true': 'As above.',
  'pupils.pupil_person pupil_person_read USING: (b.region_id = pupil_person.region_id) → true':
    'The policy of legal bases shows no other region; here it is said again for the reader and the planner.',
  "pupils.pupil_person pupil_person_read USING: (platform.acting_role() = 'coordinator'::text) → true":
    'Shows only where names may be shown to the office, and then hides the rest: names-for-the-office.test.ts asks there.',
  'plans.seat seat_read USING: (r.region_id = seat.region_id) → true':
    'The policy of run shows no other region; here it is said again for the reader and the planner.',
  'plans.seat seat_read USING: (r.withdrawn_at IS NULL) → true':
    'A school and a vocational school do not even see a run that was withdrawn: its own policy hides it.',
  'plans.seat seat_read USING: (r.published_at IS NOT NULL) → true':
    'The policy of run shows schools and vocational schools nothing that was never published.',
  'offers.offer offer_add WITH CHECK: (region_id = platform.acting_region()) → true':
    'Every new offer notes a change of its region for the search, and the policy of these notes asks for the region, too.',
}

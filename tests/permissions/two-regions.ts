// Two small regions with one row for every clause of every policy: own and foreign, open and hidden, live and ended.
import type pg from 'pg'
import { allParts } from './parts/all-parts.ts'
import {
  day,
  hash,
  id,
  later,
  ofOrganization,
  organization,
  person,
  row,
  type SeedRow,
  tenantRow,
  twoRegions,
  type Value,
} from './seed-row.ts'

export { type SeedRow, twoRegions } from './seed-row.ts'

const { here, there, actingPerson, colleagueAtCompany, personThere } = twoRegions

/** What freshness and reports hang on an offer of this organisation. */
const freshnessRows: readonly SeedRow[] = ofOrganization.flatMap(({ label, region, organization: owner }, index) => {
  const [offer, request] = [id(50 + index), id(60 + index)]
  const answered = (by: string | null) =>
    tenantRow(
      'offers.confirmation',
      `${label} by ${by === null ? 'nobody' : by === actingPerson ? 'actor' : 'somebody else'}`,
      region,
      {
        offer_id: offer,
        organization_id: owner,
        answer: 'right',
        way: 'work',
        person_id: by,
        happened_at: day,
      },
    )
  return [
    row('offers.offer', `${label} with history`, {
      region_id: region,
      id: offer,
      organization_id: owner,
      title: 'with history',
      kind: 'beratung',
      phase: 'orientierung',
      status: 'published',
      published_at: day,
    }),
    row('offers.confirmation_request', label, {
      region_id: region,
      id: request,
      organization_id: owner,
      token_hash: hash(2000 + index),
      recipient: 'mailbox',
      asked_because: 'due',
      offer_ids: [offer],
      mail_id: id(70 + index),
      created_at: day,
      expires_at: later,
    }),
    answered(null),
    answered(actingPerson),
    answered(colleagueAtCompany),
    tenantRow('offers.suggestion', label, region, {
      offer_id: offer,
      organization_id: owner,
      request_id: request,
      note: 'Der Kurs beginnt später.',
      created_at: day,
    }),
    tenantRow('offers.report', label, region, {
      offer_id: offer,
      organization_id: owner,
      about: 'gone',
      reply_email: 'leser@example.org',
      created_at: day,
    }),
    row('offers.link_check', label, {
      region_id: region,
      offer_id: offer,
      url: 'https://werkhof.example',
      checked_at: day,
      outcome: 'ok',
    }),
  ]
})

/** Offers with pictures, shown and waiting, and with what waits for the office. */
const ofEditing: readonly SeedRow[] = ofOrganization.flatMap(({ label, region, organization: owner }) => {
  const offer = (title: string, status: 'draft' | 'published', hiddenAt: string | null = null) =>
    tenantRow('offers.offer', `${label} ${title}`, region, {
      organization_id: owner,
      title,
      kind: 'beratung',
      phase: 'orientierung',
      status,
      published_at: status === 'draft' ? null : day,
      hidden_at: hiddenAt,
    })
  const picture = (of: SeedRow, isShown: boolean) =>
    tenantRow('offers.picture', `${of.label} ${isShown ? 'shown' : 'waiting'}`, region, {
      offer_id: of.values.id ?? null,
      organization_id: owner,
      is_shown: isShown,
      alt_text: 'Werkbank',
      source_note: 'Eigenes Bild',
      media_type: 'image/webp',
      large: '\\x00',
      large_width: 12,
      large_height: 8,
      small: '\\x00',
      small_width: 6,
      small_height: 4,
      created_at: day,
    })
  const open = offer('open with picture', 'published')
  const draft = offer('draft with picture', 'draft')
  const hidden = offer('hidden with picture', 'published', day)
  return [
    open,
    draft,
    hidden,
    picture(open, true),
    picture(open, false),
    picture(draft, true),
    picture(hidden, true),
    row('offers.submission', `${label} change`, {
      region_id: region,
      offer_id: open.values.id ?? null,
      organization_id: owner,
      kind: 'change',
      state: 'submitted',
      changes: '{"title": "noch geheim"}',
      picture: 'other',
      submitted_at: day,
      submitted_by_person_id: actingPerson,
    }),
    row('offers.submission', `${label} draft`, {
      region_id: region,
      offer_id: draft.values.id ?? null,
      organization_id: owner,
      kind: 'publish',
      state: 'returned',
      submitted_at: day,
      answered_at: later,
      reason: 'Bitte mit Uhrzeit',
    }),
    tenantRow('offers.approval_rule', label, region, { organization_id: owner, mode: 'by-office' }),
  ]
})

/** The search index, what makes it old, and what was looked for in vain. */
const ofSearch: readonly SeedRow[] = [here.id, there.id].flatMap((region) => [
  row('offers.search_index', 'index', { region_id: region, revision: 3, built_at: day, content: '\\x00' }),
  row('offers.search_revision', 'revision', { region_id: region, revision: 3, offer_count: 12 }),
  tenantRow('offers.search_change', 'change', region, {}),
  row('offers.search_demand', 'in vain', { region_id: region, day: '2026-11-19', words: `kfz ${region}`, searches: 6 }),
])

/** In an order that foreign keys allow. */
export const seedRows: readonly SeedRow[] = [
  row('network.region', 'here', { id: here.id, slug: 'hier', name: 'Hier', office_name: 'Leitstelle', land: '03' }),
  row('network.region', 'there', { id: there.id, slug: 'dort', name: 'Dort', office_name: 'Leitstelle', land: '03' }),
  organization('office', here.id, here.office, 'office'),
  organization('school', here.id, here.school, 'school'),
  organization('company', here.id, here.company, 'company'),
  organization('archived', here.id, here.archived, 'company', 'archived'),
  organization('school there', there.id, there.school, 'school'),
  organization('office there', there.id, there.office, 'office'),
  ...[
    [here.id, here.school, here.company],
    [there.id, there.school, there.office],
  ].map(([region = '', first = '', second = '']) =>
    row('network.distinct_pair', 'not the same', { region_id: region, first_id: first, second_id: second }),
  ),
  ...ofOrganization.flatMap(({ label, region, organization: owner }) => [
    tenantRow('network.place', label, region, { organization_id: owner, name: label }),
    ...[true, false].map((isPublic) =>
      tenantRow('network.contact_person', `${label} ${isPublic ? 'public' : 'inner'}`, region, {
        organization_id: owner,
        family_name: 'Đặng',
        function_name: 'Leitung',
        is_public: isPublic,
      }),
    ),
    ...(['draft', 'published', 'ended'] as const).map((status) =>
      tenantRow('offers.offer', `${label} ${status}`, region, {
        organization_id: owner,
        title: status,
        kind: 'beratung',
        phase: 'orientierung',
        status,
        published_at: status === 'draft' ? null : day,
        ended_at: status === 'ended' ? day : null,
      }),
    ),
    tenantRow('offers.offer', `${label} hidden`, region, {
      organization_id: owner,
      title: 'hidden',
      kind: 'beratung',
      phase: 'orientierung',
      status: 'published',
      published_at: day,
      hidden_at: day,
    }),
    // Ended before the public ever saw it.
    tenantRow('offers.offer', `${label} never public`, region, {
      organization_id: owner,
      title: 'never public',
      kind: 'beratung',
      phase: 'orientierung',
      status: 'ended',
      ended_at: day,
    }),
    // Unpublished again: seen once, a draft now.
    tenantRow('offers.offer', `${label} withdrawn`, region, {
      organization_id: owner,
      title: 'withdrawn',
      kind: 'beratung',
      phase: 'orientierung',
      status: 'draft',
      published_at: day,
    }),
  ]),
  ...freshnessRows,
  ...ofEditing,
  ...ofSearch,
  ...[
    { region: here.id, key: '03999001' },
    { region: there.id, key: '03998001' },
  ].flatMap(({ region, key }) => [
    row('network.municipality', 'municipality', {
      region_id: region,
      municipality_key: key,
      name: 'Musterau',
      source: 'test',
      updated_at: day,
    }),
    tenantRow('gaps.waiver', 'no need', region, {
      target_group: 'eltern',
      municipality_key: key,
      reason: 'kein Bedarf',
      valid_until: '2099-12-31',
      set_at: day,
    }),
    tenantRow('gaps.need', 'told', region, {
      target_group: 'eltern',
      kind: 'beratung',
      asked_by: 'school',
      asked_on: '2026-11-01',
      person_count: 3,
      noted_at: day,
    }),
  ]),
  person('acting', actingPerson),
  person('colleague', colleagueAtCompany),
  person('stranger', personThere),
  tenantRow('accounts.membership', 'own', here.id, {
    person_id: actingPerson,
    organization_id: here.school,
    role: 'bbs',
  }),
  tenantRow('accounts.membership', 'own elsewhere', here.id, {
    person_id: actingPerson,
    organization_id: here.company,
    role: 'company',
  }),
  tenantRow('accounts.membership', 'colleague', here.id, {
    person_id: colleagueAtCompany,
    organization_id: here.company,
    role: 'company',
  }),
  tenantRow('accounts.membership', 'colleague at the school', here.id, {
    person_id: colleagueAtCompany,
    organization_id: here.school,
    role: 'school-lead',
  }),
  tenantRow('accounts.membership', 'stranger', there.id, {
    person_id: personThere,
    organization_id: there.school,
    role: 'school-lead',
  }),
  tenantRow('accounts.membership', 'own in the other region', there.id, {
    person_id: actingPerson,
    organization_id: there.school,
    role: 'school-lead',
  }),
  ...ofOrganization.flatMap(({ label, region, organization: owner }, index) =>
    [actingPerson, colleagueAtCompany].map((by) =>
      tenantRow('accounts.invitation', `${label} by ${by === actingPerson ? 'actor' : 'somebody else'}`, region, {
        token_hash: hash(1000 + 10 * index + (by === actingPerson ? 0 : 1)),
        email: 'neu@example.org',
        email_key: 'neu@example.org',
        organization_id: owner,
        role: 'school-teacher',
        invited_by: by,
        created_at: day,
        expires_at: later,
      }),
    ),
  ),
  ...[here.id, there.id].flatMap((region) => [
    ...['coordinator', 'school-lead', 'public', 'system'].map((role) =>
      tenantRow('platform.audit_event', `${role} in ${region === here.id ? 'here' : 'there'}`, region, {
        actor_kind: role === 'public' || role === 'system' ? role : 'person',
        person_id: role === 'public' || role === 'system' ? null : actingPerson,
        role,
        action: 'organization.change',
        object_kind: 'organization',
      }),
    ),
    tenantRow(
      'platform.audit_event',
      `in the name of a colleague in ${region === here.id ? 'here' : 'there'}`,
      region,
      {
        actor_kind: 'person',
        person_id: colleagueAtCompany,
        role: 'coordinator',
        action: 'organization.change',
        object_kind: 'organization',
      },
    ),
    row('offers.freshness_setting', 'decided', { region_id: region, changed_at: day }),
    tenantRow('platform.outbox_mail', 'waiting', region, {
      to_address: 'neu@example.org',
      subject: 'Einladung',
      body_text: 'Guten Tag',
      purpose: 'invitation',
    }),
    tenantRow('platform.import_run', 'uploaded', region, { target: 'schools', file_name: 'a.csv', state: 'uploaded' }),
    row('platform.import_mapping', 'remembered', {
      region_id: region,
      target: 'schools',
      header_fingerprint: `f-${region}`,
      mapping: '{}',
    }),
  ]),
  ...allParts.flatMap((part) => part.seedRows),
]

export const tenantTables: readonly string[] = [
  ...new Set(seedRows.filter(({ values }) => 'region_id' in values).map(({ table }) => table)),
]

export const insertStatement = (table: string, values: SeedRow['values']): { text: string; values: Value[] } => {
  const columns = Object.keys(values)
  return {
    text: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_column, index) => `$${index + 1}`).join(', ')})`,
    values: Object.values(values),
  }
}

/** Writes all rows as the operator, whom every table lets pass. */
export async function writeTwoRegions(owner: pg.Client): Promise<void> {
  await owner.query('BEGIN')
  await owner.query('SET LOCAL ROLE steg_operator')
  for (const { table, values } of seedRows) {
    const { text, values: parameters } = insertStatement(table, values)
    await owner.query(text, parameters)
  }
  // Every other row noted a change, too: what is left is the one per region that is looked for.
  const notes = seedRows.filter(({ table }) => table === 'offers.search_change').map(({ values }) => values.id)
  await owner.query('DELETE FROM offers.search_change WHERE NOT id = ANY ($1)', [notes])
  await owner.query('COMMIT')
}

// steg region NAME: a new region with its coordination office and the invitations of its first people.
import { z } from 'zod'
import type { MembershipRole } from '../kernel/names/roles.ts'
import { listAccounts, listInvitableOrganizations, roleLabel } from '../modules/accounts/index.ts'
import {
  createOrganization,
  createRegion,
  findRegionBySlug,
  listRegions,
  unknownDetails,
} from '../modules/network/index.ts'
import { asOperator } from '../platform/db/operator.ts'
import type { Services } from '../platform/services.ts'
import { t } from './cli-texts.ts'
import type { OpenCommand } from './command-input.ts'
import { inviteIntoOffice } from './invite-command.ts'

const inputRule = z.object({
  name: z.string().trim().min(1).max(200),
  slug: z.string().regex(/^[a-z0-9-]{2,40}$/),
  land: z.string().regex(/^\d{2}$/),
  office: z.string().trim().min(1).max(200),
  mail: z.email(),
  operator: z.email().optional(),
})
type RegionInput = z.output<typeof inputRule>

export async function addRegion(given: OpenCommand): Promise<number> {
  const { program, positionals, options, say, complain } = given
  const { services } = program
  const input = inputRule.safeParse({ ...options, name: positionals[0] })
  if (!input.success) {
    complain(t.regionInvalid)
    return 2
  }
  const { name, slug, mail, operator } = input.data
  const known = findRegionBySlug(await listRegions(services), slug)
  if (known !== undefined && (known.isDemo || (await hasPeople(services, known.id)))) {
    complain(t.regionExists(slug))
    return 2
  }
  // Regions are the owner's business and all else the application's, so there is no transaction around both. One that
  // was cut off in between has nobody who could come in, and the same command completes it.
  const regionId = known?.id ?? (await insertRegion(given, input.data))
  if (!(await hasOffice(services, regionId)) && !(await addOffice(services, regionId, input.data))) {
    complain(t.regionInvalid)
    return 1
  }
  const people: readonly (readonly [MembershipRole, string | undefined])[] = [
    ['coordinator', mail],
    ['operator', operator],
  ]
  say(t.regionCreated(name))
  for (const [role, address] of people) {
    if (address === undefined) continue
    const invited = await inviteIntoOffice(services, { regionId, role, mail: address })
    if (!invited.ok) {
      complain(t.regionInvalid)
      return 1
    }
    say(t.invitationLink(roleLabel(role), invited.value.link ?? ''))
  }
  if (operator === undefined) say(t.operatorMissing(slug))
  return 0
}

const systemIn = (regionId: string) => ({ kind: 'system', regionId, reason: 'steg region' }) as const

async function hasPeople(services: Services, regionId: string): Promise<boolean> {
  const listed = await listAccounts(systemIn(regionId), services)
  return !listed.ok || listed.value.accounts.length + listed.value.invitations.length > 0
}

async function hasOffice(services: Services, regionId: string): Promise<boolean> {
  const listed = await listInvitableOrganizations(systemIn(regionId), services, { text: '' })
  return listed.ok && listed.value.items.some(({ kind }) => kind === 'office')
}

async function insertRegion({ program }: OpenCommand, input: RegionInput): Promise<string> {
  const { services, server } = program
  const regions = await listRegions(services)
  const id = services.newId()
  await asOperator(server.owner, (tx) =>
    createRegion(tx, {
      id,
      slug: input.slug,
      name: input.name,
      officeName: input.office,
      land: input.land,
      kreisKeys: [],
      latitude: null,
      longitude: null,
      // The first real region answers when none is asked for, even where the demo region was there before.
      isDefault: regions.every((region) => region.isDemo),
      isDemo: false,
    }),
  )
  return id
}

async function addOffice(services: Services, regionId: string, input: RegionInput): Promise<boolean> {
  const details = { ...unknownDetails, kind: 'office', name: input.office, email: input.mail } as const
  return (await createOrganization(systemIn(regionId), services, details)).ok
}

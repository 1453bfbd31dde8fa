// steg region NAME: a new region with its coordination office and the invitation of its first coordinator.
import { z } from 'zod'
import { invitePerson } from '../modules/accounts/index.ts'
import { createOrganization, createRegion, findRegionBySlug, listRegions } from '../modules/network/index.ts'
import { asOperator } from '../platform/db/operator.ts'
import { t } from './cli-texts.ts'
import type { OpenCommand } from './command-input.ts'

const inputRule = z.object({
  name: z.string().trim().min(1).max(200),
  slug: z.string().regex(/^[a-z0-9-]{2,40}$/),
  land: z.string().regex(/^\d{2}$/),
  office: z.string().trim().min(1).max(200),
  mail: z.email(),
})

export async function addRegion(given: OpenCommand): Promise<number> {
  const { program, positionals, options, say, complain } = given
  const { services, server } = program
  const input = inputRule.safeParse({ ...options, name: positionals[0] })
  if (!input.success) {
    complain(t.regionInvalid)
    return 2
  }
  const { name, slug, land, office, mail } = input.data
  const regions = await listRegions(services)
  if (findRegionBySlug(regions, slug) !== undefined) {
    complain(t.regionExists(slug))
    return 2
  }
  const id = services.newId()
  // The first real region answers when none is asked for, even where the demo region was there before.
  const isDefault = regions.every((region) => region.isDemo)
  await asOperator(server.owner, (tx) =>
    createRegion(tx, {
      id,
      slug,
      name,
      officeName: office,
      land,
      kreisKeys: [],
      latitude: null,
      longitude: null,
      isDefault,
      isDemo: false,
    }),
  )
  const actor = { kind: 'system', regionId: id, reason: 'steg region' } as const
  const organization = await createOrganization(actor, services, { ...emptyOffice, name: office, email: mail })
  const invitation = organization.ok
    ? await invitePerson(actor, services, { email: mail, organizationId: organization.value.id, role: 'coordinator' })
    : organization
  if (!invitation.ok) {
    complain(t.regionInvalid)
    return 1
  }
  say(t.regionCreated(name))
  say(t.invitationLink(invitation.value.link ?? ''))
  return 0
}

const emptyOffice = {
  kind: 'office',
  shortName: null,
  schulform: null,
  officialNumber: null,
  legalStatus: null,
  street: null,
  postalCode: null,
  city: null,
  municipalityKey: null,
  latitude: null,
  longitude: null,
  phone: null,
  website: null,
  note: null,
} as const

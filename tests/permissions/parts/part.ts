// What a module brings to the tests of permissions: its rows of the table by hand, what its tables let through, and what
// its routes are asked about. A part never asks the code it tests.
import type pg from 'pg'
import type { MembershipRole } from '../../../src/kernel/names/roles.ts'
import type { Expectation } from '../expectation.ts'
import type { SeedRow } from '../seed-row.ts'
import type { Command, May } from '../sql-rules.ts'

export type Relation = 'own' | 'other' | 'foreign'

/** Values of the parameters of a path, by the part of the address that stands before them. */
export type Parameters = Readonly<Record<string, string>>

export type Visitor = MembershipRole | 'public'

export interface PermissionPart {
  /** By key of the permission and label of the case. */
  readonly oracle: Readonly<Record<string, Readonly<Record<string, Expectation>>>>
  readonly sqlOracle: Readonly<Record<string, Readonly<Record<Command, May>>>>
  /** One row for every clause of every policy, in an order that foreign keys allow. */
  readonly seedRows: readonly SeedRow[]
  /** How a row is recognised, a column that may be set without looking at the row, and a change that nobody may make. */
  readonly handles: Readonly<Record<string, { readonly key: string; readonly set: string; readonly never?: string }>>
  /** Which case of the row a route asks for, by relation. A route without object is asked once. */
  readonly routeCases: Readonly<Record<string, Partial<Record<Relation | 'alone', string>>>>
  /** Where "forbidden" is answered like an unknown page; see the routes' test. */
  readonly answeredAsUnknown?: Readonly<Record<string, readonly Visitor[] | 'everybody'>>
  /** Objects of the foreign region, from the seed rows. */
  readonly foreign: Parameters
  /** Writes, as the operator, what the routes ask about for one organisation of the filled region, and names it. */
  objectsOf(owner: pg.Client, about: ObjectsFor): Promise<Parameters>
}

export interface ObjectsFor {
  readonly regionId: string
  readonly organizationId: string
  readonly organizationKind: string
  /** A new id, the same in every run. */
  newId(): string
}

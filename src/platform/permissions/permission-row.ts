// A row of the permission table (docs/permissions.md): one object, one action, and the cases that the policy tells apart.
import type { Actor, Verdict } from '../actor/actor.ts'

export interface PermissionRow {
  /** `object.action`, the key that routes name. */
  readonly key: string
  /** German, for the printed table. */
  readonly object: string
  readonly action: string
  /** Every case that makes a difference, with the verdict of the policy for an actor in it. */
  readonly cases: readonly PermissionCase[]
}

export interface PermissionCase {
  /** German, for example `eigene Organisation`. */
  readonly label: string
  decide(actor: Actor): Verdict
}

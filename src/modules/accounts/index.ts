// The door of accounts: use cases, terms, what a request must ask. No routes, no store.
export {
  type AcceptRefusal,
  acceptInvitationAsKnown,
  acceptInvitationAsNew,
  findInvitation,
} from './accept-invitation.ts'
export { deactivatePerson, findLogin, openResetLink, reactivatePerson } from './deactivate-person.ts'
export { type EndRefusal, endMembership } from './end-membership.ts'
export { accountsErasure } from './erase.ts'
export { accountsFacts, waitingTasks } from './facts.ts'
export { followMerge } from './follow-merge.ts'
export { type InviteRefusal, invitePerson } from './invite-person.ts'
export { findInvitableOrganization, listAccounts, listInvitableOrganizations } from './list-accounts.ts'
export { type ChangePasswordRefusal, changePassword } from './login/change-password.ts'
export { chooseMembership, listMemberships } from './login/choose-membership.ts'
export { demoSignIn } from './login/demo-sign-in.ts'
export { findSessionActor, isChoosing } from './login/find-session-actor.ts'
export { forgetOldLogins } from './login/housekeeping.ts'
export { endSessions, listSessions } from './login/own-sessions.ts'
export { requestPasswordReset } from './login/request-password-reset.ts'
export { type ResetRefusal, resetPassword } from './login/reset-password.ts'
export { closeRestoredLogins } from './login/restored-logins.ts'
export {
  clearSessionCookie,
  deviceCookieName,
  readSessionToken,
  sessionCookieName,
  setDeviceCookie,
  setSessionCookie,
} from './login/session-cookie.ts'
export { type SignedIn, type SignInRefusal, signIn } from './login/sign-in.ts'
export { signOut } from './login/sign-out.ts'
export { revokeInvitation } from './revoke-invitation.ts'
export type { Account, OpenInvitation, OwnMembership, OwnSession, Profile, SessionActor } from './terms.ts'
export { actionLabels, fieldLabels, roleLabel } from './texts.ts'
export { getProfile, updateProfile } from './update-profile.ts'

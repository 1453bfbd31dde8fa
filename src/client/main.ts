// Enhances finished pages: every page works without this file.
import { Autosubmit } from './autosubmit.ts'
import { ConfirmLeave } from './confirm-leave.ts'
import { guardDrafts, KeepDraft, letGoOfTakenDraft } from './keep-draft.ts'
import { Progress } from './progress.ts'

guardDrafts()
letGoOfTakenDraft()
customElements.define('steg-autosubmit', Autosubmit)
customElements.define('steg-confirm-leave', ConfirmLeave)
customElements.define('steg-keep-draft', KeepDraft)
customElements.define('steg-progress', Progress)

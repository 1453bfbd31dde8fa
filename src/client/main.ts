// Enhances finished pages: every page works without this file.
import { Autosubmit } from './autosubmit.ts'
import { Chosen } from './chosen.ts'
import { ConfirmLeave } from './confirm-leave.ts'
import { Favourite, FavouriteCount, Shortlist, ShortlistClear } from './favourites.ts'
import { Grid } from './grid.ts'
import { guardDrafts, KeepDraft, letGoOfTakenDraft } from './keep-draft.ts'
import { Print } from './print.ts'
import { Progress } from './progress.ts'
import { Rank } from './rank.ts'
import { SendLater } from './send-later.ts'

guardDrafts()
letGoOfTakenDraft()
customElements.define('steg-autosubmit', Autosubmit)
customElements.define('steg-chosen', Chosen)
customElements.define('steg-confirm-leave', ConfirmLeave)
customElements.define('steg-favourite', Favourite)
customElements.define('steg-favourite-count', FavouriteCount)
customElements.define('steg-grid', Grid)
customElements.define('steg-keep-draft', KeepDraft)
customElements.define('steg-print', Print)
customElements.define('steg-progress', Progress)
customElements.define('steg-rank', Rank)
customElements.define('steg-send-later', SendLater)
customElements.define('steg-shortlist', Shortlist)
customElements.define('steg-shortlist-clear', ShortlistClear)

// Words that mean the same when somebody looks for an offer: the maintained list, read once.
import list from '../../../../code-lists/suchwoerter.json' with { type: 'json' }
import { type Meanings, readMeanings } from '../../../kernel/search/query/find-same-meanings.ts'

/** Terms first; common words and irregular forms mean the same less surely. */
export const sameMeanings: Meanings = readMeanings([
  ...list.terms.map(({ wordings }) => ({ wordings, isTerm: true })),
  ...[...list.common, ...list.forms].map(({ wordings }) => ({ wordings, isTerm: false })),
])

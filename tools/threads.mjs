// Programs of threads, by their name in dist/: every one is an entry point of its own (src/platform/threads).

/** @type {Record<string, string>} */
export const threads = {
  'collection-worker': 'src/modules/offers/search/collection-worker.ts',
  'index-worker': 'src/modules/offers/search/index-worker.ts',
  'offer-file-worker': 'src/modules/offers/import/offer-file-worker.ts',
  'table-worker': 'src/platform/imports/table-worker.ts',
  'plan-worker': 'src/modules/plans/plan-worker.ts',
  'round-worker': 'src/modules/plans/runs/round-worker.ts',
  'image-worker': 'src/platform/images/image-worker.ts',
}

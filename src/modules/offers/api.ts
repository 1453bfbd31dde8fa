export const offersApi = [] as const

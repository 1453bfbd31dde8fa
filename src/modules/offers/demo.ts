export const fillDemo = async (..._: unknown[]): Promise<void> => undefined

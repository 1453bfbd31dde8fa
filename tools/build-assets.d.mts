export function buildAssets(
  outFolder: string,
): Promise<Record<string, { url: string; type: string; encodings: string[] }>>
export function withoutClasses(css: string, unwanted: Set<string>): string

export declare const threads: Readonly<Record<string, string>>

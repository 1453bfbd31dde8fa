// Typed message catalogues: German is the type of every other language, so a missing sentence does not compile.
import { currentLocale, type Locale } from './locale.ts'

/**
 * `export const t = catalogue({ de: { title: 'Angebote', found: (n: number) => … } })`; `t.title` answers in the
 * language of the current request.
 */
export function catalogue<T extends object>(languages: { readonly de: T } & { readonly [L in Locale]?: T }): T {
  return new Proxy(languages.de, {
    get: (german, key, receiver) => {
      const language = languages[currentLocale()] ?? german
      return Reflect.get(language, key, receiver === german ? receiver : undefined)
    },
  })
}

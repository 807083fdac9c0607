import path from 'node:path'
import MagicString from 'magic-string'
import type { Plugin } from 'vite'
import { type Catalogue, flattened, languages, nameIn, placeMark, readCatalogue } from './catalogue.ts'
import { findTexts, type TextSite } from './find-texts.ts'

const packages = path.join(import.meta.dirname, '../..')
const runtime = path.join(packages, 'web/src/ui/texts/say.ts')
const screens = path.join(packages, 'web/src/')
const model = path.join(packages, 'model/src/')

/** The words of documents are those of the language of the customer, whatever the reader speaks. */
const documents = path.join(packages, 'model/src/quotes/words/')

/**
 * Lets the screens be read in other languages: every text of the source that a catalogue knows is looked up when it is shown. The
 * source stays as it is written, in English. `virtual:texts/<language>/<part>` is a catalogue.
 */
export function textsPlugin(): Plugin {
  let known: Record<'screens' | 'answers', Catalogue>
  return {
    name: 'texts',
    enforce: 'pre',
    buildStart() {
      known = { screens: allOf('screens'), answers: allOf('answers') }
    },
    resolveId: (id) => (id.startsWith('virtual:texts/') ? `\0${id}` : undefined),
    load(id) {
      const [, language, part] = /^\0virtual:texts\/(\w+)\/(screens|answers)$/.exec(id) ?? []
      if (!language) return undefined
      return `export default ${JSON.stringify(flattened(readCatalogue(language, part as 'screens')))}`
    },
    transform(code, id) {
      const [file] = id.split('?')
      if (!file || !/\.tsx?$/.test(file) || isItsOwn(file)) return undefined
      if (file.startsWith(screens)) return translated(code, file, file.slice(screens.length), known.screens)
      return file.startsWith(model)
        ? translated(code, file, `model/${file.slice(model.length)}`, known.answers)
        : undefined
    },
  }
}

const isItsOwn = (file: string): boolean =>
  file.startsWith(path.dirname(runtime)) || file.startsWith(documents)

/** Every text that some language has, whatever it says. */
const allOf = (part: 'screens' | 'answers'): Catalogue =>
  Object.assign({}, ...languages.map((language) => readCatalogue(language, part)))

function translated(code: string, file: string, place: string, catalogue: Catalogue) {
  const changed = new MagicString(code)
  for (const site of findTexts(file, code)) {
    const name = nameIn(catalogue, site.key, place)
    if (name !== undefined && isMeant(site, name)) rewrite(changed, site, JSON.stringify(name))
  }
  if (!changed.hasChanged()) return undefined
  changed.append(`\nimport { say as say$, sayAmong as sayAmong$ } from ${JSON.stringify(runtime)}\n`)
  return { code: changed.toString(), map: changed.generateMap({ hires: true }) }
}

/** A word that may be a code is one for people only where the catalogue names the file. */
const isMeant = ({ looksRead }: TextSite, name: string): boolean => looksRead || name.includes(placeMark)

/** Puts the look-up in the place of a text; what is put in stays where it is, since it may hold texts itself. */
function rewrite(changed: MagicString, { start, end, parts, where }: TextSite, name: string) {
  const call = where === 'children' && parts.length > 0 ? 'sayAmong$' : 'say$'
  const [open, close] = where === 'expression' ? ['', ''] : ['{', '}']
  let at = start
  let before = `${open}${call}(${name}`
  for (const part of parts) {
    put(changed, at, part.start, `${before}, `)
    at = part.end
    before = ''
  }
  put(changed, at, end, `${before})${close}`)
}

function put(changed: MagicString, from: number, to: number, text: string) {
  if (from === to) changed.appendLeft(from, text)
  else changed.overwrite(from, to, text)
}

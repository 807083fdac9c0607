/**
 * Names that people gave yield to those that a later version of Regulars brings. Tables and columns never meet (theirs begin with `x_`), but the names of objects,
 * of fields and of relations, and the addresses of the API, are one space for both. Where two meet, theirs is called otherwise, and everything that says it too.
 */

import type { ObjectDefinition } from '../../define-object.ts'
import { alwaysFields, deletedAtField, ownerField } from '../../fields/system-fields.ts'
import { references } from '../../registry.ts'
import { isReservedObject } from '../names.ts'
import type { StoredField, StoredObject } from '../shape-objects.ts'

/** What people made, with the name of each object and field as it is stored, also of what is in the bin. */
export interface StoredShape {
  objects: readonly StoredObject[]
  fields: readonly StoredField[]
}

/** What is called otherwise from now on. Objects are named by their new names. */
export interface NewNames {
  /** Objects of people, by the name they had. */
  objects: ReadonlyMap<string, string>
  /** Addresses of the API of such objects, by the one they had. */
  paths: ReadonlyMap<string, string>
  /** By object, fields and relations of people by the name they had; references by their JSON property (`machineId`) as well. */
  words: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** What of the names that people gave the built-in objects have by now; undefined when nothing meets. */
export function newNames(
  builtIn: readonly ObjectDefinition[],
  { objects, fields }: StoredShape,
): NewNames | undefined {
  const own = objects.filter((each) => !each.builtIn)
  const renamed = newObjectNames(builtIn, own)
  const paths = newPaths(builtIn, own)
  const words = new Map<string, Map<string, string>>()
  const given = givenWords(fields, renamed)
  for (const [object, names] of given) {
    const ours = wordsOf(builtIn, object)
    const taken = new Set([...ours, ...names.map(({ word }) => word)])
    for (const { word, isReference } of names) {
      if (!ours.has(plain(word)) && !(isReference && ours.has(plain(`${word}Id`)))) continue
      const yielded = freeName(word, taken)
      taken.add(yielded)
      const map = words.get(object) ?? new Map<string, string>()
      words.set(object, map.set(word, yielded))
      if (isReference) map.set(`${word}Id`, `${yielded}Id`)
    }
  }
  for (const { object, from, to } of newWays(fields, renamed)) {
    const map = words.get(object) ?? new Map<string, string>()
    words.set(object, map.set(from, to).set(`${from}Id`, `${to}Id`))
  }
  return renamed.size + paths.size + words.size === 0 ? undefined : { objects: renamed, paths, words }
}

function newObjectNames(builtIn: readonly ObjectDefinition[], own: readonly StoredObject[]) {
  const ours = new Set(builtIn.map(({ name }) => name.toLowerCase()))
  const taken = new Set([...ours, ...own.map(({ name }) => name.toLowerCase())])
  const renamed = new Map<string, string>()
  for (const { name } of own) {
    if (!ours.has(name.toLowerCase())) continue
    const yielded = freeName(name, taken)
    taken.add(yielded.toLowerCase())
    renamed.set(name, yielded)
  }
  return renamed
}

function newPaths(builtIn: readonly ObjectDefinition[], own: readonly StoredObject[]) {
  const ours = new Set(builtIn.map(({ path }) => path))
  const taken = new Set([...ours, ...own.flatMap(({ path }) => path ?? [])])
  const renamed = new Map<string, string>()
  for (const { path } of own) {
    if (!path || !(ours.has(path) || isReservedObject(path))) continue
    const yielded = freeName(path, taken, '-own')
    taken.add(yielded)
    renamed.set(path, yielded)
  }
  return renamed
}

/** `booking` → `bookingOwn`, and when that is taken `bookingOwn2`. */
function freeName(name: string, taken: ReadonlySet<string>, ending = 'Own'): string {
  for (let number = 1; ; number++) {
    const last = `${ending}${number === 1 ? '' : number}`
    const found = `${name.slice(0, 40 - last.length)}${last}`
    if (!taken.has(found) && !taken.has(found.toLowerCase())) return found
  }
}

/** What every object of people has. */
const systemFields = { ...alwaysFields, owner: ownerField, deletedAt: deletedAtField }

/** Formulas read words in small letters too. */
const plain = (word: string): string => word.toLowerCase()

/** Every word by which something built in is known on an object, in small letters: fields, JSON properties of references, relations. */
function wordsOf(builtIn: readonly ObjectDefinition[], name: string): Set<string> {
  const fields = builtIn.find((each) => each.name === name)?.fields ?? systemFields
  const inverses = builtIn.flatMap((each) =>
    references(each).flatMap(([, { to, inverse }]) => (to === name && inverse ? [inverse] : [])),
  )
  const keys = Object.entries(fields).flatMap(([key, { kind }]) =>
    kind === 'reference' ? [key, `${key}Id`] : [key],
  )
  return new Set([...keys, ...inverses].map(plain))
}

interface Given {
  word: string
  isReference: boolean
}

/** Every word that people gave, by the object on which it is one: their fields, and the other sides of those that lead there. */
function givenWords(
  fields: readonly StoredField[],
  objects: ReadonlyMap<string, string>,
): Map<string, Given[]> {
  const given = new Map<string, Given[]>()
  const add = (object: string, word: Given) => {
    const words = given.get(object) ?? []
    if (!words.some((other) => other.word === word.word)) given.set(object, [...words, word])
  }
  for (const { object, key, kind, builtIn, settings } of fields) {
    if (builtIn) continue
    add(objects.get(object) ?? object, { word: key, isReference: kind === 'reference' })
    const { inverse } = Object(settings) as { inverse?: unknown }
    if (typeof inverse !== 'string') continue
    for (const to of targetsOf(settings)) add(objects.get(to) ?? to, { word: inverse, isReference: false })
  }
  return given
}

/** The objects that a field leads to, as its settings name them. */
export function targetsOf(settings: unknown): string[] {
  const { to, targets, known } = Object(settings) as Record<string, unknown>
  return [to, targets, known].flat().filter((each): each is string => typeof each === 'string')
}

/** The references of which one to any object is made are called by the objects they lead to. */
function newWays(fields: readonly StoredField[], objects: ReadonlyMap<string, string>) {
  return fields.flatMap(({ object, key, kind, builtIn }) =>
    kind !== 'anyReference' || builtIn
      ? []
      : [...objects].map(([from, to]) => ({
          object: objects.get(object) ?? object,
          from: `${key}${capital(from)}`,
          to: `${key}${capital(to)}`,
        })),
  )
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

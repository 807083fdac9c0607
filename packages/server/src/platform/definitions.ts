import {
  builtInObjects,
  builtInRegistry,
  createRegistry,
  type ObjectDefinition,
  type Registry,
  type StoredField,
  type StoredObject,
  shapeObjects,
} from '@regulars/model'
import { sql } from 'kysely'
import type { Database } from './database/connect.ts'
import type { Live } from './live/live.ts'
import type { Log } from './log.ts'

/** The objects of the running product: those built in, and what people have made of them and added. */
export interface Definitions {
  /** As it is now. Another one after every change, so whoever must see one state through keeps it. */
  readonly registry: Registry
  /** Reads them anew; called by itself when a process changed them. */
  reload(): Promise<void>
  /** Calls `listener` after every change. */
  subscribe(listener: () => void): () => void
  close(): void
}

/** Live topic under which changed definitions are told. */
export const objectsTopic = 'objects'

/** Loads the definitions and keeps them fresh. */
export async function openDefinitions(
  db: Database,
  live: Pick<Live, 'subscribe'>,
  log: Log,
): Promise<Definitions> {
  let registry = await readRegistry(db)
  const listeners = new Set<() => void>()
  const reload = async () => {
    registry = await readRegistry(db)
    for (const listener of listeners) listener()
  }
  const unsubscribe = live.subscribe(({ topic }) => {
    // After a lost connection a change may have been missed.
    if (topic !== objectsTopic && topic !== 'live') return
    reload().catch((error: unknown) =>
      log.error({ err: error }, 'The definitions of objects could not be read.'),
    )
  })
  return {
    get registry() {
      return registry
    },
    reload,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: unsubscribe,
  }
}

/** Definitions that never change, of the built-in objects alone. */
export const builtInDefinitions: Definitions = {
  registry: builtInRegistry,
  reload: async () => {},
  subscribe: () => () => {},
  close: () => {},
}

/** The registry that the rows of the database make, on a connection or in the transaction that is changing them. */
export async function readRegistry(db: Database): Promise<Registry> {
  return createRegistry(await readObjects(db))
}

async function readObjects(db: Database): Promise<readonly ObjectDefinition[]> {
  const [objects, fields] = [
    await sql<StoredObject>`
      select name, built_in, label, label_plural, description, icon, path, "table", title, ownership, columns, sort, rules, page
      from object_definition where deleted_at is null order by created_at, id`.execute(db),
    await sql<StoredField>`
      select object, key, built_in, label, description, section, kind, "column", settings, required, "unique", filterable, standard,
        deleted_at is not null as removed
      from field_definition order by position, created_at, id`.execute(db),
  ]
  if (objects.rows.length === 0 && fields.rows.length === 0) return builtInObjects
  return shapeObjects(builtInObjects, { objects: objects.rows, fields: fields.rows })
}

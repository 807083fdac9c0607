import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { createApiKey } from '../../../platform/auth/api-keys.ts'
import type { Command } from '../../../platform/module.ts'
import { Problem } from '../../../platform/problem.ts'
import type { Services } from '../../../records/index.ts'

/** `api-key create`: a key for a program, made by who runs the server. It is nobody's, so *mine* and *team* are empty for it. */
export const createApiKeyCommand: Command = {
  name: 'api-key create',
  usage: '--name NAME [--role ROLE]',
  summary: 'Makes an API key and prints it, alone; without a role it may do everything.',
  async run(args, { services, print }) {
    const { values } = parseArgs({ args, options: { name: { type: 'string' }, role: { type: 'string' } } })
    const name = values.name?.trim()
    if (!name)
      throw new Problem('command.arguments', { status: 400, title: 'What is it for? Add --name NAME.' })
    const opened = await services()
    const roleId = await roleNamed(opened, values.role ?? 'owner')
    const { key } = await createApiKey(opened.db, { name, roleId, createdBy: null })
    print(key)
  },
}

async function roleNamed({ db }: Services, name: string): Promise<string> {
  const { rows } = await sql<{ id: string; key: string; wanted: boolean }>`
    select id, key, lower(${name}) in (lower(key), lower(label)) as wanted from role order by key`.execute(db)
  const found = rows.find(({ wanted }) => wanted)
  if (found) return found.id
  throw new Problem('role.not-found', {
    status: 404,
    title: `There is no role "${name}".`,
    mend: `There are ${rows.map(({ key }) => key).join(', ')}.`,
  })
}

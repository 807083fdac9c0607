import { sql } from 'kysely'
import type { BeforeWrite } from '../../records/index.ts'
import { teamLoop } from './problems.ts'

/** Keeps teams a tree: none is below itself. */
export const checkTeam: BeforeWrite = {
  object: 'team',
  fields: ['parentId'],
  async run(ctx, writes) {
    for (const { id, before, values } of writes) {
      if (values.parentId == null || !before) continue
      const { rows } = await sql`
        with recursive above (id) as (
          select ${values.parentId}::uuid
          union
          select team.parent_id from team join above on team.id = above.id where team.parent_id is not null
        )
        select from above where id = ${id}`.execute(ctx.db)
      if (rows.length > 0) throw teamLoop()
    }
  },
}

import { parseArgs } from 'node:util'
import { endSecondFactor } from '../../../platform/auth/second-factor.ts'
import { noteSignIn } from '../../../platform/auth/sign-ins.ts'
import { findUserId } from '../../../platform/auth/users.ts'
import type { Command } from '../../../platform/module.ts'
import { Problem } from '../../../platform/problem.ts'

/** `second-factor end EMAIL`: for the day when the only owner has lost their telephone and the ten codes. */
export const endSecondFactorCommand: Command = {
  name: 'second-factor end',
  usage: 'EMAIL',
  summary: 'Lets somebody sign in by password alone, who lost their second factor',
  async run(args, { services: open, print }) {
    const { positionals } = parseArgs({ args, allowPositionals: true })
    const [email] = positionals
    if (email === undefined || positionals.length > 1)
      throw new Problem('command.usage', {
        status: 400,
        title: 'Say whose: second-factor end EMAIL.',
      })
    const { db, clock } = await open()
    const userId = await findUserId(db, email)
    if (!(await endSecondFactor(db, userId))) return print(`${email} has no second factor.`)
    const change = {
      userId,
      outcome: 'secondFactorOff',
      address: 'command line',
      userAgent: undefined,
    } as const
    await noteSignIn(db, change, clock.now())
    print(`${email} signs in by password alone, and has been signed out everywhere.`)
  },
}

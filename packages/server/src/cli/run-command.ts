import { readConfig } from '../platform/config.ts'
import { createLog } from '../platform/log.ts'
import type { Command, Product } from '../platform/module.ts'
import { Problem } from '../platform/problem.ts'
import { openCommandContext } from './command-context.ts'
import { platformCommands } from './platform-commands.ts'

/** Runs the command that the words name; without any it prints what there is. */
export async function runCommand(words: string[], product: Product, env: NodeJS.ProcessEnv): Promise<void> {
  const commands = [...product.modules.flatMap((module) => module.commands ?? []), ...platformCommands]
  if (words.length === 0 || words[0] === 'help' || words[0] === '--help') {
    process.stdout.write(`${helpFor(commands)}\n`)
    return
  }
  const command = findCommand(commands, words)
  const config = readConfig(env)
  // What goes on is told by the command itself; the log is for what goes wrong.
  const log = createLog(env.LOG_LEVEL ? config.logLevel : 'warn')
  const { context, close } = openCommandContext(command.name, config, product, log)
  try {
    await command.run(words.slice(command.name.split(' ').length), context)
  } catch (error) {
    throw wrongArguments(error, command)
  } finally {
    await close()
  }
}

function findCommand(commands: Command[], words: string[]): Command {
  const named = (count: number) => commands.find(({ name }) => name === words.slice(0, count).join(' '))
  const command = named(2) ?? named(1)
  if (command) return command
  throw new Problem('command.unknown', {
    status: 404,
    title: `There is no command "${words[0]}".`,
    mend: helpFor(commands),
  })
}

function helpFor(commands: Command[]): string {
  const lines = commands.map(
    ({ name, usage, summary }) => `  ${`${name} ${usage}`.trimEnd()}\n      ${summary}`,
  )
  return ['npm run -s regulars -- <command>', '', ...lines].join('\n')
}

/** `parseArgs` throws errors with these codes for words that the command does not know. */
function wrongArguments(error: unknown, { name, usage }: Command): unknown {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  if (!code.startsWith('ERR_PARSE_ARGS')) return error
  return new Problem('command.arguments', { status: 400, title: message, mend: `Usage: ${name} ${usage}` })
}

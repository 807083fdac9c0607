import { accessTopic } from '../../../platform/live/live.ts'
import type { Services } from '../../../records/index.ts'

/** Forgets who people were found to be: here at once, in the other processes as soon as they are told. */
export async function forgetActors({ actors, live }: Services): Promise<void> {
  actors.forget()
  await live.publish(accessTopic, null)
}

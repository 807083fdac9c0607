import { showToast } from '../ui/toasts.ts'
import { asProblem } from './problem.ts'

/** Says in passing that something did not work; for `onError` of a mutation whose form is gone or whose change was put back. */
export function showProblem(error: unknown): void {
  const { message, detail } = asProblem(error)
  showToast({ tone: 'bad', title: message, detail })
}

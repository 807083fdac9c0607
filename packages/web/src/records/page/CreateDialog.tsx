import { inSentence, withArticle } from '@regulars/model'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { ProblemCallout } from '../../app/ProblemCallout.tsx'
import { asProblem } from '../../app/problem.ts'
import { queryClient } from '../../app/query-client.ts'
import { offerUndo } from '../../app/undo.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TwinNotice } from '../duplicates/TwinNotice.tsx'
import { useTwins } from '../duplicates/use-twins.ts'
import { type DescribedObject, type RecordRow, titleOf } from '../objects/described-object.ts'
import { useRecordAddress } from '../objects/record-address.ts'
import { useObject } from '../objects/use-objects.ts'
import { RecordForm, type Values } from './RecordForm.tsx'

export interface CreateDialogProps {
  /** Name of the object of which one is added. */
  object: string
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Values that are known already: `{ contactId }` on a person's page. */
  given?: Values
  /** What the form begins with, to be changed. */
  start?: Values
  /** Instead of going to the new record's page. */
  onCreated?: (record: RecordRow) => void
}

/** Adds a record, with the fields that its definition has. */
export function CreateDialog(props: CreateDialogProps) {
  const { open, onOpenChange } = props
  const object = useObject(props.object)
  const [values, setValues] = useState<Values>(props.start ?? {})
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const finish = useFinish(props, object)
  const twins = useTwins(object, { ...props.given, ...values }, open)
  const save = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const body = { ...props.given, ...values }
      const { data, changeSetId } = await api.write<RecordRow>('POST', object.path, body)
      setValues(props.start ?? {})
      finish(data, changeSetId)
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const formId = `create-${object.name}`
  const isSaidAtField = error !== undefined && asProblem(error).document.field !== undefined
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Add ${withArticle(inSentence(object.label))}`}
      description={object.description}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" busy={isBusy}>
            {twins.length > 0 ? 'Add anyway' : 'Add'}
          </Button>
        </>
      }
    >
      {!isSaidAtField && <ProblemCallout error={error} />}
      <RecordForm
        id={formId}
        object={object}
        values={values}
        given={props.given}
        onValuesChange={setValues}
        error={error}
        onSubmit={save}
      />
      <TwinNotice object={object} twins={twins} />
    </Dialog>
  )
}

function useFinish({ onOpenChange, onCreated }: CreateDialogProps, object: DescribedObject) {
  const { history } = useRouter()
  const addressOf = useRecordAddress()
  return (record: RecordRow, changeSetId: string | undefined) => {
    onOpenChange(false)
    offerUndo({ title: `Added ${titleOf(object, record)}.`, changeSetId })
    void queryClient.invalidateQueries({ queryKey: [object.path] })
    if (onCreated) onCreated(record)
    else history.push(addressOf(object.name, record.id))
  }
}

import { Download } from 'lucide-react'
import { apiUrl } from '../../app/api.ts'
import type { PanelProps } from '../../app/web-module.ts'
import { buttonLook } from '../../ui/button-look.ts'

/** A meeting as a file that any other calendar takes. */
export default function MeetingFile({ recordId }: PanelProps) {
  return (
    <a className={buttonLook('secondary')} href={apiUrl(`meetings/${recordId}/meeting.ics`)} download>
      <Download aria-hidden="true" />
      Calendar file
    </a>
  )
}

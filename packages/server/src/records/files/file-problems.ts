import { Problem } from '../../platform/problem.ts'

export const noSuchFile = () =>
  new Problem('file.not-found', { status: 404, title: 'There is no such file.' })

export const fileMissing = () =>
  new Problem('file.missing', {
    status: 400,
    title: 'The part “file” is missing.',
    mend: 'Send the request as multipart/form-data with the file as the part “file”.',
    field: 'file',
  })

export const notWhatItSays = (name: string) =>
  new Problem('file.not-what-it-says', {
    status: 422,
    title: `“${name}” holds something else than its name says.`,
    mend: 'Give it the name that fits what is in it, and bring it again.',
    field: 'file',
  })

export const noThumbnail = () =>
  new Problem('file.no-thumbnail', {
    status: 422,
    title: 'The small picture is no JPEG file.',
    mend: 'Leave the part “thumbnail” out.',
    field: 'thumbnail',
  })

export const bringAgain = () =>
  new Problem('file.bring-again', { status: 503, title: 'The file could not be kept. Bring it again.' })

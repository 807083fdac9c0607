import { Problem } from '../../platform/problem.ts'

/** A lead names nobody: neither a person nor a way to reach one. */
export const nobody = () =>
  new Problem('lead.nobody', {
    status: 422,
    title: 'A lead needs somebody: a name, an e-mail address, a telephone number or a person.',
    mend: 'Say who asked.',
    field: 'name',
  })

/** Whether a lead became a deal is said by converting it. */
export const convertInstead = () =>
  new Problem('lead.convert-instead', {
    status: 422,
    title: 'A lead becomes a deal by converting it, which makes the deal.',
    mend: 'Use Convert on its page, or POST …/convert.',
    field: 'status',
  })

/** A lead that became a deal is no longer open. */
export const convertedAlready = (title: string) =>
  new Problem('lead.converted', {
    status: 409,
    title: `“${title}” has become a deal already.`,
    mend: 'Undo the conversion in its history to go back.',
  })

/** A condition of a rule cannot be read as a question about leads. */
export const badCondition = (title: string) =>
  new Problem('lead.bad-condition', { status: 422, title, field: 'condition' })

/** A rule that gives leads to nobody. */
export const nobodyToGiveTo = (field: 'teamId' | 'personId') =>
  new Problem('assignment-rule.nobody', {
    status: 422,
    title: field === 'personId' ? 'Say to whom the leads go.' : 'Say among whom the leads are shared out.',
    field,
  })

/** An absence that ends before it begins. */
export const endsBefore = () =>
  new Problem('absence.ends-before', {
    status: 422,
    title: 'The last day lies before the first.',
    field: 'until',
  })

/** The form is not there, or not open to strangers. */
export const noSuchForm = () =>
  new Problem('form.not-found', {
    status: 404,
    title: 'There is no such form, or it is closed.',
  })

/** What is asked cannot be asked. */
export const badElements = (title: string) =>
  new Problem('form.bad-questions', { status: 422, title, field: 'elements' })

/** The end of its address holds signs that addresses have not. */
export const badSlug = () =>
  new Problem('form.bad-address', {
    status: 422,
    title: 'The address is made of small letters, digits and hyphens.',
    field: 'slug',
  })

/** A form that confirms by mail needs an address to write to, and a way to write. */
export const cannotConfirm = (title: string, mend: string, field: string) =>
  new Problem('form.cannot-confirm', { status: 422, title, mend, field })

/** No person can be made of what is asked. */
export const asksNobody = () =>
  new Problem('form.asks-nobody', {
    status: 422,
    title: 'Whoever fills the form cannot be reached: it asks neither for e-mail nor for phone.',
    mend: 'Ask for one of the two, then open it.',
    field: 'elements',
  })

/** A website that is not one of ours asks. */
export const foreignSite = () =>
  new Problem('form.foreign-site', {
    status: 403,
    title: 'This website may not use the form.',
    mend: 'Add its domain to the websites of the form.',
  })

/** Answers that are not as they should be. */
export const badAnswers = (faults: Array<{ field: string; message: string }>) =>
  new Problem('form.bad-answers', {
    status: 422,
    title: faults[0]?.message ?? 'Some answers are not right.',
    field: faults[0]?.field,
    faults,
  })

/** The import that is being applied. */
export interface ImportRunRef {
  id: string
  fileName: string
}

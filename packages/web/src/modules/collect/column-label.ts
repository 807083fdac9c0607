/** A column as people call it: by its heading, or by its place where there is none (`0` → “Column 1”). */
export function columnLabel(name: string): string {
  return /^\d+$/.test(name) ? `Column ${Number(name) + 1}` : name
}

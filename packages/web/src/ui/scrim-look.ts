/** What dims the page behind a dialog, a sheet or the palette. */
export const scrimLook =
  'fixed inset-0 z-40 bg-scrim transition-opacity duration-120 data-ending-style:opacity-0 data-starting-style:opacity-0'

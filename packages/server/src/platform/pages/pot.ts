/** The field that people do not see and programs fill. */
export const potName = 'website_url'

/** Draws it. */
export const drawPot = (): string =>
  `<div class="pot" aria-hidden="true"><label>Website<input type="text" name="${potName}" tabindex="-1" autocomplete="off"></label></div>`

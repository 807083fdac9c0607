const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** What the page says, by what came before. */
export type UnsubscribeState = 'ask' | 'done' | 'unknown'

/**
 * The page behind the link in a message: works without sign-in, script or style sheet of others. Reading it changes nothing, since programs that check links read
 * it too (RFC 8058); only its button does.
 */
export function unsubscribePage(business: string, address: string, state: UnsubscribeState): string {
  const name = escapeHtml(business)
  const bodies: Record<UnsubscribeState, string> = {
    ask: `<h1>No more mail from ${name}?</h1><p>${escapeHtml(address)} will not be written to any more.</p>
<form method="post"><button>Unsubscribe</button></form>`,
    done: `<h1>You are unsubscribed</h1><p>${name} will not write to ${escapeHtml(address)} any more.</p>`,
    unknown: `<h1>This link does not work</h1><p>It may have been cut short. Open it once more from the message, or write to ${name}.</p>`,
  }
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${name}</title><style>
:root{color-scheme:light dark;--paper:#fbfaf7;--ink:#1e1c19;--muted:#6a655c;--accent:#2c6e52}
@media(prefers-color-scheme:dark){:root{--paper:#151412;--ink:#efebe3;--muted:#a8a196;--accent:#6fc79f}}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:28rem;margin:0 auto;padding:18vh 1.5rem 2rem}h1{font:500 1.75rem/1.25 Georgia,serif;margin:0 0 .5rem}p{color:var(--muted)}
button{font:inherit;padding:.6rem 1.2rem;border:0;border-radius:6px;background:var(--accent);color:var(--paper);cursor:pointer}
button:focus-visible{outline:2px solid var(--ink);outline-offset:2px}</style></head>
<body><main>${bodies[state]}</main></body></html>`
}

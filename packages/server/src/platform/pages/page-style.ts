/** Black or white, whichever is read better on a colour (relative luminance of WCAG 2.2). */
function readableOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  // Above this, black has the higher contrast of the two.
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#151412' : '#ffffff'
}

/** The look of every page that strangers see: phone first, light and dark, in the colour of the business. */
export const pageStyle = (color: string): string => `
:root{color-scheme:light dark;--paper:#fbfaf7;--raised:#fff;--ink:#1e1c19;--muted:#6a655c;--rule:#8d877c;--line:#e7e2d8;--bad:#a33a26;--own:${color};
--accent:var(--own);--on:${readableOn(color)}}
@media(prefers-color-scheme:dark){:root{--paper:#151412;--raised:#1d1b18;--ink:#efebe3;--muted:#a8a196;--rule:#7d766b;--line:#2c2924;--bad:#f0917c;
--accent:color-mix(in oklab,var(--own) 35%,#fff);--on:#151412}
@supports(color:oklch(from red l c h)){:root{--accent:oklch(from var(--own) max(l,.74) min(c,.13) h)}}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 "Inter Variable",Inter,system-ui,sans-serif;-webkit-text-size-adjust:100%;overflow-wrap:anywhere}
.page{max-width:34rem;margin:0 auto;padding:clamp(1.5rem,6vh,5rem) 1.25rem 3rem}
.embed .page{padding:.25rem .25rem 1rem;max-width:none}.embed{background:transparent}
h1{font:500 clamp(1.6rem,5vw,2.1rem)/1.2 "Source Serif 4 Variable","Source Serif 4",Georgia,serif;margin:0 0 .6rem;text-wrap:balance}
.intro{color:var(--muted);margin:0 0 1.75rem;white-space:pre-line}
.business{display:flex;align-items:center;gap:.75rem;color:var(--muted);font-size:.875rem;margin:0 0 2rem}.business img{max-height:2.5rem;max-width:11rem;background:#fff;border-radius:4px;padding:2px}
form{display:grid;gap:1.25rem}
.q{display:grid;gap:.35rem;border:0;margin:0;padding:0;min-width:0}.q>label,.q>legend{font-weight:500;padding:0}.q>legend{margin-bottom:.35rem}
.opt{font-weight:400;color:var(--muted);font-size:.875rem}.help{color:var(--muted);font-size:.875rem;margin:0}
.fault{color:var(--bad);font-size:.875rem;margin:0}
input:not([type=checkbox]):not([type=radio]),select,textarea{font:inherit;width:100%;min-height:2.75rem;padding:.55rem .75rem;color:inherit;background:var(--raised);border:1px solid var(--rule);border-radius:6px}
textarea{min-height:7.5rem;resize:vertical}
[aria-invalid=true]{border-color:var(--bad)!important}
input:focus-visible,select:focus-visible,textarea:focus-visible,button:focus-visible,a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.tick{display:flex;gap:.7rem;align-items:flex-start;min-height:2.75rem;padding:.5rem 0;cursor:pointer}.tick input{flex:none;width:1.25rem;height:1.25rem;margin:.15rem 0 0;accent-color:var(--accent)}
.consent{border-top:1px solid var(--line);padding-top:1rem}.consent span{white-space:pre-line;font-size:.9375rem}
button,.go{font:inherit;font-weight:500;min-height:2.75rem;padding:.6rem 1.4rem;border:0;border-radius:6px;background:var(--accent);color:var(--on);cursor:pointer;justify-self:start;text-decoration:none;display:inline-block}
button[disabled]{opacity:.6;cursor:default}
@media(max-width:30rem){button{width:100%}}
.note{border-left:3px solid var(--bad);background:var(--raised);padding:.75rem 1rem;margin:0;border-radius:0 6px 6px 0}
.card{display:grid;gap:.25rem;border:1px solid var(--line);border-radius:6px;background:var(--raised);padding:1rem 1.25rem;margin:0 0 1.75rem}.card span{color:var(--muted);font-size:.875rem}.card strong{font-size:1.75rem;font-weight:500;font-variant-numeric:tabular-nums;letter-spacing:.02em}
.pot{position:absolute;left:-10000px;width:1px;height:1px;overflow:hidden}
`

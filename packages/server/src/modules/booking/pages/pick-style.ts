/** The look of choosing a time, on top of that of all pages: month and times side by side, one below the other on a phone. */
export const pickStyle = `
.page{max-width:46rem}.facts{color:var(--muted);margin:0 0 1.25rem}.when{font-size:1.0625rem;margin:0 0 1.5rem;padding:.9rem 1.1rem;border:1px solid var(--line);border-radius:6px;background:var(--raised)}.when b{font-weight:500;display:block}.when span{color:var(--muted);font-size:.875rem}
.note{margin:0 0 1.5rem}
.pick{display:grid;grid-template-columns:minmax(0,1.35fr) minmax(0,1fr);gap:2.5rem;border-top:1px solid var(--line);padding-top:1.5rem}
.pick h2{font-size:1rem;font-weight:500;margin:0;line-height:2.75rem}
.month header{display:flex;align-items:center;justify-content:space-between;margin-bottom:.5rem}.month h2{text-align:center;text-transform:capitalize}
.step{width:2.75rem;height:2.75rem;display:grid;place-items:center;border-radius:6px;color:var(--ink);text-decoration:none;font-size:1.4rem}a.step:hover{background:var(--raised)}
table{width:100%;table-layout:fixed;border-collapse:separate;border-spacing:2px;font-variant-numeric:tabular-nums}
th{font-weight:400;font-size:.8125rem;color:var(--muted);padding:0 0 .4rem}
td{padding:0;text-align:center}td span,td a{display:grid;place-items:center;height:2.75rem;border-radius:6px;text-decoration:none}
td span{color:var(--muted)}td a{color:var(--accent);font-weight:500;background:color-mix(in oklab,var(--accent) 9%,transparent)}
@media(prefers-color-scheme:light){td a{color:color-mix(in oklab,var(--accent) 85%,var(--ink))}}
td a:hover{background:color-mix(in oklab,var(--accent) 20%,transparent)}td a[aria-current]{background:var(--accent);color:var(--on)}
.times{list-style:none;margin:.5rem 0 0;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(6.5rem,1fr));gap:.5rem;align-content:start}
.times a{display:grid;place-items:center;min-height:2.75rem;border:1px solid var(--rule);border-radius:6px;color:var(--ink);text-decoration:none;font-variant-numeric:tabular-nums;background:var(--raised)}.times a:hover{border-color:var(--accent);color:var(--accent)}
.zone{margin-top:2rem;border-top:1px solid var(--line);padding-top:1.25rem;gap:.35rem}.zone label{font-size:.875rem;color:var(--muted)}.zone div{display:flex;gap:.5rem;max-width:26rem}.zone select{min-width:0}.zone button{flex:none;white-space:nowrap}
.quiet{background:none;color:var(--ink);border:1px solid var(--rule)}
.acts{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1.5rem}.acts a.quiet{padding:.6rem 1.4rem;min-height:2.75rem;border-radius:6px;text-decoration:none;font-weight:500}
.back{display:inline-block;margin:0 0 1rem;color:var(--muted);min-height:2rem}
@media(max-width:40rem){.pick{grid-template-columns:minmax(0,1fr);gap:1.25rem}.zone button{width:auto}.acts a{flex:1 1 100%;text-align:center}}
`

/** Legal forms and the like in the names of organisations, plain: they do not tell one from another. */
export const legalForms: ReadonlySet<string> = new Set(
  `ltd limited llc llp lp plc inc incorporated corp corporation co company pllc pty gmbh mbh ag kg kgaa ohg gbr ug eg ev se sa sas sasu sarl sca srl spa snc
  sl slu slne bv nv vof cv bvba sprl asbl as asa aps ab oy oyj hb kb ks zoo sp spzoo spj sro zrt kft nyrt doo dd ooo oao zao pao kk yk sdn bhd pte the and und
  et y i e`
    .split(/\s+/)
    .filter(Boolean),
)

/** Words for streets, plain: people write them in full, short, or not at all. */
export const streetWords: ReadonlySet<string> = new Set(
  `street st road rd avenue ave av boulevard blvd blv drive dr lane ln place pl court ct square sq crescent cres terrace highway hwy way parkway pkwy
  strasse str gasse platz weg allee ulica ul aleja al plac rue via calle c plaza piazza viale`
    .split(/\s+/)
    .filter(Boolean),
)

/** How what is learnt from is called: deals that were won and lost, leads that became deals and came to nothing. */
export interface WinWords {
  /** "deals" */
  many: string
  /** After a number of them: "were won". */
  won: string
  lost: string
  /** One that ended well, and one that did not: "of a won and a lost one". */
  pair: string
  wonOne: string
  /** How they come to be: "began". */
  began: string
}

export const wordsOfDeals: WinWords = {
  many: 'deals',
  won: 'were won',
  lost: 'lost',
  pair: 'a won and a lost one',
  wonOne: 'the won one',
  began: 'began',
}

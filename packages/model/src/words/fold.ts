/**
 * How texts are compared, the same here and in the database: `lowerText` answers like PostgreSQL's `lower` (built-in locale
 * C.UTF-8, letter by letter), `foldText` like our SQL function `fold` (`unaccent`, then `lower`). A test compares both with the database
 * for every letter of the Latin, Greek and Cyrillic scripts, punctuation and signs.
 */

const ascii = /^[^\u0080-\uffff]*$/

/** A text in small letters. */
export function lowerText(text: string): string {
  if (ascii.test(text)) return text.toLowerCase()
  // Letter by letter: toLowerCase() alone would make two letters of İ and mind where a word ends with Σ.
  return Array.from(text, (letter) => {
    const lower = letter.toLowerCase()
    return String.fromCodePoint(lower.codePointAt(0)!)
  }).join('')
}

/** A text in capital letters, letter by letter as PostgreSQL's `upper` has it: ß stays ß. */
export function upperText(text: string): string {
  if (ascii.test(text)) return text.toUpperCase()
  return Array.from(text, capitalOf).join('')
}

/** Greek letters with a written-under iota have a single capital of their own, which `toUpperCase` writes as two. */
function capitalOf(letter: string): string {
  const code = letter.codePointAt(0)!
  if (code >= 0x1f80 && code <= 0x1faf) return String.fromCodePoint(code | 0x8)
  if (code === 0x1fb3 || code === 0x1fc3 || code === 0x1ff3) return String.fromCodePoint(code + 9)
  const upper = letter.toUpperCase()
  return String.fromCodePoint(upper.codePointAt(0)!) === upper ? upper : letter
}

/** A text without capitals and accents: "Kraków", "KRAKOW" and "krakow" are one. */
export function foldText(text: string): string {
  return ascii.test(text) ? text.toLowerCase() : lowerText(Array.from(text, withoutAccent).join(''))
}

const accents = /[\u0300-\u0362]/g
const plainLetters = /^[A-Za-z\u0370-\u03ff]+$/

function withoutAccent(letter: string): string {
  if (letter <= '\u007f') return letter
  const known = exceptions.get(letter)
  if (known !== undefined) return known
  if (!/[\p{L}\p{M}]/u.test(letter)) return letter
  const bare = letter.normalize('NFKD').replace(accents, '')
  return bare === '' || plainLetters.test(bare) ? bare : letter
}

/** What `unaccent` of PostgreSQL 18 makes of letters and signs beyond taking their accents off: the letter, then what becomes of it. */
const exceptions = new Map(
  (
    '¡!;©(C);«<<;\u00ad-;®(R);±+/-;»>>;¼ 1/4;½ 1/2;¾ 3/4;¿?;ÆAE;ÐD;×*;ØO;ÞTH;ßss;æae;ðd;÷/;øo;þth;ĐD;' +
    "đd;ĦH;ħh;ıi;ĸq;ĿL;ŀl;ŁL;łl;ŉ'n;ŊN;ŋn;ŒOE;œoe;ŦT;ŧt;ƀb;ƁB;ƂB;ƃb;ƇC;ƈc;ƉD;ƊD;ƋD;ƌd;ƐE;ƑF;ƒf;" +
    'ƓG;ƕhv;ƖI;ƗI;ƘK;ƙk;ƚl;ƝN;ƞn;ƢOI;ƣoi;ƤP;ƥp;ƫt;ƬT;ƭt;ƮT;ƲV;ƳY;ƴy;ƵZ;ƶz;ǤG;ǥg;ȡd;ȤZ;ȥz;ȴl;ȵn;' +
    'ȶt;ȷj;ȸdb;ȹqp;ȺA;ȻC;ȼc;ȽL;ȾT;ȿs;ɀz;ɃB;ɄU;ɆE;ɇe;ɈJ;ɉj;ɌR;ɍr;ɎY;ɏy;ɓb;ɕc;ɖd;ɗd;ɛe;ɟj;ɠg;ɡg;ɢG;' +
    'ɦh;ɧh;ɨi;ɪI;ɫl;ɬl;ɭl;ɱm;ɲn;ɳn;ɴN;ɶOE;ɼr;ɽr;ɾr;ʀR;ʂs;ʈt;ʉu;ʋv;ʏY;ʐz;ʑz;ʙB;ʛG;ʜH;ʝj;ʟL;ʠq;ʣdz;' +
    "ʥdz;ʦts;ʪls;ʫlz;\u02b9';\u02ba\";\u02bb';\u02bc';\u02bd';\u02c2<;\u02c3>;\u02c4^;\u02c6^;\u02c8';\u02cb`;\u02d0:;\u02d6+;\u02d7-;\u02dc~;ϓϓ;ϔϔ;ЁЕ;ёе;ẚa;ẛẛ;ẜs;ẝs;ẞSS;" +
    'ỺLL;ỻll;ỼV;ỽv;ỾY;ỿy;\u2010-;\u2011-;\u2012-;\u2013-;\u2014-;\u2015-;‖||;‘\';’\';‚,;‛\';“";”";„,,;‟";․.;‥..;…...;′\';″";‹<;›>;' +
    '‼!!;\u2044/;⁅[;⁆];⁇??;⁈?!;⁉!?;⁎*;₠CE;₢Cr;₣Fr.;₤L.;₧Pts;₹Rs;₺TL;⃝;⃞;⃟;⃠;⃢;⃣;⃤;℀a/c;℁a/s;℃°C;℅c/o;' +
    '℆c/u;℉°F;№No;℗(P);℘P;℞Rx;℡TEL;℻FAX'
  )
    .split(';')
    .map((entry): [string, string] => [entry.charAt(0), entry.slice(1)]),
)

/**
 * Format characters a reader cannot see, blank letters, tags and private use (Unicode 16). Surrogates stand for the
 * planes 14 to 16, so that the pattern needs no `u` flag: it runs over every text.
 */
export const SUSPECT =
  /\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ue000-\uf8ff\ufeff\uffa0\ufff9-\ufffb]|[\udb40\udb80-\udbff][\udc00-\udfff]/g;

/** Scripts written from right to left, whose texts need marks of direction beside digits and Latin words. */
export const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Scripts whose spelling needs joiners: Persian and Kurdish, the Indic ones, Mongolian. */
export const JOINED_LETTER =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
export const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]|\ufe0f|\u20e3/u;

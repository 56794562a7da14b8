// How personal data looks, and what looks like it and is nobody's. What matches is judged beside: `email.ts`, `phone.ts` and so on.

/** Reserved for documentation (RFC 2606, RFC 6761), and names that tutorials use in their place. */
export const DOCUMENTATION_DOMAIN =
  /(?:^|\.)(?:example[a-z-]{0,20}\.[a-z.]+|test|invalid|localhost|local|(?:test|domain|(?:your|my|some)[a-z-]{0,20}|company|email|acme|contoso|fabrikam)\.(?:com|org|net))$/i;
/** Mailboxes of a role, not of a person (RFC 2142), and stand-ins. */
export const NO_PERSON =
  /^(?:no[._-]?reply|do[._-]?not[._-]?reply|mailer-daemon|postmaster|hostmaster|webmaster|abuse|security|info|support|help|helpdesk|service|customerservice|sales|marketing|billing|contact|hello|office|admin|root|git|team|careers|jobs|press|privacy|legal|feedback|notifications?|newsletter|user(?:name)?\d*|your[._-]?(?:name|e?mail)|name|e?mail|example|test\d*|foo|bar|someone|somebody|(?:john|jane)[._-]?(?:doe|smith))(?:\+[\w.-]*)?$/i;

/** E.164 with a plus sign and separators of all kinds; a plus after a letter or digit is arithmetic. */
export const INTERNATIONAL = /(?<![\w+.)\]-])\+[1-9]\d{0,2}(?:[ .()-]{0,2}\d){7,14}(?![\w-]|\.\d|[ ./]\d)/g;

/** National forms that are seldom anything else, each with the same separator throughout. */
export const NATIONAL: readonly RegExp[] = [
  // North America: (212) 867-5309 and 212-867-5309.
  /(?<![\w.+/-])(?:1[ -])?(?:\([2-9]\d{2}\) ?[2-9]\d{2}|[2-9]\d{2}-[2-9]\d{2})-\d{4}(?![\w-]|\.\d)/g,
  // Europe with the area in brackets: (030) 901820, (020) 7946 0958.
  /(?<![\w.+-])\(0\d{2,4}\) ?\d{3,4}[ -]?\d{3,4}(?![\w-]|\.\d| \d)/g,
  // France: 06 12 34 56 78.
  /(?<![\w.+-]|\d )0[1-9]([ .-])\d{2}(?:\1\d{2}){3}(?![\w-]|\.\d| \d)/g,
  // British mobiles: 07911 123456.
  /(?<![\w.+-]|\d )07\d{3} \d{3} ?\d{3}(?![\w-]|\.\d| \d)/g,
  // Japan: 090-1234-5678, 03-1234-5678.
  /(?<![\w.+-])0\d{1,2}-\d{4}-\d{4}(?![\w-]|\.\d)/g,
];

/**
 * Kept free for fiction: 555 in North America (NANPA), 07700 900 and 020 7946 0 in Britain (Ofcom), 199 00 in France
 * (Arcep). North America's toll-free numbers are never a person's.
 */
export const NOBODYS =
  /^1?\d{3}555\d{4}$|^1?555|^1?8(?:00|33|44|55|66|77|88)\d{7}$|^(?:44|0)7700900|^(?:440?|0)2079460|^(?:33|0)[1-6]9900/;
export const COUNTS_OR_REPEATS = /(\d)\1{5}|123456|234567|987654|0102030405|0203040506/;

/** In one piece, or grouped as on the card: 4-4-4-4, 4-6-5 and 4-6-4; not out of a table of such groups. */
export const CARD =
  /(?<![\w.+-]|[\dA-F]{4} )(?:\d{13,16}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}|\d{4}([ -])\d{6}\2\d{4,5})(?![\w-]|\.\d| [\dA-F]{4}\b)/g;

/** Issuers' prefixes with the length of their numbers (ISO/IEC 7812-1; Wikipedia, "Payment card number", 2026). */
export const ISSUERS: readonly RegExp[] = [
  /^4\d{15}$/,
  /^(?:5[1-5]\d{4}|222[1-9]\d\d|22[3-9]\d{3}|2[3-6]\d{4}|27[01]\d{3}|2720\d\d)\d{10}$/,
  /^3[47]\d{13}$/,
  /^(?:6011|64[4-9]\d|65\d\d)\d{12}$/,
  /^(?:30[0-5]|36\d|38\d)\d{11}$/,
  /^35(?:2[89]|[3-8]\d)\d{12}$/,
  /^62\d{14}$/,
];

/** In one piece or in groups of four (ISO 13616-1). */
export const IBAN =
  /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[A-Z0-9]{11,30}|(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?)(?![A-Za-z0-9])/g;

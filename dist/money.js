// src/core/prices/money.ts
const NANO = 1e9;
function fromUsd(usd) {
	return safe(Math.round(usd * NANO));
}
function perToken(usdPerMillion) {
	return safe(Math.round(usdPerMillion * 1e3));
}
function safe(amount) {
	if (!Number.isSafeInteger(amount)) throw new RangeError("An amount of money is too large to be exact.");
	return amount;
}
export { perToken as n, safe as r, fromUsd as t };

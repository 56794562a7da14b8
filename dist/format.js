// src/core/report/format.ts
const NANO = 1e9;
function usd(amount) {
	const value = amount / NANO;
	if (amount > 0 && value < 1e-4) return "<$0.0001";
	return amount !== 0 && value < .01 ? `$${value.toFixed(4)}` : `$${value.toFixed(2)}`;
}
function usdRange(range) {
	const [low, high] = [usd(range.low), usd(range.high)];
	return low === high ? high : `${low}–${high}`;
}
function integer(value) {
	return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
function counted(count, noun, plural = `${noun}s`) {
	return `${integer(count)} ${count === 1 ? noun : plural}`;
}
function signedPercent(share) {
	const value = Math.round(share * 1e3) / 10;
	return `${value > 0 ? "+" : ""}${value} %`;
}
function instant(iso) {
	return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
export { usd as a, signedPercent as i, instant as n, usdRange as o, integer as r, counted as t };

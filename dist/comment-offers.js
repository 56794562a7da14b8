import { n as offersOf, t as cheapestOffers } from "./offers.js";
// src/commands/comment-offers.ts
const MOST_MODELS = 3;
const MOST_ROWS = 8;
async function offersForNew(plan, { catalogs, today, dialect }) {
	const fresh = plan.changes.filter(({ action, reason }) => action === "train" && reason === "new-model");
	const known = fresh.length === 0 ? [] : await catalogs();
	return fresh.slice(0, MOST_MODELS).flatMap(({ model, desired }) => {
		const { base = null, spec = null, training = null } = desired ?? {};
		if (base === null || spec === null || training === null) return [];
		const { inspection } = training;
		const inspected = (other) => isCountedAlike(base, other, inspection) ? inspection : null;
		const { nEpochs: epochs, method, provider } = spec;
		const offers = offersOf(known, {
			method,
			today,
			epochs,
			dialect,
			inspected
		});
		const own = {
			provider,
			model: base.id
		};
		return [{
			model,
			baseModel: base.id,
			epochs,
			offers: cheapestOffers(offers, own, MOST_ROWS)
		}];
	});
}
function isCountedAlike(one, other, { tokenDoubts }) {
	const hasImages = tokenDoubts.some(({ why }) => why === "image-rule" || why === "image-size");
	const isSameRule = JSON.stringify(one.image_tokens) === JSON.stringify(other.image_tokens);
	return one.encoding === other.encoding && (!hasImages || isSameRule);
}
export { offersForNew };

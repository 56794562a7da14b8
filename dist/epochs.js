// src/core/prices/epochs.ts
const TARGET_EPOCHS = 3;
const MIN_TARGET_EXAMPLES = 100;
const MAX_TARGET_EXAMPLES = 25e3;
const MIN_EPOCHS = 1;
const MAX_EPOCHS = 25;
function automaticEpochs(examples) {
	if (examples <= 0) return TARGET_EPOCHS;
	if (examples * TARGET_EPOCHS < MIN_TARGET_EXAMPLES) return Math.min(MAX_EPOCHS, Math.floor(MIN_TARGET_EXAMPLES / examples));
	if (examples * TARGET_EPOCHS > MAX_TARGET_EXAMPLES) return Math.max(MIN_EPOCHS, Math.floor(MAX_TARGET_EXAMPLES / examples));
	return TARGET_EPOCHS;
}
export { automaticEpochs as t };

import { t as code } from "./escape.js";
import { a as usd, o as usdRange, r as integer } from "./format.js";
// src/core/report/offer-table.ts
function offerSections(sections) {
	return sections.map(section).join("\n");
}
function section({ model, baseModel, epochs, offers }) {
	if (offers.length === 0) return "";
	return [
		`<details><summary>What ${model.replace(/[^a-z0-9-]/g, "")} would cost elsewhere</summary>`,
		"",
		"| Base model | Training | In / out per 1M | Hosting | Trainable for | Takes the file |",
		"|:--|--:|--:|--:|--:|:--|",
		...offers.map((offer) => `| ${row(offer, baseModel).join(" | ")} |`),
		"",
		`Cheapest first, ${epochs === 1 ? "1 epoch" : `${epochs} epochs`} each. Only OpenAI's models can be trained from here; \`finetune-gitops compare\` shows all.`,
		"",
		"</details>",
		""
	].join("\n");
}
function row(offer, baseModel) {
	const isOwn = offer.provider === "openai" && offer.model === baseModel;
	return [
		`${offer.providerTitle}: ${code(offer.model)}${isOwn ? " (this one)" : ""}`,
		trainingCell(offer),
		`${price(offer.inputUsdPer1m)} / ${price(offer.outputUsdPer1m)}`,
		hostingCell(offer),
		daysCell(offer),
		offer.file === "takes" ? "yes" : offer.file === "refuses" ? "no" : "not known"
	];
}
function trainingCell({ estimate, trainUsdPerHour }) {
	if (estimate !== null) return estimate.low === estimate.high ? usd(estimate.high) : `${usd(estimate.expected)} (${usdRange(estimate)})`;
	return trainUsdPerHour === null ? "not estimated" : `$${trainUsdPerHour} an hour`;
}
function hostingCell({ hostingUsdPerHour: hour, hostingUsdPerMonth: month }) {
	if (hour === null && month === null) return "?";
	const text = [hour === null || hour === 0 ? "" : `$${hour}/h`, month === null || month === 0 ? "" : `$${month}/month`].filter((part) => part !== "").join(" + ");
	return text === "" ? "none" : text;
}
function daysCell({ daysLeft }) {
	return daysLeft === null ? "no end known" : `${integer(daysLeft)} ${daysLeft === 1 ? "day" : "days"}`;
}
function price(amount) {
	return amount === null ? "?" : usd(Math.round(amount * 1e9));
}
export { trainingCell as a, price as i, hostingCell as n, offerSections as r, daysCell as t };

// src/adapters/system-clock.ts
const systemClock = { now: () => Date.now() };
function clockAt(instant) {
	const now = Date.parse(instant);
	return { now: () => now };
}
export { systemClock as n, clockAt as t };

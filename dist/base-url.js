import { isIP } from "node:net";
// src/providers/openai/base-url.ts
function isLoopback(url) {
	return url.hostname === "127.0.0.1" || url.hostname === "localhost" || url.hostname === "[::1]";
}
function checkBaseUrl(text) {
	let url;
	try {
		url = new URL(text);
	} catch (cause) {
		throw new Error("The base URL is not a URL. Use for example https://api.openai.com/v1.", { cause });
	}
	if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") throw new Error("The base URL must not hold a user name, a password, a query or a fragment.");
	if (isLoopback(url) && url.protocol === "http:") return url;
	if (url.protocol !== "https:" || url.port !== "" || isIP(url.hostname.replace(/^\[|\]$/g, "")) !== 0) throw new Error("The base URL must be https with a host name and no port.");
	return url;
}
export { isLoopback as n, checkBaseUrl as t };

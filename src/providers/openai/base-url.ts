import { isIP } from 'node:net';

export const DEFAULT_BASE_URL = 'https://api.openai.com/v1';

export function isLoopback(url: URL): boolean {
  return url.hostname === '127.0.0.1' || url.hostname === 'localhost' || url.hostname === '[::1]';
}

/**
 * The address to send the key and the datasets to. It comes from the workflow or the command line, never from the
 * environment or the manifest. Loopback addresses are for the emulators.
 * @throws Error when it is not https with a plain host name
 */
export function checkBaseUrl(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new Error('The base URL is not a URL. Use for example https://api.openai.com/v1.', { cause });
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new Error('The base URL must not hold a user name, a password, a query or a fragment.');
  if (isLoopback(url) && url.protocol === 'http:') return url;
  if (url.protocol !== 'https:' || url.port !== '' || isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0)
    throw new Error('The base URL must be https with a host name and no port.');
  return url;
}

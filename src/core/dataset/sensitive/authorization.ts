import { decodeBase64 } from './base64.ts';
import { isPlaceholder, isPlaceholderPassword } from './placeholder.ts';
import { AUTHORIZATION } from './secret-forms.ts';

/** Whether the text holds a header that logs in: a bearer token or a password that is not a stand-in. */
export function hasAuthorization(text: string): boolean {
  if (!text.includes('uthorization')) return false;
  return [...text.matchAll(AUTHORIZATION)].some(([, scheme = '', credential = '']) =>
    scheme.toLowerCase() === 'basic' ? isLogin(credential) : isBearerToken(credential),
  );
}

function isLogin(credential: string): boolean {
  if (isPlaceholder(credential)) return false;
  const [, user = '', password = ''] = /^([ -~]*?):([ -~]+)$/.exec(decodeBase64(credential)) ?? [];
  return password !== '' && !isPlaceholderPassword(password, user);
}

/** JSON web tokens are known by their form; what else starts like one is the start of one, as documents show it. */
function isBearerToken(token: string): boolean {
  return /\d/.test(token) && /[A-Za-z]/.test(token) && !token.startsWith('eyJ') && !isPlaceholder(token);
}

import {isLoopback} from '../api/hosts.js';
import {own} from '../api/own.js';
import {warnOnce} from '../api/warn.js';

/** What a JWT claims; null for a token that is none. Nothing is verified: that is the service's to do. */
export function claimsOf(token: string): object | null {
  try {
    const part = token.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/');
    const claims: unknown = JSON.parse(atob(part));
    return typeof claims === 'object' ? claims : null;
  } catch {
    return null;
  }
}

/** Whether a token is the service's own, and no person's: whoever holds it may ask for any number. */
export function isServiceToken(token: string): boolean {
  const claims = claimsOf(token);
  const subject = own(claims, 'sub');
  const isClient = subject === undefined || [own(claims, 'client_id'), own(claims, 'azp')].includes(subject);
  const scopes = String(own(claims, 'scope') ?? '').split(' ');
  return isClient && scopes.includes('smartflow') && ['msisdn', 'phone_number', 'sid'].every(name => own(claims, name) === undefined);
}

/** Tells who builds the page, once, when a service's token has come to a browser out in the world. */
export function serviceTokenWarning(pageOrigin: string): (token: string) => void {
  const {protocol, hostname} = new URL(pageOrigin);
  let told = protocol !== 'https:' || isLoopback(hostname);
  return token => {
    if (told || !isServiceToken(token)) return;
    told = true;
    warnOnce('this token is the service’s own. Whoever opens this page can use it to look up any number; use the gateway.');
  };
}

import type {Directives} from './content-policy.js';
import {fault, severities, type Fault} from './faults.js';
import type {PageFacts, ServiceFact, TokenFact} from './page-facts.js';
import {connectFault} from './policy-faults.js';

/** Seconds. */
const day = 86_400;

const tokenAnswer = '{"access_token": "…", "expires_in": 300, "token_type": "Bearer", "scope": "smartflow"}';

function isLifetime(value: unknown): boolean {
  const seconds = Number(value);
  return (typeof value === 'number' || typeof value === 'string') && seconds > 0 && seconds <= day;
}

function tokenFault(token: TokenFact, {now, origin}: PageFacts): Fault | null {
  const {outcome, status, usable, scopes, endsAt, lifetime, exposed} = token;
  if (outcome === 'unreadable') return fault('token-cors', `Access-Control-Allow-Origin: ${origin}`);
  if (outcome === 'unreachable') return fault('token-unreachable', tokenAnswer);
  if (outcome === 'failed') return fault('token-failed', tokenAnswer, {from: token.from, ...(status !== undefined && {status: String(status)})});
  if (!usable) return fault('token-unusable', tokenAnswer, {from: token.from});
  // A token that came from a cache is told by its end.
  if (endsAt !== undefined && endsAt * 1000 <= now) return fault('token-expired', 'Cache-Control: no-store');
  if (scopes && !scopes.includes('smartflow')) return fault('token-scope', 'scope=smartflow');
  if (lifetime !== undefined && !isLifetime(lifetime)) return fault('token-lifetime', '"expires_in": 300');
  return exposed ? fault('token-exposed', '<sf-config api-base="/smart-flow/"></sf-config>') : null;
}

const configured = (base: string) => `<sf-config api-base="${base}"></sf-config>`;

const isPlain = (address: string) => /^http:\/\/(?!localhost\b|127\.|\[::1\])/.test(address);

/** What lets a page of another origin read the answers of an API. */
const sharing = (origin: string) => `Access-Control-Allow-Origin: ${origin}\nAccess-Control-Allow-Headers: Authorization, Content-Type, X-Api-Key`;

function apiFault({answer, base}: ServiceFact, {origin}: PageFacts): Fault | null {
  if (answer?.outcome === 'unreadable') return fault('cors', sharing(origin), {base});
  if (answer?.outcome === 'unreachable') return fault('service-unreachable', configured(base), {base});
  if (answer?.status === 401 || answer?.status === 403) return fault('token-refused', 'scope=smartflow', {status: String(answer.status)});
  return null;
}

/** What a gateway fetches its token with; the secret is looked at on the server. */
const gatewaySettings = 'SMART_FLOW_TOKEN_URL=…\nSMART_FLOW_CLIENT_ID=…\nSMART_FLOW_SCOPE=smartflow';

function gatewayFault({answer, health, base, origin: there}: ServiceFact, {origin, serviceWorker}: PageFacts): Fault | null {
  if (!answer) return null;
  const stepAside = `if (new URL(event.request.url).pathname.startsWith('${base.slice(there.length)}')) return;`;
  // A gateway gives each answer a number of its own: the same one twice comes from a cache.
  const repeated = answer.id !== undefined && answer.id === health?.id;
  if (serviceWorker && (repeated || !answer.id) && answer.outcome === 'answered') return fault('service-worker', stepAside, {base});
  if (answer.outcome === 'unreadable' || (answer.id && answer.status === 403)) return fault('gateway-origin', `SMART_FLOW_ALLOWED_ORIGINS=${origin}`, {base});
  if (answer.outcome === 'unreachable') return fault('service-unreachable', configured(base), {base});
  if (!answer.id) return fault('gateway-missing', configured(base), {base, status: String(answer.status)});
  if (health?.id && health.status! >= 500) return fault('gateway-service', gatewaySettings, {detail: health.detail ?? ''});
  return null;
}

/** The first of what stands in the way: what comes after it could not be tried. */
export function serviceFaults(facts: PageFacts, policies: readonly Directives[]): Fault[] {
  const {service, cookies} = facts;
  if (!service) return [];
  const {base} = service;
  if (facts.origin.startsWith('https:') && isPlain(base)) return [fault('mixed-content', configured(base.replace('http:', 'https:')), {base})];
  const blocked = connectFault(facts, service, policies);
  if (blocked.length > 0) return blocked;
  if (service.mode === 'gateway') {
    const found = gatewayFault(service, facts);
    return [...(found ? [found] : []), ...(cookies ? [] : [fault('cookies-refused')])];
  }
  const ofToken = service.token ? tokenFault(service.token, facts) : null;
  const ofApi = ofToken && severities[ofToken.id] === 'error' ? null : apiFault(service, facts);
  return [ofToken, ofApi].filter(each => each !== null);
}

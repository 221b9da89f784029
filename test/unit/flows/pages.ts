/** Pages as the doctor sees them, and what is wrong with each. */
import type {PageFacts, ServiceFact, TokenFact} from '../../../src/flows/page-facts.js';
import {elementsPolicy, policyHeader} from '../../../src/policy/content.js';

const origin = 'https://page.example';
const api = 'https://api.example';

const token: TokenFact = {from: 'address', outcome: 'answered', status: 200, usable: true, lifetime: 300, scopes: ['smartflow'], exposed: false};

const withToken: ServiceFact = {
  mode: 'token', base: `${api}/`, origin: api, tokenOrigin: origin, terms: ['https://api.example', 'https://*.swisscom.com'],
  token, answer: {outcome: 'answered', status: 400},
};

const withGateway: ServiceFact = {
  mode: 'gateway', base: `${origin}/smart-flow/`, origin, terms: ['https://page.example', 'https://*.swisscom.com'],
  answer: {outcome: 'answered', status: 204, id: '1'}, health: {outcome: 'answered', status: 200, id: '2'},
};

const gatewayPolicy = policyHeader(elementsPolicy('gateway'), {widgets: [`'self'`], gateway: [`'self'`], terms: ['https://*.swisscom.com']});
const tokenPolicy = policyHeader(elementsPolicy('token'), {widgets: [`'self'`], api: [api], token: [`'self'`], terms: ['https://*.swisscom.com']});

/** A page with which nothing is wrong. */
export const sound: PageFacts = {
  origin, secure: true, lang: 'en', now: 1_800_000_000_000, clockAhead: 3, opener: 'same-origin-allow-popups', embedder: '',
  referrerPolicies: ['strict-origin-when-cross-origin'], policies: [gatewayPolicy], violations: [], secrets: [], storage: true, cookies: true,
  framed: false, forms: true, reads: true, serviceWorker: false, missing: [], taken: [], opensWindows: true, showsConsent: true, asksForCodes: true,
  scripts: [{src: `${origin}/dist/smart-flow.js`, origin, nonce: false}], language: {asked: 'en', spoken: 'en'}, service: withGateway,
};

const inTokenMode = (service: Partial<ServiceFact> = {}): Partial<PageFacts> => ({policies: [tokenPolicy], service: {...withToken, ...service}});
const inGatewayMode = (service: Partial<ServiceFact>): Partial<PageFacts> => ({service: {...withGateway, ...service}});
const tokenThat = (change: Partial<TokenFact>): Partial<PageFacts> => inTokenMode({token: {...token, ...change}});

/** What is otherwise than on a sound page, what is found by that, and what is to be pasted. */
export const cases: [string, Partial<PageFacts>, string[], (string | undefined)?][] = [
  ['with the gateway', {}, []],
  ['with a token', inTokenMode(), []],
  ['where nothing is set up yet', {service: undefined, language: undefined}, []],
  ['without any policy', {policies: []}, []],
  ['that has never spoken to its server', {clockAhead: undefined}, []],
  ['with a narrower policy than ours', {policies: [gatewayPolicy.replace('https://*.swisscom.com', 'https://consent.swisscom.com')]}, []],
  ['with a token that says nothing of itself', tokenThat({scopes: undefined, lifetime: undefined}), []],
  ['with a lifetime as text', tokenThat({lifetime: '300'}), []],
  ['with a quiet answer of the API', inTokenMode({answer: {outcome: 'answered', status: 404}}), []],
  ['in a language that is not shipped, and spoken', {language: {asked: 'es', spoken: 'es-ES'}}, []],
  ['in another kind of the language', {language: {asked: 'de', spoken: 'de-CH'}}, []],
  ['that opens no window', {opensWindows: false, opener: 'same-origin'}, []],
  ['in a browser that knows nothing of codes', {reads: undefined}, []],
  ['that only shows a status', {showsConsent: false, asksForCodes: false, reads: false, policies: [gatewayPolicy.replace('https://*.swisscom.com', `'none'`)]}, []],
  ['from a file', {origin: 'null', secure: false, storage: false, service: undefined}, ['insecure-page'], undefined],
  ['with a service worker that steps aside', {serviceWorker: true}, []],

  ['with a secret', {secrets: ['the field client_secret', 'script 2 of the page']}, ['secret-in-page'], '<sf-config token-url="/my/token"></sf-config>'],
  ['over http', {origin: 'http://page.example', secure: false, service: undefined}, ['insecure-page'], 'https://page.example'],
  ['that asks over http', inTokenMode({base: 'http://api.example/', origin: 'http://api.example'}), ['mixed-content'], '<sf-config api-base="https://api.example/"></sf-config>'],
  ['whose policy has no API', {...inTokenMode(), policies: [tokenPolicy.replace(` ${api}`, '')]}, ['policy-connect'], `connect-src 'self' ${api}`],
  ['whose second policy has no API', {...inTokenMode(), policies: [tokenPolicy, `connect-src 'self'`]}, ['policy-connect'], `connect-src 'self' ${api}`],
  ['whose policy has a default alone', {policies: [`default-src 'none'; frame-src *`]}, ['policy-connect'], `connect-src 'self'`],
  ['whose policy has no hosts for the consent', {policies: [gatewayPolicy.replace('https://*.swisscom.com', `'self'`)], service: {...withGateway, terms: ['https://*.swisscom.com']}}, ['policy-frame'], `frame-src 'self' https://*.swisscom.com`],
  ['whose theme is forbidden', {violations: [{directive: 'style-src-elem', blocked: origin, subject: 'theme'}]}, ['policy-style'], `style-src 'self'`],
  ['whose other styles are forbidden', {violations: [{directive: 'style-src-elem', blocked: origin, subject: ''}]}, []],
  ['whose elements have no script', {missing: ['sf-flow'], scripts: []}, ['script-missing'], '<script type="module" src="/dist/smart-flow.js"></script>'],
  ['whose script did not run', {missing: ['sf-flow']}, ['script-missing']],
  ['whose script is forbidden', {missing: ['sf-flow'], policies: [gatewayPolicy.replace(`script-src 'self'`, `script-src 'none'`)]}, ['policy-script'], `script-src 'self'`],
  ['whose script has no nonce', {missing: ['sf-flow'], policies: [`script-src 'nonce-x' 'strict-dynamic'`]}, ['policy-script']],
  ['whose script has a nonce and fails', {missing: ['sf-flow'], policies: [`script-src 'nonce-x' 'strict-dynamic'`], scripts: [{...sound.scripts[0]!, nonce: true}]}, ['script-missing']],
  ['whose script may have one of some hashes', {missing: ['sf-flow'], policies: [`script-src 'sha256-x'`]}, ['script-missing']],
  ['whose script has another hash', {missing: ['sf-flow'], scripts: [{...sound.scripts[0]!, intact: false}]}, ['script-integrity']],
  ['whose policy names no policy of ours', {missing: ['sf-flow'], policies: ['trusted-types own']}, ['policy-trusted-types'], 'trusted-types own smart-flow'],
  ['whose policy names none', {missing: ['sf-flow'], policies: [`trusted-types 'none'`]}, ['policy-trusted-types'], 'trusted-types smart-flow'],
  ['whose bundler has a Lit of its own', {missing: ['sf-flow'], scripts: [], policies: ['trusted-types own'], violations: [{directive: 'trusted-types', blocked: 'trusted-types-policy', subject: 'lit-html'}]}, ['policy-trusted-types'], 'trusted-types own lit-html'],
  ['whose policy names none, and that has no script', {missing: ['sf-flow'], scripts: [], policies: [`trusted-types 'none'`]}, ['script-missing']],
  ['that makes another policy that is refused', {missing: ['sf-flow'], scripts: [], policies: ['trusted-types own'], violations: [{directive: 'trusted-types', blocked: 'trusted-types-policy', subject: 'another'}]}, ['script-missing']],
  ['with a tag of somebody else', {taken: ['sf-status']}, ['tag-taken'], `define({prefix: 'own'});`],
  ['with two versions', {versions: {kept: '1.0.0', leftOut: '2.0.0'}}, ['two-versions'], `define({prefix: 'next'});`],

  ['whose token address is away', tokenThat({outcome: 'unreachable', usable: false}), ['token-unreachable']],
  ['whose token address shares nothing', tokenThat({outcome: 'unreadable', usable: false}), ['token-cors'], `Access-Control-Allow-Origin: ${origin}`],
  ['whose token address says no', tokenThat({outcome: 'failed', status: 500, usable: false}), ['token-failed']],
  ['whose token function throws', tokenThat({from: 'function', outcome: 'failed', usable: false}), ['token-failed']],
  ['without a token', {...inTokenMode({token: {...token, usable: false}, answer: undefined})}, ['token-unusable']],
  ['whose token has ended', tokenThat({endsAt: 1_799_999_999}), ['token-expired'], 'Cache-Control: no-store'],
  ['whose token has not ended', tokenThat({endsAt: 1_800_000_001}), []],
  ['whose token is for something else', tokenThat({scopes: ['openid']}), ['token-scope'], 'scope=smartflow'],
  ['whose token lives for no time', tokenThat({lifetime: 0}), ['token-lifetime']],
  ['whose token lives until a date', tokenThat({lifetime: '2030-01-01'}), ['token-lifetime'], '"expires_in": 300'],
  ['whose token is out in the world', tokenThat({exposed: true}), ['token-exposed']],
  ['whose token is refused', inTokenMode({answer: {outcome: 'answered', status: 401}}), ['token-refused']],
  ['whose token has a wrong scope and is refused', inTokenMode({token: {...token, scopes: []}, answer: {outcome: 'answered', status: 403}}), ['token-scope']],
  ['whose API shares nothing', inTokenMode({answer: {outcome: 'unreadable'}}), ['cors']],
  ['whose API is away', inTokenMode({answer: {outcome: 'unreachable'}}), ['service-unreachable']],

  ['whose gateway is not there', inGatewayMode({answer: {outcome: 'answered', status: 404}}), ['gateway-missing']],
  ['whose gateway was not asked', inGatewayMode({answer: undefined}), []],
  ['whose gateway shares nothing', inGatewayMode({answer: {outcome: 'unreadable'}}), ['gateway-origin']],
  ['whose gateway is away', inGatewayMode({answer: {outcome: 'unreachable'}}), ['service-unreachable']],
  ['whose gateway does not know it', inGatewayMode({answer: {outcome: 'answered', status: 403, id: '1'}}), ['gateway-origin'], `SMART_FLOW_ALLOWED_ORIGINS=${origin}`],
  ['whose gateway is not well', inGatewayMode({health: {outcome: 'answered', status: 503, id: '2', detail: 'token endpoint: 401'}}), ['gateway-service']],
  ['whose service worker answers', {...inGatewayMode({answer: {outcome: 'answered', status: 200}}), serviceWorker: true}, ['service-worker'], `if (new URL(event.request.url).pathname.startsWith('/smart-flow/')) return;`],
  ['whose service worker keeps answers', {...inGatewayMode({health: {outcome: 'answered', status: 200, id: '1'}}), serviceWorker: true}, ['service-worker']],
  ['without cookies', {cookies: false}, ['cookies-refused'], undefined],
  ['without cookies, and with a token', {...inTokenMode(), cookies: false}, []],

  ['in a frame without forms', {framed: true, forms: false}, ['frame-sandbox'], 'sandbox="allow-scripts allow-forms allow-same-origin"'],
  ['in a frame without an origin', {framed: true, origin: 'null', storage: false, service: undefined}, ['frame-sandbox']],
  ['in a frame that may not read codes', {framed: true, reads: false}, ['frame-permissions'], 'allow="otp-credentials"'],
  ['that may not read codes', {reads: false}, ['frame-permissions'], 'Permissions-Policy: otp-credentials=(self)'],
  ['that keeps windows apart', {opener: 'same-origin'}, ['opener-policy'], 'Cross-Origin-Opener-Policy: same-origin-allow-popups'],
  ['that is isolated', {embedder: 'require-corp'}, ['embedder-policy']],
  ['that tells its address', {referrerPolicies: ['no-referrer', 'no-referrer-when-downgrade']}, ['referrer-policy'], 'Referrer-Policy: strict-origin-when-cross-origin'],
  ['that tells its address where nothing better is known', {referrerPolicies: ['unsafe-url, strict-origin']}, []],
  ['in a language that is not loaded', {language: {asked: 'fr-CH', spoken: 'en'}}, ['language-missing'], `import 'smart-flow-elements/languages/fr.js';`],
  ['in a kind of it', {language: {asked: 'de-de', spoken: 'en'}}, ['language-missing'], `import 'smart-flow-elements/languages/de-DE.js';`],
  ['in a language that is not shipped', {language: {asked: 'es', spoken: 'en'}}, ['language-missing'], `registerLanguage('es', {…});`],
  ['in no language', {lang: '', language: {asked: '', spoken: 'fr'}}, ['language-unset'], '<html lang="fr">'],
  ['with a base elsewhere', {base: 'https://elsewhere.example'}, ['base-element'], `base-uri 'none'`],
  ['without storage', {storage: false}, ['storage-refused'], undefined],
  ['with a clock that is slow', {clockAhead: -3600}, ['clock-off'], undefined],

  ['with a secret and a clock that is slow', {clockAhead: -3600, secrets: ['the field secret']}, ['secret-in-page', 'clock-off']],
];

import type {BackendOptions, IssuedToken} from './backend.js';
import {json, mediaType, readText, Refusal, type Answer} from './http.js';
import {secret} from './secret.js';

const scope = 'smartflow';

/** Hands out bearer tokens and checks them. */
export function createTokens(now: () => number, {client, tokenLifetime = 300}: BackendOptions) {
  const expiries = new Map<string, number>();

  function issue(): IssuedToken {
    const token = secret(32);
    expiries.set(token, now() + tokenLifetime * 1000);
    return {access_token: token, token_type: 'Bearer', expires_in: tokenLifetime, scope};
  }

  /** `POST /oauth/token`: the client credentials grant of RFC 6749, section 4.4. */
  const answer: Answer = async ({request}) => {
    if (mediaType(request) !== 'application/x-www-form-urlencoded') return failure('invalid_request');
    const form = new URLSearchParams(await readText(request));
    const names = [...form.keys()];
    if (new Set(names).size < names.length) return failure('invalid_request');

    const basic = request.headers.get('authorization');
    if (basic !== null && form.has('client_secret')) return failure('invalid_request');
    const pairs = basic === null ? [[form.get('client_id') ?? '', form.get('client_secret') ?? '']] : basicPairs(basic);
    if (!pairs.some(([id, key]) => (client ? id === client.id && key === client.secret : id && key))) {
      return failure('invalid_client', basic !== null);
    }
    if (!form.has('grant_type')) return failure('invalid_request');
    if (form.get('grant_type') !== 'client_credentials') return failure('unsupported_grant_type');
    if (!form.get('scope')?.split(' ').includes(scope)) return failure('invalid_scope');
    return json(issue(), 200, {pragma: 'no-cache'});
  };

  /** Turns away whoever comes without a token that is good now. */
  function check(request: Request): void {
    const header = request.headers.get('authorization');
    const realm = 'Bearer realm="smart-flow"';
    if (header === null) throw new Refusal(401, 'A bearer token is needed.', {'www-authenticate': realm});
    const token = /^bearer +([\w\-.~+/]+=*)$/i.exec(header)?.[1];
    if (now() < (expiries.get(token ?? '') ?? -Infinity)) return;
    const reason = `${realm}, error="invalid_token"`;
    throw new Refusal(401, 'The bearer token is unknown or has expired.', {'www-authenticate': reason});
  }

  return {issue, answer, check};
}

function failure(error: string, withBasic = false): Response {
  const headers: Record<string, string> = withBasic ? {'www-authenticate': 'Basic realm="smart-flow"'} : {};
  return json({error, error_description: descriptions[error]}, error === 'invalid_client' ? 401 : 400, headers);
}

const descriptions: Record<string, string> = {
  invalid_client: 'Unknown client, or a wrong secret.',
  invalid_request: 'A form is needed, with each field once and one way to say who is asking.',
  invalid_scope: 'The scope has to contain smartflow.',
  unsupported_grant_type: 'Only client_credentials.',
};

/** Both readings of Basic: RFC 6749 has id and secret form-encoded first, most clients just join them. */
function basicPairs(header: string): string[][] {
  const encoded = /^basic +([\w+/]+=*)$/i.exec(header)?.[1] ?? '';
  let text = '';
  try {
    text = atob(encoded);
  } catch {
    // Not base64: no pair, so an unknown client.
  }
  const colon = text.indexOf(':');
  if (colon < 0) return [];
  const pair = [text.slice(0, colon), text.slice(colon + 1)];
  try {
    return [pair, pair.map(half => decodeURIComponent(half.replaceAll('+', ' ')))];
  } catch {
    return [pair];
  }
}

/** The host's own way to a token: the client's secret is here, on the server, and nowhere else. */

/** Seconds before its end that a token is renewed. */
const margin = 30;

/**
 * @param {{id: string, secret: string}} client
 */
export function createTokens({id, secret}) {
  let held;

  /** Asks the service for a token; answers as the service does. */
  function request(service) {
    const form = {grant_type: 'client_credentials', scope: 'smartflow', client_id: id, client_secret: secret};
    return fetch(`${service}/oauth/token`, {method: 'POST', body: new URLSearchParams(form)});
  }

  /** The token that the server itself uses, in cookie mode. */
  async function current(service) {
    if (held && Date.now() < held.until) return held.text;
    const answer = await request(service);
    if (!answer.ok) throw new Error(`The service gave no token: ${answer.status}.`);
    const {access_token: text, expires_in: seconds} = await answer.json();
    held = {text, until: Date.now() + (seconds - margin) * 1000};
    return text;
  }

  return {request, current};
}

/** The host's own way to a token: the client's secret is here, on the server, and nowhere else. */

/**
 * @param {{id: string, secret: string}} client
 */
export function createTokens({id, secret}) {
  /** Asks the service for a token; answers as the service does. */
  function request(service) {
    const form = {grant_type: 'client_credentials', scope: 'smartflow', client_id: id, client_secret: secret};
    return fetch(`${service}/oauth/token`, {method: 'POST', body: new URLSearchParams(form)});
  }

  return {request};
}

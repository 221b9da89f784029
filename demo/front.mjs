/** The package's own gateway in front of the emulated service: cookie mode, as a provider would run it. */
import {createGateway} from '../dist/gateway.js';

/** Nobody pays for these SMS, and whoever plays the people one after another should not have to wait. */
export const openLimits = {
  sendGapSeconds: 0,
  sendsPerNumberPerHour: 100_000,
  sendsPerAddressPerHour: 100_000,
  wrongCodesPerChallenge: 5,
  lookupsPerNumberPerMinute: 100_000,
  lookupsPerAddressPerMinute: 100_000,
};

/**
 * One gateway for each name the page is opened by: the service builds its links from the name it is asked by, and the
 * widgets trust them by the name of the page.
 *
 * @param {{id: string, secret: string}} client
 * @param {string} sessionSecret
 */
export function createFront(client, sessionSecret) {
  const gateways = new Map();
  const make = service =>
    createGateway({
      apiUrl: `${service}/`,
      tokenUrl: `${service}/oauth/token`,
      clientId: client.id,
      clientSecret: client.secret,
      sessionSecret,
      limits: openLimits,
      // The page beside it shows what happens; a line for each request would bury the address.
      log: () => {},
    });
  return (request, service) => {
    if (!gateways.has(service)) gateways.set(service, make(service));
    return gateways.get(service).fetch(request, {address: '127.0.0.1'});
  };
}

/** What `--help` prints. */
export const help = `smart-flow-gateway: the server side of smart-flow-elements

Usage: smart-flow-gateway [--help]

Holds the secret of the Smart Flows API, verifies mobile numbers, and answers each
browser for its own number only. Serves a page with the whole flow at / and the
widgets at /dist/smart-flow.js. It is set by environment.

Required:
  SMART_FLOW_API_URL          root of the Smart Flows API
  SMART_FLOW_TOKEN_URL        where to get the token (OAuth client credentials)
  SMART_FLOW_CLIENT_ID
  SMART_FLOW_CLIENT_SECRET
  SMART_FLOW_SESSION_SECRET   seals the session cookie, 32 characters or more;
                              several with commas, newest first, to replace one

Optional (default):
  SMART_FLOW_SCOPE            (smartflow)
  SMART_FLOW_ALLOWED_ORIGINS  other origins whose pages may use it
  SMART_FLOW_ALLOWED_HOSTS    hosts of the terms and consent pages
                              (the API's own, *.swisscom.com)
  SMART_FLOW_BASE_PATH        (/smart-flow)
  SMART_FLOW_REDIS_URL        Redis or Valkey, shared by several instances (in memory)
  SMART_FLOW_TRUST_PROXY      number of proxies in front that set X-Forwarded-* (0)
  SMART_FLOW_LIMITS           JSON, any of:
                              {"sendGapSeconds": 30, "sendsPerNumberPerHour": 5,
                               "sendsPerAddressPerHour": 60, "wrongCodesPerChallenge": 5,
                               "lookupsPerNumberPerMinute": 60,
                               "lookupsPerAddressPerMinute": 600}
  SMART_FLOW_API_KEY          sent as X-Api-Key (deprecated)
  SMART_FLOW_REFERER          sent as Referer
  PORT                        (3000)
  HOST                        (127.0.0.1)`;

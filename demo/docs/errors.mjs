/** For each code of a SmartFlowError: what happened, and what the page or its server does about it. */
export const todo = {
  configuration: ['`configure()`, an attribute or a request cannot be used as it is.', 'Read the message on the console; it names the option. A change in your page or server, never something for the person.'],
  token: ['There is no access token: your token address failed, or the gateway could not get one.', 'Look at the answer of your token address, the client id, the secret and the scope `smartflow`.'],
  network: ['No answer came: no connection, or the browser kept it from the page (CORS).', 'The element offers to try again. If it happens to everybody, look at the console: another origin has to allow yours, or use the gateway.'],
  timeout: ['No answer came in time.', 'The element offers to try again. A code may have been sent all the same.'],
  unauthorized: ['The token was refused twice, or the session has ended.', 'With a gateway the person proves the number again. With a token look at its scope and lifetime.'],
  forbidden: ['This page or browser may not ask for that.', 'Look at `SMART_FLOW_ALLOWED_ORIGINS`, at `SMART_FLOW_TRUST_PROXY`, and at whether the number is the one that was proved.'],
  'not-found': ['There is nothing at this address.', 'Look at `apiBase` and the path of the gateway. It does not mean that a number is not registered.'],
  'invalid-number': ['The service does not take the number.', 'The element says so beside the field. A number that your page gave has to be digits with the country code first.'],
  'wrong-code': ['The code is not the one that was sent.', 'The element lets the person try again.'],
  'code-expired': ['The code is too old, used, or was replaced by a newer one.', 'The element offers a new one.'],
  'too-many-requests': ['A limit was reached; `retryAfter` has the milliseconds to wait, where they are known.', 'The element says when to go on. Look at `SMART_FLOW_LIMITS` if many meet it.'],
  'terms-declined': ['The person declined the terms on the phone.', 'The element lets them begin again. Offer help; do not ask by yourself.'],
  'terms-expired': ['Nobody answered in time, or the request is closed.', 'The element lets them begin again.'],
  'blocked-url': ['An address of the service is not on an allowed host.', 'Add the host to `allowedHosts` (with a gateway `SMART_FLOW_ALLOWED_HOSTS`) if it is one that you trust.'],
  server: ['The service has a problem of its own (status 500 and above).', 'The element offers to try again. For support there is `correlationId`.'],
  'unexpected-response': ['The answer could not be understood.', 'Usually a proxy answered in place of the service. Look at the answer in the developer tools.'],
};

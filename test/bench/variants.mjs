/** What stands side by side in one run: ours, the floor, and the peers. Nothing else knows their names. */

/**
 * @typedef {object} Variant
 * @property {string} name
 * @property {string} title As it is shown.
 * @property {string} [entry] What is bundled, below test/bench; else `script` is there already.
 * @property {string} [script] Address of the script in the page.
 * @property {string} html One widget.
 * @property {string} [tag] The element that is waited for.
 * @property {string} [inner] What is laid out in its shadow once somebody can use it.
 * @property {number} [most] How many of it a page can bear in a run.
 */

/** @type {Variant[]} */
export const variants = [
  {name: 'null', title: 'empty script', entry: 'floor/null.js', html: '<div></div>'},
  {name: 'plain', title: 'form in plain custom elements', entry: 'floor/plain.js', html: '<plain-verify></plain-verify>', tag: 'plain-verify', inner: 'input'},
  {name: 'lit', title: 'form in Lit', entry: 'floor/lit.js', html: '<lit-verify></lit-verify>', tag: 'lit-verify', inner: 'input'},
  {name: 'lit-task-ky', title: 'form in Lit with task and ky', entry: 'floor/lit-task-ky.js', html: '<task-verify></task-verify>', tag: 'task-verify', inner: 'input'},
  {name: 'parts', title: 'sf-phone-verify, in parts', script: '/dist/loader.js', html: '<sf-phone-verify></sf-phone-verify>', tag: 'sf-phone-verify', inner: '[part~=number-input]'},
  {name: 'whole', title: 'sf-phone-verify, one file', script: '/dist/smart-flow.js', html: '<sf-phone-verify></sf-phone-verify>', tag: 'sf-phone-verify', inner: '[part~=number-input]'},
  {name: 'shoelace', title: "Shoelace's input and button", entry: 'peers/entries/shoelace.js', html: '<sl-input label="Mobile number" type="tel"></sl-input><sl-button>Send code</sl-button>', tag: 'sl-input', inner: 'input'},
  {name: 'webawesome', title: "Web Awesome's input and button", entry: 'peers/entries/webawesome.js', html: '<wa-input label="Mobile number" type="tel"></wa-input><wa-button>Send code</wa-button>', tag: 'wa-input', inner: 'input'},
  // Each of its widgets hears every change of all others: 400 take 90 seconds.
  {name: 'hanko', title: 'Hanko', entry: 'peers/entries/hanko.js', html: '<hanko-login></hanko-login>', tag: 'hanko-login', inner: 'input', most: 50},
];

/** They are bundled and weighed, but not run: they want an account, or load their code from elsewhere. */
export const weighedAlone = [
  {name: 'descope', title: 'Descope, what comes first', entry: 'peers/entries/descope.js'},
  {name: 'auth0', title: 'Auth0 Lock', entry: 'peers/entries/auth0.js'},
  {name: 'clerk', title: 'Clerk without its forms', entry: 'peers/entries/clerk.js'},
  {name: 'onfido', title: 'Onfido', files: ['onfido-sdk-ui/dist/onfido.min.js', 'onfido-sdk-ui/dist/style.css']},
];

export const named = name => variants.find(variant => variant.name === name);

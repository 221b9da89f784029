import {cast} from './personas.js';
import type {Plot, Trouble} from './troubles.js';

/** Something to play: who it is, and what happens to them. */
export interface Scenario {
  /** Stable kebab-case name; each persona's id is one too. */
  name: ScenarioName;
  /** The number to enter: digits only, country code first. */
  msisdn: string;
  /** Id of the persona whose number that is. */
  persona: string;
  /** One sentence in English: what the service does. */
  happens: string;
  /** What a person sees of it, in order; what is quoted is a text of the elements in English. */
  sees: string;
}

interface Story extends Plot {
  /** Default: the persona of the story's own name. */
  persona?: string;
  /** Default: what is said of the persona. */
  happens?: string;
  sees: string;
}

const canSign = '“You can sign with a qualified electronic signature.”';
const notRegistered = '“You are not registered for electronic signatures yet.”';
const accepted = '“Thank you. The terms of use are accepted.”';
const onPhone = '“A Mobile ID request appears on your phone in a moment.”';
const onPage = '“If the page does not show here, open it directly”';

/** The same for each call that a page makes. */
const everything = (trouble: Trouble) =>
  ({send: trouble, check: trouble, evidence: trouble, terms: trouble, confirm: trouble, poll: trouble}) as const;

const stories = {
  // Each persona, and a service that works.
  ready: {sees: canSign},
  'ready-password': {sees: `${canSign}, “Password and SMS code, active”`},
  'level-3': {sees: '“Your registration is good for advanced signatures, but not for qualified ones.”'},
  'switzerland-only': {sees: `${canSign}, and the button “Upgrade: European Union (eIDAS)”`},
  'europe-only': {sees: `${canSign}, and the button “Upgrade: Switzerland (ZertES)”`},
  'expires-soon': {sees: `${canSign}, “Your registration for qualified signatures ends in 20 days. Renew it in time.”`},
  expired: {sees: '“Identify yourself again to renew it.”'},
  'terms-mobile-id': {sees: `${onPhone}, and once that is confirmed ${accepted}`},
  'terms-consent': {sees: `${onPage} below the page itself, and once that is confirmed ${accepted}`},
  'terms-downgrade': {sees: `${onPhone}, and once that is confirmed “Terms accepted, registration lowered”`},
  'terms-declined': {sees: `${onPhone}, then “The request was declined, and nothing was accepted.”`},
  'terms-expired': {sees: `${onPhone}, then “No answer in time”`},
  'terms-failed': {sees: '“The acceptance did not work”'},
  'terms-blocked': {sees: '“The address of the terms does not belong to the registration service, so it is not opened.”'},
  'not-registered': {sees: notRegistered},
  'no-means': {sees: `${notRegistered}, “None registered”`},
  unavailable: {sees: '“Your status cannot be looked up at the moment. This says nothing about your registration.”'},
  recovers: {sees: `“Your status cannot be looked up at the moment.”, and after trying again ${canSign}`},
  'mobile-id-after-password': {sees: '“you activated Mobile ID after you had registered with a password”'},
  'password-changed': {sees: '“your password was set anew after you had identified yourself”'},
  'mobile-id-reactivated': {sees: '“your Mobile ID was activated again without its recovery code”'},
  'mismatch-unspecified': {sees: '“the way you approve signatures has changed since you identified yourself”'},
  'unknown-status': {sees: '“Your status could not be determined.”'},
  'unknown-number': {sees: notRegistered},
  'one-area': {sees: `${canSign}, “Switzerland (ZertES)” alone`},
  'terms-unframed': {sees: `${onPage}, which is the only way, and once that is confirmed ${accepted}`},

  // The code.
  'number-refused': {
    persona: 'ready',
    happens: 'The service does not take the number.',
    sees: '“The service does not accept this number.”',
    troubles: {send: {status: 400}},
  },
  'too-many-codes': {
    persona: 'ready',
    happens: 'The service sends no more codes for a minute and a half.',
    sees: '“There were too many requests. Wait a little, then try again.”, “Try again in 1 minute”',
    troubles: {send: {status: 429, headers: {'retry-after': '90'}}},
  },
  'send-fails': {
    persona: 'ready',
    happens: 'The service breaks down when it is asked for a code.',
    sees: '“The service has a problem at the moment.”',
    troubles: {send: {status: 503}},
  },
  'lost-answer': {
    persona: 'ready',
    happens: 'The code goes out by SMS, and the connection breaks before the page hears of it.',
    sees: `“so you may already have a code”, and once that is entered ${canSign}`,
    troubles: {send: 'answer-lost'},
  },
  'wrong-code': {
    persona: 'ready',
    happens: 'No code is right, not even the one in the SMS.',
    sees: '“The code is not right. Check the newest SMS and enter it again.”',
    troubles: {check: {status: 400}},
  },
  'code-expired': {
    persona: 'ready',
    happens: 'The code is too old, however fast it is entered.',
    sees: '“This code is no longer valid. Ask for a new one.”',
    troubles: {check: {status: 410}},
  },
  'code-locked': {
    persona: 'ready',
    happens: 'The service has seen too many wrong codes.',
    sees: '“There were too many attempts. Ask for a new code.”',
    troubles: {check: {status: 429}},
  },

  // Everything at once.
  slow: {
    persona: 'ready',
    happens: 'Each answer takes three seconds.',
    sees: `“Sending the code …”, “Checking the code …”, “Checking what you can sign …”, ${canSign}`,
    delay: 3000,
  },
  offline: {
    persona: 'ready',
    happens: 'Nothing can be reached.',
    sees: '“The connection broke, so you may already have a code”: the page cannot know whether the request arrived',
    troubles: everything('unreachable'),
  },
  'server-down': {
    persona: 'ready',
    happens: 'The service answers everything with status 503.',
    sees: '“The service has a problem at the moment. Please try again later.”',
    troubles: everything({status: 503}),
  },
  'token-expired': {
    persona: 'ready',
    happens: 'The token has ended when the status is asked for; the next one is good.',
    sees: `Nothing of it, but ${canSign}`,
    troubles: {evidence: ['token-ended', 'none'], terms: ['token-ended', 'none']},
  },
  'token-refused': {
    persona: 'ready',
    happens: 'The service refuses each token.',
    sees: '“You were logged out. Confirm your mobile number again, or reload the page.”',
    troubles: everything('token-ended'),
  },

  // The status.
  'status-fails': {
    persona: 'ready',
    happens: 'The status cannot be read: the service answers with status 500.',
    sees: '“Your status could not be read. This says nothing about your registration.”',
    troubles: {evidence: {status: 500}},
  },
  'status-recovers': {
    persona: 'ready',
    happens: 'The first answer is status 503, the next one is good.',
    sees: `Nothing of it, but ${canSign}`,
    troubles: {evidence: [{status: 503}, 'none']},
  },
  'status-forbidden': {
    persona: 'ready',
    happens: 'The service does not let the status of this number be read.',
    sees: '“This is not allowed for this number.”',
    troubles: {evidence: {status: 403}},
  },
  'status-garbled': {
    persona: 'ready',
    happens: 'A page stands where the status should be, with status 200.',
    sees: '“The answer of the service could not be understood.”',
    troubles: {evidence: {status: 200, headers: {'content-type': 'text/html'}, body: '<!doctype html><title>Welcome</title>'}},
  },
  'no-answer': {
    persona: 'ready',
    happens: 'The status is asked for, and no answer ever comes.',
    sees: '“The service took too long to answer.”',
    troubles: {evidence: 'no-answer'},
  },

  // The terms.
  'terms-unknown': {
    persona: 'terms-mobile-id',
    happens: 'Whether terms are open cannot be read: the service answers with status 500.',
    sees: '“Your status cannot be looked up at the moment.”',
    troubles: {terms: {status: 500}},
  },
  'link-expired': {
    persona: 'terms-mobile-id',
    happens: 'The terms were replaced by newer ones while the person read them.',
    sees: '“No answer in time”, and the button “Start again”',
    troubles: {confirm: {status: 404}},
  },
  'lost-acceptance': {
    persona: 'terms-mobile-id',
    happens: 'The acceptance starts, and the connection breaks before the page hears of it.',
    sees: `${onPhone}, and once that is confirmed ${accepted}`,
    troubles: {confirm: 'answer-lost'},
  },
  'lost-connection': {
    persona: 'terms-mobile-id',
    happens: 'The connection breaks while the phone waits for an answer, and comes back.',
    sees: `“The connection is lost at the moment. We keep trying.”, and in the end ${accepted}`,
    troubles: {poll: [...Array<Trouble>(12).fill('unreachable'), 'none']},
  },
} satisfies Record<string, Story>;

/** Everything that can be played. */
export type ScenarioName = keyof typeof stories;

function scenarioOf([name, story]: [string, Story]): Scenario {
  const {persona} = cast.find(({persona: {id}}) => id === (story.persona ?? name))!;
  const {happens = persona.description, sees} = story;
  return Object.freeze({name: name as ScenarioName, msisdn: persona.msisdn, persona: persona.id, happens, sees});
}

/** Everything that can be played, by name: each persona, each fault, each delay, each end of a time. */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = Object.freeze(
  Object.fromEntries(Object.entries<Story>(stories).map(entry => [entry[0], scenarioOf(entry)])) as Record<ScenarioName, Scenario>,
);

/** Whether there is a scenario of that name. */
export function isScenario(name: string): name is ScenarioName {
  return Object.hasOwn(scenarios, name);
}

/** What goes wrong in a scenario. @throws {RangeError} Where there is none of that name; it lists those there are. */
export function plotOf(name: string): Plot {
  if (isScenario(name)) return (stories as Record<ScenarioName, Story>)[name];
  throw new RangeError(`There is no scenario "${name}". There are: ${Object.keys(scenarios).join(', ')}.`);
}

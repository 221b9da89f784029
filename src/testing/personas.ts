import type {EvidenceRow} from '../api/wire.js';
import type {Persona} from './backend.js';

/** A persona with what only the service knows. */
export interface Role {
  persona: Persona;
  rows: EvidenceRow[];
  /** When the level 4 registration ends, in days from today; null where no date is given. */
  endsIn: number | null;
  notFound: boolean;
  /** The HTTP status of the evidence answer. */
  httpStatus: number;
  /** How many evidence answers say `NOT_ABLE_TO_RETRIEVE` before the true one. */
  failures: number;
  /** Whether other sites may show its pages in a frame. */
  framed: boolean;
}

/** What varies from one to the next. */
type Traits = Partial<Omit<Role, 'persona'> & Pick<Persona, 'signingStatus' | 'terms'>>;

const rows = (zertes: number, eidas: number): EvidenceRow[] => [
  {assuranceLevel: zertes, jurisdiction: 'zertes'},
  {assuranceLevel: eidas, jurisdiction: 'eidas'},
];

/** Registered for everything, for about two years: what the shorter identification methods give. */
const mobileId: Traits = {signingStatus: 'MID', rows: rows(4, 4), endsIn: 730};
const password: Traits = {...mobileId, signingStatus: 'SAS'};
/** What is left of a registration that fell to level 3. */
const fallen: Traits = {rows: rows(3, 3), endsIn: null};
const unknown: Traits = {signingStatus: 'NOT_REGISTERED_AT_ALL', notFound: true};

const lines: [id: string, description: string, traits: Traits][] = [
  // Ready, or not at every level, in every area, or for long.
  ['ready', 'Can sign qualified in both areas with Mobile ID; nothing to do.', mobileId],
  ['ready-password', 'Can sign qualified in both areas with password and SMS code; nothing to do.', password],
  ['level-3', 'Can sign advanced only; has to identify for qualified signatures.', {...mobileId, ...fallen}],
  ['switzerland-only', 'Can sign qualified in Switzerland, only advanced in the EU.', {...mobileId, rows: rows(4, 3)}],
  ['europe-only', 'Can sign qualified in the EU, only advanced in Switzerland.', {...mobileId, rows: rows(3, 4)}],
  ['expires-soon', 'Can sign qualified for 20 more days.', {...mobileId, endsIn: 20}],
  ['expired', 'Could sign qualified until yesterday; has to identify again.', {...mobileId, endsIn: -1}],

  // Terms are open.
  ['terms-mobile-id', 'Has terms to accept; Mobile ID asks on the phone.', {...mobileId, terms: 'mobile-id'}],
  ['terms-consent', 'Has terms to accept; a page asks for password and SMS code.', {...password, terms: 'consent'}],
  ['terms-downgrade', 'Has terms to accept on the phone; falls to level 3 by it.', {...mobileId, terms: 'downgrade'}],
  ['terms-declined', 'Has terms to accept; declines on the phone after seconds.', {...mobileId, terms: 'declined'}],
  ['terms-expired', 'Has terms to accept; the phone is off, the request expires.', {...mobileId, terms: 'expired'}],
  ['terms-failed', 'Has terms to accept; the acceptance fails.', {...mobileId, terms: 'failed'}],
  ['terms-blocked', 'Has terms to accept; their link leads to a foreign host.', {...mobileId, terms: 'blocked'}],

  // Not registered, or nobody can tell.
  ['not-registered', 'Is not registered at all; has to identify.', unknown],
  ['no-means', 'Has no evidence, no Mobile ID, no password; has to identify.', {signingStatus: 'NOT_RA_MID_SAS'}],
  ['unavailable', 'Cannot be looked up: the registry is down and stays down.', {signingStatus: 'NOT_ABLE_TO_RETRIEVE'}],
  ['recovers', 'Can sign qualified, but the first two look-ups fail.', {...mobileId, failures: 2}],

  // The means changed after identifying.
  [
    'mobile-id-after-password',
    'Activated Mobile ID after identifying with a password; has to identify again.',
    {...mobileId, signingStatus: 'MISSMATCH_SAS_BUT_MID'},
  ],
  [
    'password-changed',
    'Set a new password after identifying; has to identify again.',
    {...fallen, signingStatus: 'MISSMATCH_SAS_CHANGE_SN'},
  ],
  [
    'mobile-id-reactivated',
    'Activated Mobile ID anew without the recovery code; has to identify again.',
    {...mobileId, signingStatus: 'MISSMATCH_MID'},
  ],
  [
    'mismatch-unspecified',
    "Is the guide's own sample: level 3, and a mismatch of no known kind.",
    {...fallen, signingStatus: 'MISMATCH'},
  ],

  // Odd answers.
  ['unknown-status', 'Has a status no guide knows: nobody can tell.', {...mobileId, signingStatus: 'UNDER_REVIEW'}],
  [
    'unknown-number',
    'Is answered with HTTP status 404 and a body that says "not found"; has to identify.',
    {...unknown, httpStatus: 404},
  ],
  ['one-area', 'Can sign qualified in Switzerland; the EU is missing.', {...mobileId, rows: rows(4, 4).slice(0, 1)}],
  [
    'terms-unframed',
    'Has terms to accept on pages that refuse to be shown in a frame.',
    {...password, terms: 'consent', framed: false},
  ],
];

const usual = {rows: [], endsIn: null, notFound: false, httpStatus: 200, failures: 0, framed: true};

/** Everybody the service knows. The order is part of the interface: it makes the numbers. */
export const cast: readonly Role[] = lines.map(([id, description, traits], index) => {
  const {signingStatus = '', terms = 'none', ...rest} = traits;
  const msisdn = `41790000${String(index + 1).padStart(3, '0')}`;
  return {...usual, ...rest, persona: Object.freeze({msisdn, id, description, signingStatus, terms})};
});

/** Any other number: well-formed, and not registered. */
export function stranger(msisdn: string): Role {
  const {persona, ...rest} = cast.find(({persona: {id}}) => id === 'not-registered')!;
  return {...rest, persona: {...persona, msisdn}};
}

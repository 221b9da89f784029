import type {ErrorCode} from '../api/errors.js';
import type {Action} from '../flows/action.js';
import type {Advice, Form} from '../flows/advisor.js';
import type {Step} from '../flows/journey.js';
import type {Refusal} from '../flows/progress.js';
import type {Answer, Standing} from '../flows/standing.js';

type Text = string;

/** Every text a person sees or hears, in one language. Functions take what varies; plurals are theirs. */
export interface Strings {
  /** A day of the wire (`YYYY-MM-DD`), written out; what is no day is left as it is. */
  day: (day: string) => Text;
  /** A country by its code (ISO 3166-1 alpha-2). */
  countryName: (country: string) => Text;
  errorPrefix: Text;
  newTab: Text;
  newWindow: Text;
  loading: Text;
  /** An element that the page keeps from working. */
  broken: Text;
  tryAgain: Text;
  reference: (id: string) => Text;
  supportCopy: Text;
  supportCopied: Text;
  supportSelect: Text;
  supportDetails: Text;
  helpTitle: Text;
  helpPage: Text;
  helpPhone: (phone: string) => Text;

  phoneTitle: Text;
  phoneIntro: Text;
  country: Text;
  mobileNumber: Text;
  numberHint: Text;
  foreignNumberHint: Text;
  numberMissing: Text;
  numberWrong: Text;
  numberCountry: (names: string) => Text;
  unusualSwissNumber: Text;
  sendCode: Text;
  sendingCode: Text;
  codeTitle: Text;
  codeSentTo: (msisdn: string) => Text;
  codeSentAgain: (msisdn: string) => Text;
  codeMaybeSent: (msisdn: string) => Text;
  code: Text;
  codeHint: Text;
  codeMissing: Text;
  codeShape: Text;
  codeLocked: Text;
  /** Behind a gateway: the cookie that came with the code is missing. */
  codeNotHere: Text;
  checkCode: Text;
  checkingCode: Text;
  resendCode: Text;
  resendIn: (seconds: number) => Text;
  resendSpent: Text;
  changeNumber: Text;
  verifiedTitle: Text;
  numberVerified: (msisdn: string) => Text;
  requiredNumber: Text;

  statusTitle: Text;
  statusIdle: Text;
  statusLoading: Text;
  statusFailed: Text;
  retryingSoon: Text;
  canSign: (level: number, area: string) => Text;
  /** A legal area as part of a sentence, with a blank in front; empty for none. */
  inArea: (jurisdiction: string) => Text;
  termsPending: Text;
  notRegistered: Text;
  jurisdictionMissing: (area: string) => Text;
  /** `advanced`: the registration is good for advanced signatures there. */
  levelTooLow: (area: string, advanced: boolean) => Text;
  expired: (date: string) => Text;
  mismatch: Record<NonNullable<Standing['mismatch']>, Text>;
  mismatchAdvanced: Text;
  unavailable: Text;
  pleaseTryAgain: Text;
  unknownStatus: Text;
  areas: Text;
  upgradeArea: (area: string) => Text;
  jurisdiction: (code: string) => Text;
  otherArea: Text;
  level: (level: number) => Text;
  areaQualified: Record<Answer, Text>;
  areaAdvanced: Text;
  areaAdvancedUnknown: Text;
  noAreas: Text;
  areasUnknown: Text;
  means: Text;
  meansNames: Record<NonNullable<Standing['means']>, Text>;
  meansActive: (name: string) => Text;
  meansChanged: Text;
  meansNone: Text;
  meansUnknown: Text;
  terms: Text;
  termsStates: Record<Standing['terms'], Text>;
  /** Of somebody who is not registered yet. */
  termsLater: Text;
  expiry: Text;
  expiryDate: (date: string, daysLeft: number) => Text;
  expiryNone: Text;
  expirySoon: (daysLeft: number) => Text;
  actions: Record<Action, Text>;
  explanationTitle: Text;
  explanation: readonly Text[];

  tcTitle: Text;
  tcIdle: Text;
  tcLoading: Text;
  tcNothing: Text;
  tcIntro: Text;
  tcRecommend: Text;
  tcDocument: (jurisdiction: string) => Text;
  tcZertes: Text;
  tcEidas: Text;
  tcRisk: Text;
  tcDecisions: Text;
  /** What has to be ticked, before anything was sent. */
  tcNeeded: Text;
  tcMissingTerms: Text;
  tcMissingRisk: Text;
  tcAccept: Text;
  tcStarting: Text;
  tcOpen: Text;
  tcOpenIntro: Text;
  tcPhoneTitle: Text;
  tcPhone: Text;
  tcPhoneHelp: Text;
  tcPhoneMoreHelp: Text;
  tcConsentTitle: Text;
  tcConsent: (host: string) => Text;
  tcConsentFrame: Text;
  tcConsentLink: Text;
  tcLinkTitle: Text;
  tcLinkWaiting: Text;
  tcTrouble: Text;
  tcCancel: Text;
  tcAcceptedTitle: Text;
  tcAccepted: Text;
  tcDowngradedTitle: Text;
  tcDowngraded: Text;
  tcReceipt: Text;
  tcDeclinedTitle: Text;
  tcDeclined: Text;
  tcExpiredTitle: Text;
  tcExpired: Text;
  tcCheckAgain: Text;
  tcStartAgain: Text;
  tcFailedTitle: Text;
  tcRefusals: Record<Refusal, Text>;
  requiredTerms: Text;

  identifyTitle: Text;
  identifyIntro: Text;
  identifyNone: Text;
  identifyWarning: Text;
  identifySample: Text;
  identifyStart: (name: string) => Text;
  identifyGrant: (area: string, level: number) => Text;
  identifyFacts: Record<'validity' | 'needs' | 'provider' | 'hours', Text>;
  identifyReturn: Text;

  infoTitle: Text;
  infoSources: Text;
  infoNotAdvice: Text;
  infoTest: Text;
  infoTestLink: Text;
  advisorTitle: Text;
  advisorDocument: Text;
  advisorArea: Text;
  advisorChoose: Text;
  advisorForms: Record<Form, Text>;
  advisorNext: Record<Advice['next'], Text>;
  advisorTable: Text;

  flowTitle: Text;
  /** On a page that is nothing without a script. */
  needsScript: Text;
  flowStepsTitle: Text;
  flowSteps: Record<Step, Text>;
  /** Read out after the name of a step that is behind the person. */
  flowStepPast: Text;
  flowPosition: (index: number, total: number) => Text;
  flowBack: Text;
  flowSkip: Text;
  flowDone: Text;
  flowDoneUnsigned: Text;
  launch: Text;
  launchElsewhere: Text;
  close: Text;
  calendarEntry: Text;
  calendarTitle: Text;

  problems: Record<ErrorCode, Text>;
  waitFor: (seconds: number) => Text;
}

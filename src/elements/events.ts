import type {SmartFlowError} from '../api/errors.js';
import type {Action} from '../flows/action.js';
import type {Step} from '../flows/journey.js';
import type {Outcome} from '../flows/outcome.js';
import type {Standing} from '../flows/standing.js';
import type {LaunchMode} from './launch.js';
import type {Receipt} from './receipt.js';

/** Every event of this package bubbles and crosses shadow roots. */
class SmartFlowEvent<Detail, Name extends string> extends CustomEvent<Detail> {
  /** Tells the events apart, also for the compiler. */
  declare readonly type: Name;

  constructor(name: Name, detail: Detail, cancelable = false) {
    super(name, {detail, bubbles: true, composed: true, cancelable});
  }
}

/** Something went wrong; the element shows what and what to do. */
export class SfErrorEvent extends SmartFlowEvent<{error: SmartFlowError}, 'sf-error'> {
  constructor(error: SmartFlowError) {
    super('sf-error', {error});
  }
}

/** An SMS with a code was sent. */
export class SfCodeSentEvent extends SmartFlowEvent<{msisdn: string}, 'sf-code-sent'> {
  constructor(msisdn: string) {
    super('sf-code-sent', {msisdn});
  }
}

/** A number was proved with a code. */
export class SfPhoneVerifiedEvent extends SmartFlowEvent<{msisdn: string}, 'sf-phone-verified'> {
  constructor(msisdn: string) {
    super('sf-phone-verified', {msisdn});
  }
}

/** A standing was read. */
export class SfStatusChangeEvent extends SmartFlowEvent<{msisdn: string; standing: Standing}, 'sf-status-change'> {
  constructor(msisdn: string, standing: Standing) {
    super('sf-status-change', {msisdn, standing});
  }
}

/** A person wants to do something about their standing; `preventDefault()` where the page does it itself. */
export class SfActionEvent extends SmartFlowEvent<{action: Action; msisdn: string; standing: Standing; jurisdiction?: string}, 'sf-action'> {
  /** @param jurisdiction The area it is about, where it is about one. */
  constructor(action: Action, msisdn: string, standing: Standing, jurisdiction?: string) {
    super('sf-action', {action, msisdn, standing, ...(jurisdiction && {jurisdiction})}, true);
  }
}

/** A registration for qualified signatures ends soon: 90, 30 or 7 days before, once each. */
export class SfExpiringEvent extends SmartFlowEvent<{daysLeft: number}, 'sf-expiring'> {
  constructor(daysLeft: number) {
    super('sf-expiring', {daysLeft});
  }
}

/** Terms are open for a number. */
export class SfTermsPendingEvent extends SmartFlowEvent<{msisdn: string}, 'sf-terms-pending'> {
  constructor(msisdn: string) {
    super('sf-terms-pending', {msisdn});
  }
}

/** Terms were accepted; `downgraded` when the registration now holds for advanced signatures only. */
export class SfTermsAcceptedEvent extends SmartFlowEvent<{msisdn: string; downgraded: boolean; receipt: Receipt}, 'sf-terms-accepted'> {
  constructor(msisdn: string, downgraded: boolean, receipt: Receipt) {
    super('sf-terms-accepted', {msisdn, downgraded, receipt});
  }
}

/** What an identification is started for. */
export interface IdentifyDetail {
  /** Id of the way that was chosen. */
  method: string;
  msisdn: string;
  jurisdiction: string;
  level: number;
}

/** A person starts an identification; `preventDefault()` where the page starts it itself. */
export class SfIdentifyEvent extends SmartFlowEvent<IdentifyDetail, 'sf-identify'> {
  constructor(detail: IdentifyDetail) {
    super('sf-identify', detail, true);
  }
}

/** The flow went from one step to another; `duration` is the time in the step before, in milliseconds. */
export class SfStepEvent extends SmartFlowEvent<{from: Step; to: Step; duration: number}, 'sf-step'> {
  constructor(from: Step, to: Step, duration: number) {
    super('sf-step', {from, to, duration});
  }
}

/** The flow is at its end; once per run, with the standing as it is then. */
export class SfCompleteEvent extends SmartFlowEvent<{msisdn: string; standing: Standing}, 'sf-complete'> {
  constructor(msisdn: string, standing: Standing) {
    super('sf-complete', {msisdn, standing});
  }
}

/** The flow was opened, and how. */
export class SfOpenEvent extends SmartFlowEvent<{mode: LaunchMode}, 'sf-open'> {
  constructor(mode: LaunchMode) {
    super('sf-open', {mode});
  }
}

/** The flow was closed; exactly once for each opening. */
export class SfCloseEvent extends SmartFlowEvent<{outcome: Outcome}, 'sf-close'> {
  constructor(outcome: Outcome) {
    super('sf-close', {outcome});
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'sf-error': SfErrorEvent;
    'sf-code-sent': SfCodeSentEvent;
    'sf-phone-verified': SfPhoneVerifiedEvent;
    'sf-status-change': SfStatusChangeEvent;
    'sf-action': SfActionEvent;
    'sf-expiring': SfExpiringEvent;
    'sf-terms-pending': SfTermsPendingEvent;
    'sf-terms-accepted': SfTermsAcceptedEvent;
    'sf-identify': SfIdentifyEvent;
    'sf-step': SfStepEvent;
    'sf-complete': SfCompleteEvent;
    'sf-open': SfOpenEvent;
    'sf-close': SfCloseEvent;
  }
}

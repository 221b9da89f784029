import {property} from 'lit/decorators.js';

import {SmartFlowElement} from './element.js';

/** What somebody who opens the flow can ask of it. */
export interface FlowSettings {
  /** The number to begin with. */
  msisdn?: string;
  /** The number is fixed. */
  locked?: boolean;
  /** `zertes` or `eidas`; default any. */
  jurisdiction?: string;
  /** 3 or 4; default 4. */
  level?: number;
  /** Ids of the identification methods to offer. */
  methods?: string;
  terms?: 'required' | 'optional' | 'off';
}

/**
 * The attributes of everything that shows the flow, and what the steps in it tell: their events pass through.
 *
 * @fires {SfCodeSentEvent} sf-code-sent - From a step inside: an SMS was sent; `detail.msisdn`.
 * @fires {SfPhoneVerifiedEvent} sf-phone-verified - From a step inside: the number was proved; `detail.msisdn`.
 * @fires {SfStatusChangeEvent} sf-status-change - From a step inside: a standing was read; `detail.msisdn`, `detail.standing`.
 * @fires {SfActionEvent} sf-action - From a step inside: the person wants to do something about it; `detail.action`. Cancelable.
 * @fires {SfExpiringEvent} sf-expiring - From a step inside: the registration ends in 90, 30 or 7 days; `detail.daysLeft`.
 * @fires {SfTermsPendingEvent} sf-terms-pending - From a step inside: terms are open; `detail.msisdn`.
 * @fires {SfTermsAcceptedEvent} sf-terms-accepted - From a step inside: terms were accepted; `detail.msisdn`, `detail.downgraded`, `detail.receipt`.
 * @fires {SfIdentifyEvent} sf-identify - From a step inside: the person starts an identification; `detail.method`. Cancelable: prevent it where the page starts it itself.
 * @fires {SfStepEvent} sf-step - The person went on or back; `detail.from`, `detail.to`, and `detail.duration`, the milliseconds in the step before.
 * @fires {SfCompleteEvent} sf-complete - The end, once per run; `detail.msisdn`, `detail.standing`.
 * @fires {SfErrorEvent} sf-error - From a step inside: something went wrong; `detail.error` is a `SmartFlowError`.
 */
export abstract class FlowElement extends SmartFlowElement {
  /** The number to begin with, in any spelling; digits with the country code first are safest. */
  @property() msisdn = '';

  /** The number is fixed. With a token the page vouches for it, and no code is asked for; with a gateway it is still proved. */
  @property({type: Boolean, reflect: true}) locked = false;

  /** Legal area that is asked for, `zertes` or `eidas`; default any. */
  @property() jurisdiction = '';

  /** Assurance level that is asked for: 3 for advanced, 4 for qualified signatures. */
  @property({type: Number}) level = 4;

  /** Ids of the identification methods to offer, separated by blanks or commas; default all. */
  @property() methods = '';

  /** Whether terms have to be accepted: `optional` lets one go on without, `off` never asks. */
  @property() terms: 'required' | 'optional' | 'off' = 'required';

  /** A result that comes while the page is hidden may show in the document's title, until the person is back. */
  @property({type: Boolean, attribute: 'announce-in-title'}) announceInTitle = false;

  /** What is asked of the flow. */
  protected get settings(): Required<FlowSettings> {
    const {msisdn, locked, jurisdiction, level, methods, terms} = this;
    return {msisdn, locked, jurisdiction, level, methods, terms};
  }

  /** An element of this package, under the same prefix as this one. */
  protected create<Name extends keyof Parts>(name: Name): Parts[Name] {
    const prefix = this.localName.slice(0, this.localName.lastIndexOf('-'));
    // Not by its own document: one that it was moved to knows none of the elements.
    return document.createElement(`${prefix}-${name}`) as Parts[Name];
  }
}

/** The elements that others are made of, by what follows the prefix in their tag. */
export interface Parts {
  'phone-verify': HTMLElementTagNameMap['sf-phone-verify'];
  status: HTMLElementTagNameMap['sf-status'];
  'tc-accept': HTMLElementTagNameMap['sf-tc-accept'];
  identify: HTMLElementTagNameMap['sf-identify'];
  flow: HTMLElementTagNameMap['sf-flow'];
}

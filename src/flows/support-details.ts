import {referenceOf, type DeadEnd} from './dead-ends.js';
import {maskMsisdn} from './msisdn.js';

/** What support asks about every case. */
export interface SupportFacts {
  /** When it happened. */
  at: Date;
  /** Of this package. */
  version: string;
  browser: string;
  /** The provider's number with the service; empty for none. */
  proNumber: string;
}

const line = (text: string) => text.replace(/\s+/g, ' ').trim();

/** What support asks for, a line each, in English as its desk reads it. Nothing of the person but the masked number. */
export function supportDetails(end: DeadEnd, {at, version, browser, proNumber}: SupportFacts): string {
  const facts: [string, string | null | undefined][] = [
    ['Process step', end.step],
    ['Problem', end.status ? `${end.cause}, HTTP ${end.status}` : end.cause],
    ['Reference', referenceOf(end, at)],
    ['Method', end.method],
    ['Mobile number', end.msisdn && maskMsisdn(end.msisdn)],
    ['Time', at.toISOString()],
    ['PRO number', proNumber],
    ['Version', `smart-flow-elements ${version}`],
    ['Browser', browser],
  ];
  return facts.flatMap(([name, value]) => (value ? `${name}: ${line(value)}` : [])).join('\n');
}

import {maskMsisdn} from './msisdn.js';

/** Where a person cannot go on by themselves, as far as support is told of it. */
export interface DeadEnd {
  /** The step of the process; the numbers are those of the service's own table of support cases. */
  step: '1 mobile number' | '2 identification' | '4 status' | '5 terms of use';
  /** What happened: the code of a problem, or the reason of a standing. */
  cause: string;
  /** The HTTP status, if an answer came. */
  status?: number;
  /** The service's reference, if it gave one. */
  correlationId?: string;
  /** The number it is about, where it is known. */
  msisdn?: string | null;
  /** How the person proves or approves something, where it is known. */
  method?: string | null;
}

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

/**
 * What a case is found by: the service's reference, else the minute and second in UTC, which lead to it in any log.
 * Digits and a dash, so that it can be read out on the telephone.
 */
export function referenceOf({correlationId}: Pick<DeadEnd, 'correlationId'>, at: Date): string {
  const [month, day, hour, minute, second] = at.toISOString().slice(5).match(/\d\d/g)!;
  return correlationId ?? `${month}${day}-${hour}${minute}${second}`;
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

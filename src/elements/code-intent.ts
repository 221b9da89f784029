/** What it is that is to be done once, where a code is sent to a number. */
export const intentFor = (msisdn: string): string => `code ${msisdn}`;

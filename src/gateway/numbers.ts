/** A mobile number as the wire has it: digits only, country code first, seven to fifteen of them. */
export function isMsisdn(value: unknown): value is string {
  return typeof value === 'string' && /^[1-9]\d{6,14}$/.test(value);
}

/** `41791234501` as `+41 79 ••• •• 01`: enough to recognise one's own number, too little to call it. */
export function maskMsisdn(msisdn: string): string {
  const end = msisdn.slice(-2);
  if (/^41\d{9}$/.test(msisdn)) return `+41 ${msisdn.slice(2, 4)} ••• •• ${end}`;
  return `+${msisdn.slice(0, 2)} •••• ${end}`;
}

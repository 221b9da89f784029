/** Stands in for `session/records.ts` where a page is delivered in parts. */
import type {tell as real} from '../session/records.js';
import {service} from './service.js';

export async function tell(...given: Parameters<typeof real>): Promise<void> {
  await (await service()).tell(...given);
}

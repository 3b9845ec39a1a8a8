import * as v from 'valibot';
import { hostSchema } from '../settings/schema.ts';

export type HostAnswer = { host: string } | { fault: 'empty' | 'notHost' };

/**
 * The host name in what a reader types or pastes: `nos.nl`, `*.nos.nl`, `https://www.nos.nl/artikel/1`. As browsers write
 * hosts, so that it compares: lower case, other alphabets as `xn--…`. Pure.
 */
export function hostFrom(text: string): HostAnswer {
  const typed = text.trim().replace(/^\*\./, '');
  if (typed === '') return { fault: 'empty' };
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(address)) return { fault: 'notHost' };
  const { protocol, hostname } = new URL(address);
  const host = hostname.replace(/\.$/, '');
  // The browser reads any lone number as an address (`2026` is 0.0.7.234), which nobody means.
  const isReadAsNumber = /^[\d.]+$/.test(host) && !typed.includes(host);
  if (!/^https?:$/.test(protocol) || isReadAsNumber || !v.is(hostSchema, host)) return { fault: 'notHost' };
  return { host };
}

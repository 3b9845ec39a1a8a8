import { expect, it } from 'vitest';
import { isHost } from '../../../src/settings/host.ts';

it.each(['nos.nl', 'xn--mnchen-3ya.example', 'localhost', '127.0.0.1', '[::1]', 'a_b.example'])(
  '%s is a host as browsers write it',
  (host) => expect(isHost(host)).toBe(true),
);

it.each(['256.256.256.256', '192.168.1.300', '1.2.3.4.5', '08', 'a.1', '[1:2]', '[:::::]', 'Nos.nl', 'a/b', ''])(
  '%s is none',
  (host) => expect(isHost(host)).toBe(false),
);

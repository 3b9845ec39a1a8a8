import { expect, test } from 'vitest';
import { readAdvisories } from '../../../scripts/read-advisories.ts';

test('a report tells each package with what is wrong with it', () => {
  const report = {
    vulnerabilities: {
      one: { name: 'one', severity: 'high', via: [{ title: 'Reads too much' }, 'two'] },
      two: { name: 'two', severity: 'low', via: ['one'] },
    },
  };
  expect(readAdvisories(JSON.stringify(report))).toEqual([
    { name: 'one', severity: 'high', title: 'Reads too much' },
    { name: 'two', severity: 'low', title: '' },
  ]);
  expect(readAdvisories('{"vulnerabilities":{}}')).toEqual([]);
});

test.each(['', 'npm error', '{"message":"405 Method Not Allowed","statusCode":405}', 'null'])(
  'no report is no finding, and no clean bill either: %s',
  (text) => {
    expect(readAdvisories(text)).toBeNull();
  },
);

import { describe, expect, it } from 'vitest';
import { readPack } from '../../../scripts/read-pack.ts';
import { MemoryReader, memoryDataset } from '../../../src/dataset/memory-reader.ts';
import type { EntityDetails } from '../../../src/dataset/reader.ts';
import { LANGUAGES } from '../../../src/dataset/schema.ts';
import { correctionText, entityClaim, entryCorrection, roleClaim } from '../../../src/entry/correction.ts';
import type { Language } from '../../../src/i18n/languages.ts';

const file = await readPack('assets/packs/fast');
const dataset = memoryDataset([{ ...file, curated: true }]);

async function detailsOf(id: string, language: Language = 'en'): Promise<EntityDetails> {
  const found = await new MemoryReader(dataset, language, () => '2026-11-24').entity(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

describe('the form for a correction', () => {
  it('holds id, words and sources of each claim, and the dataset to the checksum', async () => {
    const details = await detailsOf('abn-amro');
    const text = entryCorrection(details, 'en');
    expect(text).toContain('Claim entity:abn-amro\n');
    for (const role of details.roles.slice(0, 12)) {
      const claim = roleClaim(role, 'en');
      expect(text).toContain(`Claim ${claim.id}\n${claim.statement}\nSources:\n- `);
      for (const { url } of role.sources)
        expect(text.split('\n').some((line) => line.startsWith('- ') && line.endsWith(url ?? 'not online'))).toBe(true);
    }
    expect(text).toContain(`Dataset ${file.pack.version}\n${file.checksum}\n`);
    expect(text).toMatch(/To send it: .*add-on store/);
  });

  it('says of a role from when and until when, or that no date is known', async () => {
    const roles = (await detailsOf('abn-amro')).roles;
    const dated = roles.find(({ role }) => role.from && role.to);
    expect(dated && roleClaim(dated, 'en').statement).toMatch(/ From \S.*\. Until \S.*\./);
    const [first] = roles as [(typeof roles)[number]];
    const undated = { ...first, role: { ...first.role, from: null, to: null } };
    expect(roleClaim(undated, 'en').statement).toContain('Date not known.');
  });

  it('says of one goal that it is one', async () => {
    const [role] = (await detailsOf('abn-amro')).roles as [EntityDetails['roles'][number]];
    const statement = (goalNumbers: number[], language: Language) =>
      roleClaim({ ...role, goalNumbers }, language).statement;
    expect(statement([4], 'en')).toContain(' Goal 4, ');
    expect(statement([1, 4], 'en')).toContain(' Goals 1, 4, ');
    expect(statement([4], 'nl')).toContain(' Doel 4, ');
    expect(statement([4], 'de')).toContain(' Ziel 4, ');
  });

  it('names no two claims of the dataset alike', () => {
    const ids = file.pack.roles.map(({ subject, initiative, role }) => `role:${subject}/${initiative}/${role}`);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('of an entry with many roles takes the first, and says how many are left', async () => {
    const details = await detailsOf('fast');
    const count = details.roles.length > 0 ? details.roles.length : details.carriedBy.length;
    const text = entryCorrection(details, 'en');
    expect(text.match(/^Claim /gm)).toHaveLength(1 + Math.min(12, count));
    expect(count).toBeGreaterThan(12);
    expect(text).toContain(`${count - 12} more role`);
  });

  it('of an added pack names the pack and not the publisher of the extension', async () => {
    const details = await detailsOf('abn-amro');
    const lead = { headword: 'X', pack: { id: 'ours', title: 'Our partners', date: '2026-11-24' } };
    const claims = [entityClaim(details, 'en')];
    const text = correctionText({ language: 'en', lead, claims, packVersion: '1.1.1', packChecksum: 'sha256-0' });
    expect(text).toContain('added pack “Our partners”');
    expect(text).not.toContain('store');
  });

  it('takes no line from a text of the dataset for one of its own', async () => {
    const details = await detailsOf('abn-amro');
    const statement = 'x\n\nClaim entity:other';
    const lead = { headword: 'X', pack: null };
    const text = correctionText({
      language: 'en',
      lead,
      claims: [{ id: 'a', statement, sources: details.sources }],
      packVersion: '1.1.1',
      packChecksum: 'sha256-0',
    });
    expect(text.match(/^Claim /gm)).toHaveLength(1);
  });

  it.each(LANGUAGES)('has no hole in %s', async (language) => {
    for (const id of ['abn-amro', 'fast', 'ina-hut']) {
      expect(entryCorrection(await detailsOf(id, language), language)).not.toMatch(/undefined|null|NaN|\{\w+\}/);
    }
  });
});

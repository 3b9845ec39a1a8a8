import { expect, test } from 'vitest';
import { readPack } from '../../../scripts/read-pack.ts';
import { withAllBearers } from '../../../src/background/bearers.ts';
import { buildGazetteer } from '../../../src/dataset/gazetteer.ts';
import { entity, name, smallPack } from '../dataset/small-pack.ts';

test('a name that is to be marked no more stands for none of its bearers, however it is written', async () => {
  const gazetteer = buildGazetteer([(await readPack('assets/packs/fast')).pack]);
  const bearers = withAllBearers(gazetteer, 'FIU', ['fiu-germany']);
  expect(bearers[0]).toBe('fiu-germany');
  expect(bearers).toContain('fiu-nederland');
  expect(bearers.length).toBeGreaterThan(4);
  expect(new Set(bearers).size).toBe(bearers.length);
  expect(withAllBearers(gazetteer, 'ABN-Amro', ['abn-amro'])).toEqual(['abn-amro']);
  expect(withAllBearers(gazetteer, 'no name of ours', ['comensha'])).toEqual(['comensha']);
});

test('and no more bearers than one word may name', () => {
  const many = Array.from({ length: 80 }, (_, number) => `house-${number}`);
  const gazetteer = buildGazetteer([
    smallPack({ entities: [...smallPack().entities, ...many.map((id) => entity(id, { names: [name('The House')] }))] }),
  ]);
  const bearers = withAllBearers(gazetteer, 'The House', ['house-70']);
  expect(bearers).toHaveLength(50);
  expect(bearers[0]).toBe('house-70');
});

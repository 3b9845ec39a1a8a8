import type { Entity, Pack, Role } from '../../../src/dataset/schema.ts';

/** The same text in all three languages: for tests that are not about language. */
export const inAll = (text: string) => ({ en: text, nl: text, de: text });

export function entity(id: string, over: Partial<Entity> = {}): Entity {
  return {
    id,
    kind: 'organization',
    sector: 'ngo',
    names: [{ text: id, lang: 'und', type: 'official', ambiguous: false }],
    description: inAll(`About ${id}.`),
    country: 'NL',
    website: null,
    wikidata: null,
    parent: null,
    sources: ['report'],
    ...over,
  };
}

export function role(subject: string, initiative: string, over: Partial<Role> = {}): Role {
  return {
    subject,
    initiative,
    role: 'member',
    title: inAll('Member'),
    person: null,
    from: null,
    to: null,
    goals: [],
    goalBasis: 'editorial',
    sources: ['report'],
    ...over,
  };
}

/** A pack as small as one can be that uses every kind of reference. */
export function smallPack(over: Partial<Pack> = {}): Pack {
  return {
    format: 1,
    id: 'small',
    version: '2026.1.0',
    title: inAll('A small pack'),
    licence: 'CC0-1.0',
    publishedOn: '2026-01-31',
    entities: [
      entity('alliance', { kind: 'initiative' }),
      entity('bank', {
        sector: 'bank',
        names: [name('Bank of Trees'), name('BOT', { type: 'acronym', ambiguous: true })],
      }),
      entity('jane', { kind: 'person', parent: 'bank' }),
    ],
    roles: [role('bank', 'alliance', { person: 'jane', goals: ['goal-1'], from: '2019', to: '2019-09' })],
    goals: [
      {
        id: 'goal-1',
        initiative: 'alliance',
        number: 1,
        title: inAll('Comply'),
        summary: inAll('Obey the law.'),
        actions: [{ id: 'action-1', title: inAll('Look') }],
        sources: ['report'],
      },
    ],
    sources: [
      {
        id: 'report',
        url: 'https://example.org/report',
        title: 'Report',
        publisher: 'Somebody',
        date: '2019',
        lang: 'en',
      },
    ],
    senses: [
      {
        text: 'BOT',
        candidates: ['bank'],
        caseSensitive: true,
        near: { en: ['trees'] },
        before: [],
        after: [],
        otherSenses: [],
        alone: 'never',
        perCandidate: { bank: { near: ['forest'] } },
      },
    ],
    topics: { en: { finance: [{ text: 'money', weight: 0.5 }] } },
    broad: ['bank'],
    doubts: ['Nobody knows when it began.'],
    redirects: { 'tree-bank': 'bank' },
    ...over,
  };
}

export function name(text: string, over: Partial<Entity['names'][number]> = {}): Entity['names'][number] {
  return { text, lang: 'en', type: 'official', ambiguous: false, ...over };
}

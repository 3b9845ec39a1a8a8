import type { Bearer, Form, Gazetteer, GazetteerEntity, Sense, Topics } from '../matching/types.ts';
import type { Entity, Name, Pack } from './schema.ts';
import { genitiveTail, germanForms, initialVariants, spellingVariants, surnamesOf } from './surface-forms.ts';

/**
 * Makes the gazetteer from all enabled packs: every surface form once, with everyone who bears it. What names look like
 * in running text but not in a list is added here (genitives, German endings, spellings, surnames), so that the matcher
 * stays a plain look-up. The order of the packs does not matter: everything is sorted by id or text.
 */
export function buildGazetteer(packs: readonly Pack[]): Gazetteer {
  const sorted = packs.toSorted((a, b) => compare(a.id, b.id) || compare(a.version, b.version));
  const entities = mergeEntities(sorted);
  const indexOf = new Map(entities.map(({ entity }, index) => [entity.id, index]));
  const senses = mergeSenses(sorted);
  const broad = new Set(sorted.flatMap((pack) => pack.broad));
  const related = relations(sorted, indexOf);
  return {
    version: sorted.map((pack) => `${pack.id}@${pack.version}`).join(' '),
    entities: entities.map(
      ({ entity, pack }, index): GazetteerEntity => ({
        id: entity.id,
        pack,
        kind: entity.kind,
        sector: entity.sector,
        country: entity.country,
        broad: broad.has(entity.id),
        related: [...(related[index] ?? [])].sort((a, b) => a - b),
      }),
    ),
    forms: collectForms(entities, senses),
    senses,
    topics: mergeTopics(sorted),
  };
}

interface MergedEntity {
  pack: string;
  entity: Entity;
  names: Name[];
}

/** One record an id. Two packs with the same id: the first by pack id describes it, the names of both count. */
function mergeEntities(packs: readonly Pack[]): MergedEntity[] {
  const byId = new Map<string, MergedEntity>();
  for (const pack of packs) {
    for (const entity of pack.entities) {
      const known = byId.get(entity.id);
      if (known) known.names.push(...entity.names);
      else byId.set(entity.id, { pack: pack.id, entity, names: [...entity.names] });
    }
  }
  return [...byId.values()].sort((a, b) => compare(a.entity.id, b.entity.id));
}

/** Who speaks for whom: parent and child, both ends of a role and the person it is held through. */
function relations(packs: readonly Pack[], indexOf: Map<string, number>): Set<number>[] {
  const related: Set<number>[] = Array.from({ length: indexOf.size }, () => new Set());
  const join = (one: string | null, other: string | null) => {
    const a = one === null ? undefined : indexOf.get(one);
    const b = other === null ? undefined : indexOf.get(other);
    if (a === undefined || b === undefined || a === b) return;
    related[a]?.add(b);
    related[b]?.add(a);
  };
  for (const pack of packs) {
    for (const entity of pack.entities) join(entity.id, entity.parent);
    for (const role of pack.roles) {
      join(role.subject, role.initiative);
      join(role.person, role.subject);
      join(role.person, role.initiative);
    }
  }
  return related;
}

interface Draft extends Bearer {
  text: string;
  tail: number;
  latent: boolean;
  /** The name as listed, from which this form is made. */
  listed: boolean;
}

function collectForms(entities: readonly MergedEntity[], senses: readonly Sense[]): Form[] {
  const exactSenses = new Set(senses.filter((sense) => sense.caseSensitive).map((sense) => sense.text));
  const drafts: Draft[] = [];
  entities.forEach(({ entity, names }, index) => {
    const listed = new Set(names.map((name) => name.text));
    for (const name of names) {
      const base = { entity: index, ambiguous: name.ambiguous, type: name.type, lang: name.lang, latent: false };
      drafts.push({ ...base, text: name.text, tail: 0, listed: true });
      for (const text of madeFrom(name, entity)) {
        if (!listed.has(text)) drafts.push({ ...base, text, tail: 0, listed: false });
      }
    }
    for (const name of names) {
      for (const text of [name.text, ...madeFrom(name, entity)]) {
        const ending = genitiveTail(text, name, entity.kind);
        if (ending === null || listed.has(text + ending)) continue;
        drafts.push({
          entity: index,
          ambiguous: name.ambiguous,
          type: name.type,
          lang: name.lang,
          latent: false,
          text: text + ending,
          tail: ending.length,
          listed: false,
        });
      }
    }
    if (entity.kind !== 'person') return;
    for (const text of surnamesOf(names)) {
      if (listed.has(text)) continue;
      const base = {
        entity: index,
        ambiguous: true,
        type: 'surname',
        lang: 'und',
        latent: true,
        listed: false,
      } as const;
      drafts.push({ ...base, text, tail: 0 });
      if (/[^sxzß]$/u.test(text)) drafts.push({ ...base, text: `${text}s`, tail: 1 });
    }
  });
  return mergeDrafts(drafts, exactSenses);
}

function madeFrom(name: Name, entity: Entity): string[] {
  return [...spellingVariants(name), ...germanForms(name, entity.country), ...initialVariants(name)];
}

/**
 * Drafts with one text, case rule, ending and role become one form. A made form gives way to a listed one of the same
 * text: what somebody wrote into the dataset is never shadowed by what a rule supposes.
 */
function mergeDrafts(drafts: readonly Draft[], exactSenses: ReadonlySet<string>): Form[] {
  const listedTexts = new Set(drafts.filter((draft) => draft.listed).map((draft) => draft.text));
  const unambiguousTexts = new Set(
    drafts.filter((draft) => draft.listed && !draft.ambiguous).map((draft) => fold(draft.text)),
  );
  const forms = new Map<string, Form>();
  for (const draft of drafts) {
    if (!draft.listed && listedTexts.has(draft.text)) continue;
    if (draft.latent && unambiguousTexts.has(fold(draft.text))) continue;
    const exactCase = draft.latent || wantsExactCase(draft, exactSenses);
    const key = `${draft.text}\u0000${exactCase ? 1 : 0}${draft.latent ? 1 : 0}${draft.tail}`;
    let form = forms.get(key);
    if (!form) {
      form = { text: draft.text, exactCase, bearers: [] };
      if (draft.tail > 0) form.tail = draft.tail;
      if (draft.latent) form.latent = true;
      if (!draft.listed) form.made = true;
      forms.set(key, form);
    }
    const { entity, ambiguous, type, lang } = draft;
    const known = form.bearers.find((bearer) => bearer.entity === entity);
    if (!known) form.bearers.push({ entity, ambiguous, type, lang });
    else if (known.ambiguous && !ambiguous) Object.assign(known, { ambiguous, type, lang });
  }
  for (const form of forms.values()) form.bearers.sort((a, b) => a.entity - b.entity);
  return [...forms.values()].sort(
    (a, b) => compare(a.text, b.text) || Number(a.exactCase) - Number(b.exactCase) || (a.tail ?? 0) - (b.tail ?? 0),
  );
}

/**
 * Acronyms, ambiguous names and single words of up to four letters count only as listed: "ilo", "ubs", "shift" and
 * "fast" are words. So does a single word listed wholly in capitals, whatever its type.
 */
function wantsExactCase(draft: Draft, exactSenses: ReadonlySet<string>): boolean {
  if (draft.ambiguous || draft.type === 'acronym') return true;
  const bare = draft.tail > 0 ? draft.text.slice(0, -draft.tail) : draft.text;
  // Of several words only those whose sense record says so: any bank of Germany is a "deutsche Bank".
  if (/[\s\-–/]/u.test(bare.trim())) return exactSenses.has(bare);
  return [...bare].length <= 4 || (/\p{Lu}.*\p{Lu}/u.test(bare) && !/\p{Ll}/u.test(bare));
}

function mergeSenses(packs: readonly Pack[]): Sense[] {
  return packs
    .flatMap((pack) => pack.senses)
    .map((sense): Sense => {
      const { perCandidate, ...rest } = sense;
      if (!perCandidate) return rest;
      return { ...rest, perCandidate: perCandidate as NonNullable<Sense['perCandidate']> };
    })
    .sort((a, b) => compare(a.text, b.text) || compare(JSON.stringify(a), JSON.stringify(b)));
}

/** The same topic word in several packs keeps its greatest weight. */
function mergeTopics(packs: readonly Pack[]): Topics {
  const merged = new Map<string, Map<string, Map<string, number>>>();
  for (const pack of packs) {
    for (const [lang, topics] of Object.entries(pack.topics)) {
      for (const [topic, words] of Object.entries(topics)) {
        const ofLang = merged.get(lang) ?? new Map<string, Map<string, number>>();
        merged.set(lang, ofLang);
        const ofTopic = ofLang.get(topic) ?? new Map<string, number>();
        ofLang.set(topic, ofTopic);
        for (const { text, weight } of words) ofTopic.set(text, Math.max(weight, ofTopic.get(text) ?? 0));
      }
    }
  }
  return sortedRecord(merged, (topics) =>
    sortedRecord(topics, (words) =>
      [...words].sort(([a], [b]) => compare(a, b)).map(([text, weight]) => ({ text, weight })),
    ),
  );
}

function sortedRecord<T, R>(map: ReadonlyMap<string, T>, value: (item: T) => R): Record<string, R> {
  return Object.fromEntries([...map].sort(([a], [b]) => compare(a, b)).map(([key, item]) => [key, value(item)]));
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** By code units: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import * as v from 'valibot';
import { describeIssue, expectedFor, PACK_LIMITS } from '../dataset/pack.ts';
import { formatPath } from '../dataset/pack-error.ts';
import { say } from '../dataset/pack-faults.ts';
import { ReferenceCheck } from '../dataset/pack-references.ts';
import { checkPlainData } from '../dataset/plain-data.ts';
import {
  entitySchema,
  goalSchema,
  type Pack,
  packFileSchema,
  packSchema,
  roleSchema,
  sourceSchema,
} from '../dataset/schema.ts';
import { JsonItems } from './json-items.ts';
import { LIMITS } from './limits.ts';
import { Faults, noNotes, type PackHead, type PackPiece, type PackReader, type ReadingEnd, refuse } from './pieces.ts';

/** The long lists of a pack, which are read item by item. */
const LISTS = { entities: entitySchema, roles: roleSchema, goals: goalSchema, sources: sourceSchema } as const;
type List = keyof typeof LISTS;
const isList = (key: string | undefined): key is List => key !== undefined && Object.hasOwn(LISTS, key);

/** The lists of the head: where one is faulty, its faults are looked for item by item too. */
const HEAD_LISTS = ['senses', 'broad', 'doubts'] as const;

/** Parts of one value, at every depth, up to which all its faults are told. */
const PARTS = 20_000;

/**
 * Reads a pack of our own format, bare or as `npm run pack -- build` packages it (`{ checksum, pack }`), with the same
 * checks as a whole one: shapes, references, dates, texts.
 */
export function readOurPack(): PackReader {
  return new OurPackReader();
}

class OurPackReader implements PackReader {
  private readonly items: JsonItems;
  private readonly faults = new Faults();
  private readonly references: ReferenceCheck;
  private readonly head: Record<string, unknown> = {};
  private readonly headLines: Record<string, number> = {};
  private readonly counts: Record<List, number> = { entities: 0, roles: 0, goals: 0, sources: 0 };
  private readonly listed = new Set<string>();
  private pieces: PackPiece[] = [];
  private checksum: unknown;
  private isPackaged = false;
  private names = 0;
  private line = 1;

  constructor() {
    this.references = new ReferenceCheck((path, worded) => this.faults.add(this.line, this.whole(path), worded));
    this.items = new JsonItems({
      isEntered: (path, bracket) => {
        if (bracket === '{') return path.length === 1 && path[0] === 'pack';
        const inPack = path[0] === 'pack' ? path.slice(1) : path;
        const [key] = inPack;
        if (inPack.length !== 1 || !isList(key)) return false;
        this.listed.add(key);
        return true;
      },
      onValue: (path, index, value, line) => this.take(path, index, value, line),
    });
  }

  push(text: string): PackPiece[] {
    this.items.push(text);
    const { pieces } = this;
    this.pieces = [];
    return pieces;
  }

  end(): ReadingEnd {
    this.items.end();
    const head = this.readHead();
    this.references.end(head);
    this.faults.throwIfAny();
    if (this.counts.entities === 0) refuse(this.line, this.whole('entities'), say('noEntry'));
    return { pieces: [], head, notes: noNotes(), ...this.declared() };
  }

  /** Holds the head against the schema of a whole pack, with the lists that were read item by item left empty. */
  private readHead(): PackHead {
    const head = { ...this.head, ...Object.fromEntries([...this.listed].map((key) => [key, []])) };
    const limit = PACK_LIMITS.senses;
    if (Array.isArray(head.senses) && head.senses.length > limit) {
      refuse(this.lineOf('senses'), this.whole('senses'), say('entries', { limit }));
    }
    const result = v.safeParse(packSchema, head, { abortEarly: true });
    if (!result.success) {
      const lists = HEAD_LISTS.filter((key) => Array.isArray(head[key]));
      for (const issue of issuesOf(packSchema, { ...head, ...Object.fromEntries(lists.map((key) => [key, []])) })) {
        const { path, ...worded } = describeIssue(issue);
        this.faults.add(this.lineOf(String(issue.path?.[0]?.key ?? '')), this.whole(path), worded);
      }
      for (const key of lists) {
        for (const [index, item] of (head[key] as unknown[]).entries()) {
          this.tell(issuesOf(packSchema.entries[key].item, item), key, index, this.lineOf(key));
        }
      }
      this.faults.throwIfAny();
    }
    const { entities: _, roles: __, goals: ___, sources: ____, ...read } = result.output as Pack;
    return read;
  }

  private lineOf(key: string): number {
    return this.headLines[key] ?? this.line;
  }

  /** Adds the faults of an item of a list. */
  private tell(issues: readonly v.BaseIssue<unknown>[], list: string, index: number, line: number): void {
    for (const issue of issues) {
      const { path, ...worded } = describeIssue(issue);
      const dot = path === '' || path.startsWith('[') ? '' : '.';
      this.faults.add(line, `${this.whole(list)}[${index}]${dot}${path}`, worded);
    }
  }

  private declared(): Pick<ReadingEnd, 'declaredChecksum'> {
    if (!this.isPackaged) return {};
    const parsed = v.safeParse(packFileSchema.entries.checksum, this.checksum);
    if (!parsed.success) refuse(1, 'checksum', expectedFor('sum', this.checksum));
    return { declaredChecksum: parsed.output };
  }

  private whole(path: string): string {
    if (!this.isPackaged) return path;
    return path === '' ? 'pack' : `pack.${path}`;
  }

  private take(path: readonly string[], index: number | null, value: unknown, line: number): void {
    this.line = line;
    const [first = '', second] = path;
    if (first === 'pack' && (second !== undefined || index !== null)) this.isPackaged = true;
    const key = first === 'pack' ? second : first;
    const at = index === null ? path : [...path, index];
    const unsafe = checkPlainData(value, 5);
    for (const { path: within, ...worded } of unsafe) {
      const dot = within === '' || within.startsWith('[') ? '' : '.';
      this.faults.add(line, formatPath(at) + dot + within, worded);
    }
    if (key && /^(?:__proto__|constructor|prototype)$/.test(key)) refuse(line, '', say('forbiddenKey', { key }));
    if (unsafe.length > 0) return;
    if (index !== null && isList(key)) this.takeItem(key, index, value, line);
    else if (path.length === 1 && first === 'checksum') {
      this.checksum = value;
      this.isPackaged = true;
    } else if (key !== undefined && !Object.hasOwn(packSchema.entries, key)) {
      // Not kept until the end: of a file made to do harm there may be any number.
      this.faults.add(line, formatPath(path), say('unknownKey'));
    } else if (key !== undefined) {
      this.head[key] = value;
      this.headLines[key] = line;
    }
  }

  private takeItem(part: List, index: number, value: unknown, line: number): void {
    const limit = PACK_LIMITS[part];
    if (++this.counts[part] > limit) refuse(line, this.whole(part), say('entries', { limit }));
    const schema: v.GenericSchema = LISTS[part];
    const result = v.safeParse(schema, value, { abortEarly: true });
    if (!result.success) {
      this.tell(issuesOf(schema, value), part, index, line);
      return;
    }
    const piece = { part, value: result.output } as PackPiece;
    if (piece.part === 'entities') {
      const { names } = piece.value;
      if (names.length > LIMITS.namesOfEntity) {
        const worded = say('namesOfOne', { limit: LIMITS.namesOfEntity, number: names.length });
        refuse(line, `${this.whole(part)}[${index}].names`, worded);
      }
      this.names += names.length;
      if (this.names > LIMITS.names) refuse(line, '', say('namesOfAll', { limit: LIMITS.names }));
      this.references.entity(piece.value, index);
    } else if (piece.part === 'roles') this.references.role(piece.value, index);
    else if (piece.part === 'goals') this.references.goal(piece.value, index);
    else this.references.source(piece.value, index);
    this.pieces.push(piece);
  }
}

/**
 * What is wrong with a value; of one with a great many parts the first fault alone: of a file made to do harm all of
 * them would fill the memory before the hundredth was told.
 */
function issuesOf(schema: v.GenericSchema, value: unknown): readonly v.BaseIssue<unknown>[] {
  return v.safeParse(schema, value, { abortEarly: hasMoreParts(value, PARTS) }).issues ?? [];
}

function hasMoreParts(value: unknown, limit: number): boolean {
  let parts = 0;
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    const within = Object.values(next);
    parts += within.length;
    if (parts > limit) return true;
    open.push(...within);
  }
  return false;
}

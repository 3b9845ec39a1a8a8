import { say, type Worded } from '../dataset/pack-faults.ts';
import { LIMITS } from './limits.ts';
import { refuse } from './pieces.ts';

/**
 * Cuts the text of one JSON object into its members, and its lists into their items, so that never more than one of them
 * is held: the text of each goes to `JSON.parse` by itself. Of that text only quotes and brackets are followed here;
 * whatever else is wrong with it, `JSON.parse` finds.
 *
 *     { "checksum": "…", "pack": { "entities": [ {…}, {…} ], "licence": "…" } }
 *       ╰── value ───╯   entered     entered     value       ╰── value ────╯
 */
export interface JsonEvents {
  /** Whether to enter an object or list, and give what is in it one by one, or to give it as one value. */
  isEntered(path: readonly string[], bracket: '{' | '['): boolean;
  /** @param index place in an entered list; null for a member of an object, whose key ends the path */
  onValue(path: readonly string[], index: number | null, value: unknown, line: number): void;
}

/** Deeper than any pack, with what stands around it. */
const MAX_DEPTH = 24;

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const isOpening = (unit: number) => unit === 123 || unit === 91;
const isClosing = (unit: number) => unit === 125 || unit === 93;

interface Level {
  closing: number;
  /** Keys seen: one that stands twice would be read either way by different readers. Null for a list. */
  keys: Set<string> | null;
  index: number;
  expects: 'first' | 'key' | 'colon' | 'value' | 'after';
}

export class JsonItems {
  private readonly levels: Level[] = [];
  private readonly path: string[] = [];
  private state: 'start' | 'within' | 'done' = 'start';
  private line = 1;
  /** What is gathered: the text of a key or value, begun in earlier pieces. */
  private gathered: string[] | null = null;
  private gatheredLength = 0;
  private gatheredLine = 1;
  /** Brackets open within the value that is gathered. */
  private depth = 0;
  private inString = false;
  private isEscaped = false;
  private stringLength = 0;

  constructor(private readonly events: JsonEvents) {}

  /** @throws PackError */
  push(chunk: string): void {
    const text = this.state === 'start' ? chunk.replace(/^\ufeff/, '') : chunk;
    /** Where in this piece the gathered text goes on. */
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 10) this.line++;
      if (this.inString) {
        this.followString(unit);
        if (!this.inString && this.depth === 0) this.finish(text.slice(from, at + 1));
      } else if (this.gathered !== null) {
        if (this.depth === 0 && (unit <= 32 || unit === COMMA || unit === COLON || isClosing(unit))) {
          // The end of a number or word, which belongs to what holds it.
          this.finish(text.slice(from, at));
          this.structure(unit);
        } else if (unit === QUOTE) this.openString();
        else if (isOpening(unit)) this.open();
        else if (isClosing(unit) && --this.depth === 0) this.finish(text.slice(from, at + 1));
      } else if (this.structure(unit)) from = at;
    }
    if (this.gathered !== null) this.hold(text.slice(from));
  }

  /** @throws PackError where the text is not whole */
  end(): void {
    if (this.state === 'start') this.refuse(say('empty'));
    if (this.state !== 'done') this.refuse(say('cutOff'));
  }

  /** A character between values. @returns whether a key or value begins with it */
  private structure(unit: number): boolean {
    if (unit <= 32) return false;
    const level = this.levels.at(-1);
    if (!level) {
      if (this.state === 'done') this.refuse(say('afterEnd'));
      if (unit !== 123) this.refuse(say('noJsonObject'));
      this.state = 'within';
      this.enter(unit);
      return false;
    }
    const { expects, keys } = level;
    if (unit === level.closing && (expects === 'after' || expects === 'first')) this.leave();
    else if (unit === COMMA && expects === 'after') level.expects = keys ? 'key' : 'value';
    else if (unit === COLON && expects === 'colon') level.expects = 'value';
    else if (keys && (expects === 'key' || expects === 'first') && unit === QUOTE) return this.gather(unit);
    else if (expects === 'value' || (expects === 'first' && !keys)) {
      // What stands in a list is an item, whatever it is: a list in a list is not read as its items.
      const isMember = keys !== null && isOpening(unit);
      if (isMember && this.events.isEntered(this.path, unit === 123 ? '{' : '[')) this.enter(unit);
      else if (unit === COMMA || unit === COLON || isClosing(unit)) this.refuse(say('noValue'));
      else return this.gather(unit);
    } else this.refuse(say('misplaced', { sign: String.fromCharCode(unit) }));
    return false;
  }

  private enter(bracket: number): void {
    const isObject = bracket === 123;
    this.levels.push({ closing: isObject ? 125 : 93, keys: isObject ? new Set() : null, index: 0, expects: 'first' });
  }

  private leave(): void {
    this.levels.pop();
    const outer = this.levels.at(-1);
    if (outer) this.valueIsOver(outer);
    else this.state = 'done';
  }

  private valueIsOver(level: Level): void {
    level.expects = 'after';
    level.index++;
    if (level.keys) this.path.pop();
  }

  private gather(unit: number): true {
    this.gathered = [];
    this.gatheredLength = 0;
    this.gatheredLine = this.line;
    this.depth = 0;
    if (unit === QUOTE) this.openString();
    else if (isOpening(unit)) this.open();
    return true;
  }

  private open(): void {
    if (++this.depth + this.levels.length > MAX_DEPTH) this.refuse(say('tooDeep', { limit: MAX_DEPTH }));
  }

  private openString(): void {
    this.inString = true;
    this.isEscaped = false;
    this.stringLength = 0;
  }

  private followString(unit: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (unit === 92) this.isEscaped = true;
    else if (unit === QUOTE) this.inString = false;
    if (++this.stringLength > LIMITS.stringCharacters) {
      this.refuse(say('textTooLong', { limit: LIMITS.stringCharacters }));
    }
  }

  private hold(text: string): void {
    this.gatheredLength += text.length;
    if (this.gatheredLength > LIMITS.itemCharacters) {
      this.refuse(say('itemTooLong', { limit: LIMITS.itemCharacters }));
    }
    this.gathered?.push(text);
  }

  private finish(text: string): void {
    this.hold(text);
    const whole = this.gathered?.join('') ?? '';
    const line = this.gatheredLine;
    this.gathered = null;
    let value: unknown;
    try {
      value = JSON.parse(whole);
    } catch {
      refuse(line, this.where(), say('noJson'));
    }
    const level = this.levels.at(-1) as Level;
    if (level.keys && level.expects !== 'value') {
      const key = value as string;
      if (level.keys.has(key)) refuse(line, this.where(), say('keyTwice', { key: key.slice(0, 60) }));
      level.keys.add(key);
      this.path.push(key);
      level.expects = 'colon';
      return;
    }
    this.events.onValue(this.path, level.keys ? null : level.index, value, line);
    this.valueIsOver(level);
  }

  private where(): string {
    const level = this.levels.at(-1);
    return this.path.join('.') + (level && !level.keys ? `[${level.index}]` : '');
  }

  private refuse(worded: Worded): never {
    refuse(this.line, this.where(), worded);
  }
}

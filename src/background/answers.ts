import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { EntityLead } from '../dataset/reader.ts';
import type { LentTexts } from '../i18n/borrowed.ts';
import { cardTexts } from '../i18n/card-texts.ts';
import { todayOf } from '../i18n/format.ts';
import { compileDocumentNames } from '../matching/filters/prefilter.ts';
import { link } from '../matching/link/link.ts';
import type { LinkRequest, LinkResult } from '../matching/types.ts';
import { dropEntry, handEntry } from '../messaging/handed-entry.ts';
import {
  type PageLinkResult,
  type ReaderWord,
  type TabCommand,
  topicAnswerSchema,
  wordsAnswerSchema,
} from '../messaging/protocol.ts';
import { AnswerError, type Handlers, type Sender } from '../messaging/server.ts';
import { hostOfDocument, siteOf } from '../settings/host.ts';
import { loadPause } from '../settings/pause.ts';
import { FullError, silence, unsilence } from '../settings/silenced.ts';
import { loadSettings } from '../settings/store.ts';
import { interfaceLanguage, type OpenDataset } from './dataset-service.ts';
import { entityAnswer } from './entity-answer.ts';
import { closeCard, hearEscape } from './escape.ts';
import { insertOtherStyles } from './mark-styles.ts';
import { entityAddress, openOwnPage } from './own-pages.ts';
import type { PackHandlers } from './pack-answers.ts';
import { injectPageScript, isSiteOff } from './page-script.ts';
import type { PopupHandlers } from './popup-answers.ts';
import { hideLateFrame, setHidden } from './quick-hide.ts';
import { look } from './toolbar.ts';

/** Frames of one tab that a message names; a message of a page always comes from one. */
function frameOf(sender: Sender): { tabId: number; frameId: number } {
  if (sender.tabId === undefined || sender.frameId === undefined)
    throw new AnswerError('sender', 'The message comes from no frame.');
  return { tabId: sender.tabId, frameId: sender.frameId };
}

/**
 * The site of the frame itself, which the page script compares with; no more of the address is kept than that. Null: everywhere.
 *
 * @throws AnswerError where the page belongs to no site
 */
function siteOfScope(scope: 'site' | 'everywhere', { url, origin }: Sender): string | null {
  if (scope === 'everywhere') return null;
  const site = siteOf(hostOfDocument(url, origin));
  if (site === '') throw new AnswerError('site', 'This page belongs to no site.');
  return site;
}

/** Ids of all entities that an answer speaks of. */
function entitiesOf(result: LinkResult): Set<string> {
  const ids = new Set<string>();
  for (const { verdict } of [...result.settled, ...result.open])
    for (const choice of verdict?.choices ?? []) ids.add(choice.entity);
  return ids;
}

/**
 * A frame that is not about the topic by its own words may stand in a page that is: an embedded list of names, say.
 * Asked of the top frame itself, because the background keeps nothing about a page.
 */
async function topicOfPage({
  tabId,
  frameId,
}: {
  tabId: number;
  frameId: number;
}): Promise<{ topic: number; onTopic: boolean } | undefined> {
  if (frameId === 0) return undefined;
  const answer: unknown = await browser.tabs
    .sendMessage(tabId, { command: 'tellTopic' }, { frameId: 0 })
    .catch(() => undefined);
  const parsed = v.safeParse(topicAnswerSchema, answer);
  return parsed.success ? parsed.output : undefined;
}

/**
 * A frame may go between its question and the answer: a tab is closed, a page left. That is no fault of ours, and nobody
 * waits for the answer any more; who is still there asks again.
 *
 * @throws AnswerError where the browser put nothing into the frame
 */
async function inFrame(injection: Promise<unknown>): Promise<void> {
  await injection.catch((error: unknown) => {
    throw new AnswerError('frame', error instanceof Error ? error.message : String(error));
  });
}

/** Runs in the page's isolated world, as source text: leaves the texts where the card's script takes them. */
function leaveTexts(texts: LentTexts): void {
  (globalThis as unknown as Record<symbol, LentTexts>)[Symbol.for('il.card-texts')] = texts;
}

/** A frame that is on its way out hears nothing, and needs to hear nothing. */
const tellTab = (tabId: number, command: TabCommand): Promise<unknown> =>
  browser.tabs.sendMessage(tabId, command).catch(() => undefined);

/**
 * What the reader has said on a page of names, for a frame that has come since: the others were told when it was said. The
 * page itself is asked, and tells nothing where it has no names of its own.
 */
async function wordsOfPage({ tabId, frameId }: { tabId: number; frameId: number }): Promise<ReaderWord[]> {
  if (frameId === 0) return [];
  const command: TabCommand = { command: 'tellWords' };
  const answer: unknown = await browser.tabs.sendMessage(tabId, command, { frameId: 0 }).catch(() => undefined);
  const words = v.safeParse(wordsAnswerSchema, answer);
  return words.success ? words.output.filter((word) => word !== null) : [];
}

async function openEntry(id: string, { tabId }: Sender): Promise<void> {
  const tab = tabId === undefined ? undefined : await browser.tabs.get(tabId);
  await openOwnPage(entityAddress(id), { tab, disposition: 'newForegroundTab' });
}

/**
 * The background's answers to what pages ask. It keeps nothing between two of them that must outlast it: the open
 * dataset, and how often each tab has asked of late.
 */
export function createHandlers(
  dataset: () => Promise<OpenDataset>,
): Omit<Handlers, keyof PopupHandlers | keyof PackHandlers | 'counted'> {
  return {
    async link(request, sender): Promise<PageLinkResult> {
      const { reader, linker } = await dataset();
      const result = link(await linker(), request as LinkRequest);
      const page = result.onTopic ? undefined : await topicOfPage(frameOf(sender));
      const leads: Record<string, EntityLead> = Object.fromEntries(
        await reader(await interfaceLanguage()).leads([...entitiesOf(result)]),
      );
      return {
        ...result,
        names: result.names.length > 0 ? [...compileDocumentNames(result.names)] : [],
        pageOnTopic: page?.onTopic ?? null,
        topic: Math.max(result.topic, page?.topic ?? 0),
        leads,
      };
    },

    async wantAttendant(_, sender) {
      const { tabId, frameId } = frameOf(sender);
      const target = { tabId, frameIds: [frameId] };
      await inFrame(browser.scripting.executeScript({ target, files: ['/attend.js'] }));
      await hideLateFrame(tabId, frameId);
      return { ok: true };
    },

    async wantHands(_, sender) {
      const { tabId, frameId } = frameOf(sender);
      const target = { tabId, frameIds: [frameId] };
      // A page that is being written again is not waited for: its marks are.
      await inFrame(browser.scripting.executeScript({ target, files: ['/hands.js'], injectImmediately: true }));
      return { ok: true };
    },

    async wantCard(_, sender) {
      const { tabId, frameId } = frameOf(sender);
      const target = { tabId, frameIds: [frameId] };
      // The texts come first, in one language only: the card speaks from its first moment.
      const texts = cardTexts(await interfaceLanguage());
      await inFrame(browser.scripting.executeScript({ target, func: leaveTexts, args: [texts] }));
      await inFrame(browser.scripting.executeScript({ target, files: ['/card.js'] }));
      return { ok: true };
    },

    async wantStyles(_, sender) {
      const { tabId, frameId } = frameOf(sender);
      await insertOtherStyles({ tabId, frameIds: [frameId] });
      return { ok: true };
    },

    async wantEscape(_, sender) {
      await inFrame(hearEscape(frameOf(sender).tabId));
      return { ok: true };
    },

    async escaped(_, sender) {
      await inFrame(closeCard(frameOf(sender).tabId));
      return { ok: true };
    },

    async cardTexts() {
      return cardTexts(await interfaceLanguage());
    },

    async mayRead(_, sender) {
      const { tabId } = frameOf(sender);
      const [tab, settings, pause] = await Promise.all([browser.tabs.get(tabId), loadSettings(), loadPause()]);
      // Where the script was put into all frames of a tab, that of a site switched off has it too.
      const isOff = [tab.url, sender.url, sender.origin].some((address) => isSiteOff(address, settings.sitesOff));
      return { allowed: pause === null && !isOff };
    },

    async entity({ id, language }) {
      const { reader } = await dataset();
      return entityAnswer(await reader(language ?? (await interfaceLanguage())), id);
    },

    async silence({ text, entities, scope }, sender) {
      const site = siteOfScope(scope, sender);
      const on = todayOf(new Date());
      const added = await silence(
        entities.map((entity) => ({ text, entity, site, on })),
        sender,
      ).catch((error: unknown) => {
        // No fault of ours: the card says that it was not saved.
        throw error instanceof FullError ? new AnswerError('full', error.message) : error;
      });
      return { kept: added !== null, added: (added ?? []).map(({ entity }) => entity) };
    },

    async unsilence({ text, entities, scope }, sender) {
      if (sender.incognito) return { ok: false };
      const site = siteOfScope(scope, sender);
      await unsilence(entities.map((entity) => ({ text, entity, site })));
      return { ok: true };
    },

    async turnedTopic({ onTopic }, sender) {
      const { tabId, frameId } = frameOf(sender);
      if (frameId !== 0) throw new AnswerError('sender', 'The message comes from a frame within a page.');
      await tellTab(tabId, { command: 'pageTopic', onTopic });
      return { ok: true };
    },

    async wantWords(_, sender) {
      return { words: await wordsOfPage(frameOf(sender)) };
    },

    async tellWord(word, sender) {
      await tellTab(frameOf(sender).tabId, { command: 'hearWord', ...word });
      return { ok: true };
    },

    async openEntry({ id }, sender) {
      await openEntry(id, sender);
      return { ok: true };
    },

    async openPopup({ id, undecided }, sender) {
      // It opens over the window at hand only, and not in every version of either browser.
      const { tabId } = frameOf(sender);
      if (!undecided) await handEntry(id, tabId);
      await browser.action.openPopup().catch(async () => {
        await dropEntry();
        await openEntry(id, sender);
      });
      return { ok: true };
    },

    async showMarks({ tabId }) {
      await setHidden(tabId, false);
      return { ok: true };
    },

    async scanPage({ tabId }) {
      const ok = (await loadPause()) === null && (await injectPageScript(tabId));
      look(tabId);
      return { ok };
    },
  };
}

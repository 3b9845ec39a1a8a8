import { useEffect, useRef } from 'preact/hooks';
import type { DatasetReader, EntityDetails } from '../dataset/reader.ts';
import type { Companions } from '../entry/companions.ts';
import { entrySections, siteName } from '../entry/entry-model.ts';
import { basisWords, groundOf } from '../entry/ground.ts';
import { NameList } from '../entry/NameList.tsx';
import { OutsideLink } from '../entry/OutsideLink.tsx';
import { SourceList } from '../entry/SourceList.tsx';
import { useDetails } from '../entry/use-details.ts';
import { DatasetNotice } from '../extension-page/DatasetNotice.tsx';
import { card } from '../i18n/catalogue/card.ts';
import { common } from '../i18n/catalogue/common.ts';
import { entry as entryTexts } from '../i18n/catalogue/entry.ts';
import { popup } from '../i18n/catalogue/popup.ts';
import { search as searchTexts } from '../i18n/catalogue/search.ts';
import { formatNumber } from '../i18n/catalogue.ts';
import { todayOf } from '../i18n/format.ts';
import type { Language } from '../i18n/languages.ts';
import { localised } from '../i18n/localised.ts';
import { Dotted, kindParts, packParts } from '../ui/EntryHead.tsx';
import { GoalChip, goalsOf } from '../ui/GoalTiles.tsx';
import { Bone } from '../ui/messages.tsx';
import { RoleItem } from '../ui/RoleItem.tsx';
import { CompanionSection, useCompanions } from './CompanionSection.tsx';

/** What the view asks for. The same one from render to render. */
export interface EntryReader extends Pick<DatasetReader, 'entity'> {
  companions(id: string): Promise<Companions[]>;
}

interface EntryViewProps {
  language: Language;
  id: string;
  reader: EntryReader;
  onOpenEntry(id: string): void;
}

/** The whole entry of one entity inside the popup: as the card, with all names and all sources. */
export function EntryView({ language, id, reader, onOpenEntry }: EntryViewProps) {
  const { details, hasFailed, tryAgain } = useDetails(reader, id);
  const top = useRef<HTMLDivElement>(null);
  const shown = details?.lead.id;
  /** What had the focus when the entry was asked for. */
  const from = useRef<Element | null>(null);
  useEffect(() => {
    from.current = document.activeElement;
  }, [id]);
  useEffect(() => {
    if (shown === undefined) return;
    top.current?.scrollTo(0, 0);
    // Details may be long in coming: who has gone elsewhere meanwhile stays there.
    const { activeElement, body } = document;
    if (activeElement === body || activeElement === from.current || top.current?.contains(activeElement))
      top.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, [shown]);
  const onTryAgain = () => {
    top.current?.focus();
    tryAgain();
  };
  return (
    // The region scrolls by keyboard too, hence the tab stop.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key.
    <section ref={top} class="scroll entry" tabIndex={0} aria-busy={details === undefined && !hasFailed}>
      {hasFailed ? (
        <div role="status">
          <DatasetNotice {...{ language }} dataset={{ status: 'failed' }} onTryAgain={onTryAgain} />
        </div>
      ) : (
        details === undefined && <EntryBones />
      )}
      {details === null && <p class="soft">{searchTexts(language)('noneFound')}</p>}
      {details && <Entry {...{ language, details, reader, onOpenEntry }} />}
    </section>
  );
}

function Entry({ language, details, reader, onOpenEntry }: Omit<EntryViewProps, 'id'> & { details: EntityDetails }) {
  const t = entryTexts(language);
  const { entity, lead, sources } = details;
  const goals = goalsOf(lead.goals);
  const stated = goals.filter(({ basis }) => basis === 'stated').length;
  const today = todayOf(new Date());
  const sections = entrySections(details, language, today);
  const site = siteName(entity.website);
  const companions = useCompanions(reader.companions, entity.id);
  const workedWith = useRef<HTMLHeadingElement>(null);
  const goToCompanions = () => {
    workedWith.current?.scrollIntoView({ block: 'start' });
    workedWith.current?.focus({ preventScroll: true });
  };
  return (
    <>
      <h1 class="headword" tabIndex={-1}>
        {lead.headword}
      </h1>
      {lead.fullName && <p class="kind">{lead.fullName}</p>}
      <p>
        <Dotted
          class="kind"
          parts={
            lead.pack
              ? [card(language)('addedPack', { title: packParts(lead.pack, language).join(', ') })]
              : kindParts(lead, language)
          }
        />
      </p>
      <p class="gist">{localised(entity.description, language)}</p>
      {lead.pack && <p class="small soft">{card(language)('addedPackNote')}</p>}
      {companions.length > 0 && (
        <p class="small">
          <button type="button" class="link" onClick={goToCompanions}>
            {popup(language)('workedWith')}
          </button>
        </p>
      )}
      {entity.website && site && (
        <p class="small">
          <OutsideLink address={entity.website}>{site}</OutsideLink>
        </p>
      )}
      {goals.length > 0 && (
        <div class="goal-chips">
          {goals.map(({ number, basis }) => (
            <GoalChip key={number} language={language} number={number} basis={basis} />
          ))}
          <p class="small soft">{basisWords(stated, goals.length, language)}</p>
        </div>
      )}
      {sections.length === 0 && <p class="section soft">{t('noRoles')}</p>}
      {sections.map(({ title, heading, roles, count }) => (
        <section key={title} class="section">
          <h2 class="label section-head">
            <span>
              {title} <span class="count">{formatNumber(count, language)}</span>
            </span>
          </h2>
          <ul>
            {roles.map((role, place) => (
              // Roles have no id of their own; two of one entity may differ in nothing but their dates.
              <RoleItem key={place} details={role} self={lead.id} {...{ heading, language, today, onOpenEntry }} />
            ))}
          </ul>
          {count > roles.length && (
            <p class="small soft">{common(language)('more', { count: count - roles.length })}</p>
          )}
        </section>
      ))}
      {companions.length > 0 && (
        <CompanionSection {...{ language, today, onOpenEntry }} groups={companions} headingRef={workedWith} />
      )}
      <section class="section">
        <h2 class="label section-head">
          <span>
            {t('names')} <span class="count">{entity.names.length}</span>
          </span>
        </h2>
        <NameList names={entity.names} language={language} />
      </section>
      <section class="section">
        <h2 class="label section-head">
          <span>
            {t('sources')} <span class="count">{formatNumber(entity.sources.length, language)}</span>
          </span>
        </h2>
        <SourceList sources={sources} language={language} idPrefix="source-" />
        {entity.sources.length > sources.length && (
          <p class="small soft">{common(language)('more', { count: entity.sources.length - sources.length })}</p>
        )}
      </section>
      <p class="section small faint">{groundOf(details, language)}</p>
    </>
  );
}

function EntryBones() {
  return (
    <div class="bones">
      <Bone width={180} />
      <Bone width={120} />
      <Bone width="100%" />
      <Bone width="80%" />
    </div>
  );
}

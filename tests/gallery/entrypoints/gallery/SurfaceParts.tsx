import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { CompactCard } from '../../../../src/card/CompactCard.tsx';
import { Dismissed, gistOf, type Reach } from '../../../../src/card/Dismissed.tsx';
import type { EntityDetails } from '../../../../src/dataset/reader.ts';
import { DatasetNotice } from '../../../../src/extension-page/DatasetNotice.tsx';
import { options } from '../../../../src/i18n/catalogue/options.ts';
import { popup } from '../../../../src/i18n/catalogue/popup.ts';
import type { Language } from '../../../../src/i18n/languages.ts';
import { CardSection } from '../../../../src/options/CardSection.tsx';
import { MarksSection } from '../../../../src/options/MarksSection.tsx';
import { ManagedContext } from '../../../../src/options/managed-context.ts';
import { RemovableList } from '../../../../src/options/RemovableList.tsx';
import { FileField, Row } from '../../../../src/options/rows.tsx';
import { Tabs } from '../../../../src/panel/Tabs.tsx';
import { SiteLine } from '../../../../src/popup/SiteLine.tsx';
import { PageLine } from '../../../../src/popup/StatusLines.tsx';
import { ResultList } from '../../../../src/search/ResultList.tsx';
import { SearchBox } from '../../../../src/search/SearchBox.tsx';
import { DEFAULT_SETTINGS } from '../../../../src/settings/defaults.ts';
import { readManaged } from '../../../../src/settings/managed.ts';
import { PageNotice } from '../../../../src/tab-page/PageNotice.tsx';
import type { PageSummary } from '../../../../src/tab-page/page-report.ts';
import type { PageState } from '../../../../src/tab-page/page-state.ts';

interface PartsProps {
  language: Language;
  entries: { abn: EntityDetails; fiu: EntityDetails };
}

const nothing = () => {};
const refused = async () => false;
const no = () => Promise.resolve(false);
const ADDRESS = 'https://nachrichten.example/artikel';
const SITE = { address: ADDRESS, isLocked: false, isPrivate: false };

function Figure({
  caption,
  children,
  class: name = '',
}: {
  caption: string;
  children: ComponentChildren;
  class?: string;
}) {
  return (
    <figure>
      <div class={`il ${name}`.trim()}>{children}</div>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

/** What the popup says of a page in each of its states; a pause has its time fixed, so that pictures compare. */
const STATES: readonly Exclude<PageState, { status: 'read' | 'reading' }>[] = [
  { status: 'off' },
  { status: 'paused', pause: { kind: 'restart' } },
  ...(['pdf', 'closed', 'browser', 'store', 'ours', 'extension', 'source', 'file'] as const).map(
    (reason) => ({ status: 'unreadable', reason }) as const,
  ),
  { status: 'ask' },
  { status: 'silent', isLoading: true },
  { status: 'silent', isLoading: false },
];

/** The parts of popup, panel and options, and the small forms of the card, in every state. */
export function SurfaceParts({ language, entries: { abn, fiu } }: PartsProps) {
  const t = popup(language);
  const summary: PageSummary = {
    entities: [{ lead: abn.lead, certain: 3, possible: 1, frames: [{ frame: '0', count: 4 }] }],
    unmarked: [],
    places: 4,
    possible: 1,
    blocks: 214,
    frames: 2,
    done: true,
    hidden: false,
  };
  const read: PageState[] = [
    { status: 'read', summary },
    { status: 'reading', summary: { ...summary, done: false } },
    { status: 'read', summary: { ...summary, entities: [], places: 0, possible: 0 } },
    { status: 'asking' },
  ];
  return (
    <>
      {STATES.map((state) => {
        const name = [
          state.status,
          'reason' in state && state.reason,
          'isLoading' in state && state.isLoading && 'loading',
        ];
        return (
          <Figure key={name.join()} class="popup" caption={`Page: ${name.filter(Boolean).join(', ')}`}>
            <SiteLine {...{ ...SITE, language, state }} onSwitch={nothing} />
            <PageNotice
              isPrivate={false}
              {...{ language, state, address: ADDRESS }}
              onScan={no}
              onAllow={no}
              onReload={nothing}
              onResume={nothing}
              onLeave={nothing}
            />
            <PageLine {...{ language, state }} sitesAddress="#sites" />
          </Figure>
        );
      })}
      <Figure
        class="popup"
        caption="Page: read, reading, nothing named, looking; switched off by an organisation; in a private window"
      >
        {read.map((state, place) => (
          <div key={String(place)}>
            <SiteLine {...{ ...SITE, language, state }} onSwitch={nothing} />
            <PageLine {...{ language, state }} sitesAddress="#sites" />
          </div>
        ))}
        <SiteLine {...{ ...SITE, language, state: { status: 'off' }, isLocked: true }} onSwitch={nothing} />
        <SiteLine {...{ ...SITE, language, state: { status: 'asking' }, isPrivate: true }} onSwitch={nothing} />
      </Figure>
      <Figure class="popup" caption="Dataset: being prepared, newer, unreadable, from memory">
        {(
          [
            { status: 'preparing' },
            { status: 'failed', reason: 'newer' },
            { status: 'failed', reason: 'unreadable' },
            { status: 'ready', storage: 'memory' },
          ] as const
        ).map((dataset) => (
          <div key={JSON.stringify(dataset)} class="told">
            <DatasetNotice {...{ language, dataset }} onTryAgain={nothing} />
          </div>
        ))}
      </Figure>
      <Figure class="popup" caption="Search: field, results, the chosen one">
        <SearchBox
          class="search"
          language={language}
          query="fiu"
          placeholder={t('placeholder')}
          listId="found"
          activeId="found-0"
          onQuery={nothing}
          onMove={nothing}
          onChoose={nothing}
        />
        <ResultList
          id="found"
          label={t('placeholder')}
          language={language}
          active={0}
          entries={[fiu, abn].map(({ lead }, place) => ({
            hit: {
              entity: lead.id,
              name: place === 0 ? lead.headword : 'Algemene Bank Nederland',
              match: 'prefix',
              spans: [],
            } as never,
            lead,
            headSpans: place === 0 ? [{ start: 0, end: 3 }] : null,
          }))}
          onActive={nothing}
          onChoose={nothing}
        />
      </Figure>
      <PanelTabs />
      <CardForms {...{ language, abn }} />
      <OptionRows language={language} />
    </>
  );
}

function PanelTabs() {
  const [value, setValue] = useState<'names' | 'goals' | 'brief'>('names');
  const choices = (['names', 'goals', 'brief'] as const).map((choice) => ({ value: choice, label: choice }));
  return (
    <Figure class="panel" caption="Tabs">
      <Tabs
        label="Views"
        value={value}
        choices={choices}
        panelId="tab-panel"
        onChange={(view) => setValue(view as typeof value)}
      />
      <div id="tab-panel" role="tabpanel" aria-label={value} />
    </Figure>
  );
}

function CardForms({ language, abn }: { language: Language; abn: EntityDetails }) {
  const mention = (certainty: 'certain' | 'possible') => ({
    text: 'ABN AMRO',
    verdict: { certainty, broad: false, choices: [{ entity: 'abn-amro', score: 1, reasons: [] }] },
    leads: [abn.lead],
  });
  return (
    <>
      {(['certain', 'possible'] as const).map((certainty) => (
        <figure key={certainty}>
          <CompactCard
            {...{ language, mention: mention(certainty), shown: abn.lead, headingId: `compact-${certainty}` }}
            onMore={nothing}
            onClose={nothing}
          />
          <figcaption>In a small frame, {certainty}</figcaption>
        </figure>
      ))}
      {(['page', 'site', 'everywhere', 'unsaved'] as const).map((state) => {
        const reach: Reach = state === 'unsaved' ? 'page' : state;
        const host = 'nachrichten.example';
        return (
          <figure key={state}>
            <Dismissed
              {...{ language, reach, host, canKeep: true, headingId: `dismissed-${state}` }}
              gist={gistOf(
                { host, isSaved: state !== 'unsaved', request: { mention: { text: 'ABN AMRO' } } },
                reach,
                language,
              )}
              onUndo={nothing}
              onKeep={nothing}
              onClose={nothing}
            />
            <figcaption>Not meant: {state}</figcaption>
          </figure>
        );
      })}
    </>
  );
}

function OptionRows({ language }: { language: Language }) {
  const t = options(language);
  const [marks, setMarks] = useState<typeof DEFAULT_SETTINGS.marks>({ ...DEFAULT_SETTINGS.marks, style: 'tint' });
  const [hover, setHover] = useState(DEFAULT_SETTINGS.hover);
  const locked = readManaged(undefined);
  return (
    <>
      <Figure class="opts-part" caption="Options: marks">
        <MarksSection {...{ language, marks }} onChange={(patch) => setMarks({ ...marks, ...patch })} />
      </Figure>
      <Figure class="opts-part" caption="Options: card">
        <CardSection
          {...{ language, hover }}
          onChange={async (patch) => {
            setHover({ ...hover, ...patch });
            return true;
          }}
        />
      </Figure>
      <Figure class="opts-part" caption="Options: by click, hence times and key at rest">
        <CardSection {...{ language, hover: { ...hover, open: 'click' } }} onChange={refused} />
      </Figure>
      <Figure class="opts-part" caption="Options: set by an organisation">
        <ManagedContext.Provider value={{ ...locked, locked: { 'hover.open': 'off' } }}>
          <CardSection {...{ language, hover: { ...hover, open: 'off' } }} onChange={refused} />
        </ManagedContext.Provider>
      </Figure>
      <Figure class="opts-part" caption="Options: lists, a file">
        <RemovableList
          label={t('sitesOff')}
          items={[
            { key: 'a', words: 'nachrichten.example', actionLabel: 'a' },
            { key: 'b', words: 'intranet.example', actionLabel: 'b', fixed: t('setByOrganisation') },
          ]}
          action={t('switchOn')}
          empty={t('noSitesOff')}
          onRemove={refused}
        />
        <RemovableList label={t('silenced')} items={[]} action={t('undo')} empty={t('noSilenced')} onRemove={refused} />
        <Row title={t('import')} means={t('importMeans')}>
          {({ describedBy }) => (
            <FileField
              words={t('chooseFile')}
              purpose={t('import')}
              accept=".json"
              describedBy={describedBy}
              field={{ current: null }}
              onFile={nothing}
            />
          )}
        </Row>
      </Figure>
    </>
  );
}

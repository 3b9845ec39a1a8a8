import type { ComponentChildren } from 'preact';
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { EntityCard } from '../../../../src/card/EntityCard.tsx';
import { mountCard } from '../../../../src/card/mount.ts';
import css from '../../../../src/card/styles.css?inline';
import type { EntityDetails } from '../../../../src/dataset/reader.ts';
import type { Language } from '../../../../src/dataset/schema.ts';
import { chooseLanguage, LANGUAGES } from '../../../../src/i18n/languages.ts';
import type { CardRequest } from '../../../../src/page/types.ts';
import { Button, IconButton, Segments, Switch, Tag } from '../../../../src/ui/controls.tsx';
import { EntryHead, kindParts } from '../../../../src/ui/EntryHead.tsx';
import { GoalChip, GoalTiles } from '../../../../src/ui/GoalTiles.tsx';
import { Brand } from '../../../../src/ui/Icon.tsx';
import { Bone, Notice, Progress, StatusLine } from '../../../../src/ui/messages.tsx';
import { RoleItem } from '../../../../src/ui/RoleItem.tsx';
import { cardCases } from './card-cases.ts';
import { galleryReader, TODAY } from './dataset.ts';
import { SurfaceParts } from './SurfaceParts.tsx';

/**
 * `?lang=en|nl|de&theme=light|dark`, and `&view=live` for one card that opens by script at a word, as in a page:
 * `window.gallery` has what a test needs.
 */
const query = new URLSearchParams(location.search);
const asked = query.get('lang') ?? '';
const language: Language = chooseLanguage(LANGUAGES.find((known) => known === asked) ?? 'browser', navigator.languages);
const theme = query.get('theme');
document.documentElement.lang = language;
if (theme) document.documentElement.dataset.theme = theme;
const entity = galleryReader(language);
const board = document.querySelector('#board') as HTMLElement;

if (query.get('view') === 'live') startLive();
else {
  const cases = await cardCases(entity, language);
  const abn = await entity('abn-amro');
  render(
    <>
      <h1>Gallery</h1>
      <Parts abn={abn} />
      <SurfaceParts language={language} entries={{ abn, fiu: await entity('fiu-nederland') }} />
      {cases.map(({ caption, props }) => (
        <figure key={caption}>
          <EntityCard {...props} />
          <figcaption>{caption}</figcaption>
        </figure>
      ))}
    </>,
    board,
  );
}
document.documentElement.dataset.ready = '';

function Figure({ caption, children }: { caption: string; children: ComponentChildren }) {
  return (
    <figure>
      <div class="il">{children}</div>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

function Parts({ abn }: { abn: EntityDetails }) {
  const [on, setOn] = useState(true);
  const [view, setView] = useState<'name' | 'goal'>('name');
  const nothing = () => {};
  const [role] = abn.roles;
  return (
    <>
      <Figure caption="Head, goals">
        <EntryHead headword={abn.lead.headword} fullName="ABN AMRO Bank N.V." parts={kindParts(abn.lead, language)} />
        <div class="line">
          <GoalTiles language={language} goals={abn.lead.goals} />
          <GoalTiles language={language} goals={['stated', null, 'editorial', 'stated', null]} />
        </div>
        <div class="line">
          <GoalTiles language={language} goals={abn.lead.goals} layout="tiles" />
          <GoalTiles language={language} goals={[null, null, null, null, null]} />
        </div>
        <div class="line">
          {[1, 2, 3, 4, 5].map((number) => (
            <GoalChip key={number} language={language} number={number} basis={number % 2 ? 'stated' : 'editorial'} />
          ))}
        </div>
        <ul>
          {role && <RoleItem details={role} heading="initiative" self="abn-amro" language={language} today={TODAY} />}
        </ul>
      </Figure>
      <Figure caption="Buttons, switch, segments, tags">
        <div class="line">
          <Button look="primary">Primary</Button>
          <Button>Plain</Button>
          <Button look="quiet">Quiet</Button>
          <Button small>Small</Button>
          <Button disabled>Disabled</Button>
        </div>
        <div class="line">
          <IconButton icon="search" label="Search" onPress={nothing} />
          <IconButton icon="pin" label="Keep open" pressed onPress={nothing} />
          <Switch label="On" checked={on} onChange={setOn} />
          <Switch label="Off" checked={!on} onChange={(off) => setOn(!off)} />
          <Switch label="Never" checked={false} disabled onChange={nothing} />
          <Brand />
        </div>
        <div class="line">
          <Segments
            label="View"
            value={view}
            choices={[
              { value: 'name', label: 'By name' },
              { value: 'goal', label: 'By goal' },
            ]}
            onChange={setView}
          />
          <Tag pressed onPress={nothing}>
            Pressed
          </Tag>
          <Tag pressed={false} onPress={nothing}>
            Tag
          </Tag>
          <Tag>Still</Tag>
        </div>
        <Progress label="Progress" part={0.64} />
        <p class="line">
          <Bone width={140} />
        </p>
      </Figure>
      <Figure caption="Notices, status">
        <Notice title="A limit">
          <p class="soft">What is not lost, what to do.</p>
        </Notice>
        <div class="line" />
        <Notice tone="care" title="Working from memory">
          <p class="soft">What is not lost, what to do.</p>
        </Notice>
        <div class="line" />
        <Notice tone="fail" title="Something did not happen">
          <p class="soft">What is not lost, what to do.</p>
          <Button small>Try again</Button>
        </Notice>
        <div class="line" />
        <StatusLine dot="full" action={<Button look="quiet">Details</Button>}>
          Read in full.
        </StatusLine>
        <StatusLine dot="half">62 % read</StatusLine>
        <StatusLine dot="hollow">Not read</StatusLine>
      </Figure>
    </>
  );
}

function startLive() {
  const text = document.createElement('p');
  text.id = 'live';
  text.append('Some words before it. The name of ');
  const word = document.createElement('span');
  word.id = 'word';
  word.textContent = 'Financial Sector Commission';
  text.append(word, ' may be broken over two lines. ');
  const link = document.createElement('a');
  link.href = '#elsewhere';
  link.id = 'link';
  link.textContent = 'A link of the page.';
  text.append(link);
  board.append(text);

  const log: string[] = [];
  const control = { delayMs: 0, fail: false };
  const card = mountCard(window, {
    async entity(id) {
      await new Promise((done) => setTimeout(done, control.delayMs));
      if (control.fail) throw new Error('unanswered');
      return entity(id);
    },
    openEntry: (id) => log.push(`open ${id}`),
    preferences: () => ({ language, theme: theme === 'dark' || theme === 'light' ? theme : 'system' }),
    css,
  });
  async function open(id: string, how: Partial<CardRequest> = {}, at = word) {
    const { lead } = await entity(id);
    card.open(
      {
        mention: {
          text: at.textContent ?? '',
          verdict: {
            certainty: 'certain',
            broad: false,
            choices: [{ entity: id, score: 1, reasons: [{ code: 'related', sign: '+', detail: 'UNDP' }] }],
          },
          leads: [lead],
        },
        bearers: [id],
        rects: () => (at.isConnected ? [...at.getClientRects()] : []),
        isCutOff: () => false,
        element: () => at,
        by: 'pointer',
        ...how,
      },
      {
        closed: () => log.push('closed'),
        step: (direction) => log.push(`step ${direction}`),
        dismiss: (entities) => log.push(`dismiss ${entities}`),
        confirm: (entity) => log.push(`confirm ${entity}`),
        undo: () => log.push('undo'),
      },
    );
  }
  Object.assign(window, { gallery: { card, open, log, control } });
}

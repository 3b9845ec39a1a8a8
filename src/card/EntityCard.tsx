import { useId } from 'preact/hooks';
import type { EntityDetails, EntityLead } from '../dataset/reader.ts';
import { CopyCorrection } from '../entry/CopyCorrection.tsx';
import { entryCorrection } from '../entry/correction.ts';
import { type RoleSection, sectionsOf } from '../entry/sections.ts';
import { card } from '../i18n/catalogue/card.ts';
import { common } from '../i18n/catalogue/common.ts';
import { pageDate as pageDateTexts } from '../i18n/catalogue/page-date.ts';
import { formatNumber } from '../i18n/catalogue.ts';
import { unbroken } from '../i18n/format.ts';
import type { Language } from '../i18n/languages.ts';
import { localised } from '../i18n/localised.ts';
import type { MarkedMention } from '../page/types.ts';
import { datedWords } from '../page-date/then-words.ts';
import { Button, IconButton } from '../ui/controls.tsx';
import { EntryHead, kindParts } from '../ui/EntryHead.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Bone, Notice } from '../ui/messages.tsx';
import { RoleItem } from '../ui/RoleItem.tsx';
import { useUnfold } from '../ui/use-unfold.ts';
import { GoalSummary } from './GoalSummary.tsx';
import { headOf, originParts, possibly } from './headword.ts';
import { LikelierLine, ReasonList } from './ReasonList.tsx';

/** What has come of the question for an entry's details. */
export type DetailsState =
  | { state: 'waiting' /** Longer than 300 ms: bones hold the place. */; slow: boolean }
  | { state: 'here'; details: EntityDetails }
  | { state: 'failed'; why: 'noAnswer' | 'gone' | 'notFound' };

export interface CardActions {
  close(): void;
  pin(): void;
  retry(): void;
  openEntry(id: string): void;
  step(direction: 1 | -1): void;
  toggleWhy(): void;
  /** Of several candidates, looks at one; null: back to all. */
  choose(id: string | null): void;
  /** Hidden where there is no such thing. */
  confirm?: (() => void) | undefined;
  dismiss?: (() => void) | undefined;
  /** Takes the reader's own word on the name back. */
  undo(): void;
}

export interface EntityCardProps {
  mention: MarkedMention;
  language: Language;
  /** Today, as the dataset writes a day. */
  today: string;
  /** The date that the page states, as the dataset writes dates; null: none. */
  pageDate?: string | null;
  /** The candidate to show; null while the reader is asked which is meant. */
  shown: EntityLead | null;
  details: DetailsState;
  whyOpen: boolean;
  pinned: boolean;
  place?: { index: number; count: number } | undefined;
  /** Given to the headword, which takes the focus of a card opened by key. */
  headingId?: string;
  actions: CardActions;
}

/** What scrolls must be reached by key. */
const SCROLLS = { tabIndex: 0 };

/** The card of one mention. Draws what it is given: knows no page, no browser, no dataset. */
export function EntityCard(props: EntityCardProps) {
  const { mention, language, shown, details, pinned, actions } = props;
  const ownId = useId();
  const headingId = props.headingId ?? ownId;
  const t = card(language);
  const possible = mention.verdict.certainty === 'possible' || mention.verdict.choices.length > 1;
  return (
    <div
      class="card il"
      role="dialog"
      lang={language}
      dir="ltr"
      aria-labelledby={headingId}
      aria-busy={shown !== null && details.state === 'waiting'}
      data-certainty={possible ? 'possible' : 'certain'}
      data-pack={shown?.pack ? 'added' : undefined}
    >
      <div class="edge" />
      {/* No header and no footer: those are landmarks too. */}
      <div class="card-head">
        {shown ? (
          <ShownHead {...props} shown={shown} headingId={headingId} />
        ) : (
          <AskingHead {...props} headingId={headingId} />
        )}
        {/* First for the keyboard, last for the eye: the order is turned round by the style sheet. */}
        <div class="card-tools">
          <IconButton icon="close" label={common(language)('close')} onPress={actions.close} />
          <IconButton icon="pin" label={t('keepOpen')} pressed={pinned} onPress={actions.pin} />
        </div>
      </div>
      {/* Last for the eye, by the style sheet; by key nobody has to go through all sources to say “not this”. */}
      <Foot {...props} possible={possible} />
      {/* biome-ignore lint/a11y/useSemanticElements: a named section is a landmark, and those are the page's own affair. */}
      <div
        class="card-scroll"
        role="group"
        {...SCROLLS}
        aria-label={shown ? t('details', { name: shown.headword }) : t('severalBear', { count: mention.leads.length })}
      >
        {shown ? <Entry {...props} shown={shown} /> : <Candidates {...props} />}
      </div>
    </div>
  );
}

type Shown = EntityCardProps & { shown: EntityLead };

function ShownHead({ mention, language, shown, headingId }: Shown & { headingId: string }) {
  const { headword, below } = headOf(mention.text, shown, mention.verdict.bySurname);
  const possible = mention.verdict.certainty === 'possible';
  const fullName = possible ? possibly(card(language), headword, below ?? shown.headword) : below;
  return (
    <EntryHead headword={headword} fullName={fullName} parts={originParts(shown, language)} headingId={headingId} />
  );
}

function AskingHead({ mention, language, headingId }: EntityCardProps & { headingId: string }) {
  const count = mention.leads.length;
  return <EntryHead headword={mention.text} parts={[card(language)('severalBear', { count })]} headingId={headingId} />;
}

/** Why the name may mean this entry. */
const reasonsFor = ({ verdict: { choices } }: EntityCardProps['mention'], { id }: EntityLead) =>
  (choices.find(({ entity }) => entity === id) ?? choices[0])?.reasons ?? [];

/** The body of the card of one entry. */
function Entry({ mention, language, today, pageDate, shown, details, whyOpen, actions }: Shown) {
  const t = card(language);
  const certain = mention.verdict.certainty === 'certain';
  const reasons = reasonsFor(mention, shown);
  return (
    <>
      {(whyOpen || !certain) && reasons.length > 0 && (
        <div class="why">
          <h3 class="label">{t(certain ? 'markedBecause' : 'possibleBecause')}</h3>
          <ReasonList reasons={reasons} language={language} mention={mention} />
        </div>
      )}
      <p class="gist">{localised(shown.description, language)}</p>
      {/* Only the reader’s own choice has none. */}
      {certain && reasons.length === 0 && (
        <p class="small soft after">
          {t('choiceHolds')} {/* Of several candidates the foot leads back to all. */}
          {mention.leads.length === 1 && (
            <Button small onPress={actions.undo}>
              {t('undo')}
            </Button>
          )}
        </p>
      )}
      {shown.pack && <p class="small soft after">{t('addedPackNote')}</p>}
      <GoalSummary
        language={language}
        goals={shown.goals}
        details={details.state === 'here' ? details.details : undefined}
      />
      {details.state === 'waiting' && <Waiting slow={details.slow} label={t('loading')} />}
      {details.state === 'failed' && <Failed why={details.why} language={language} onRetry={actions.retry} />}
      {details.state === 'here' && (
        <>
          <Roles {...{ language, today, pageDate }} details={details.details} onOpenEntry={actions.openEntry} />
          <CopyCorrection text={() => entryCorrection(details.details, language)} language={language} />
        </>
      )}
    </>
  );
}

interface RolesProps {
  details: EntityDetails;
  language: Language;
  today: string;
  pageDate: string | null | undefined;
  onOpenEntry: (id: string) => void;
}

function Roles({ details, language, today, pageDate, onOpenEntry }: RolesProps) {
  const sections = sectionsOf(details);
  if (sections.length === 0) return <p class="section small soft">{card(language)('noRole')}</p>;
  return (
    <>
      {pageDate && (
        <p class="small soft after">
          {datedWords(pageDate, language)}. {pageDateTexts(language)('thenMeans')}
        </p>
      )}
      {sections.map((section) => (
        <RoleGroup
          key={section.title}
          section={section}
          self={details.entity.id}
          {...{ language, today, pageDate, onOpenEntry }}
        />
      ))}
    </>
  );
}

/** A group longer than this shows its beginning and what is left. */
const LONG = 10;
const BEGINNING = 5;

type RoleGroupProps = Omit<RolesProps, 'details'> & { section: RoleSection; self: string };

function RoleGroup({ section, self, language, today, pageDate, onOpenEntry }: RoleGroupProps) {
  const { list, isUnfolded, unfold } = useUnfold<HTMLUListElement>();
  const { roles, heading, title, count } = section;
  const shown = isUnfolded || roles.length <= LONG ? roles : roles.slice(0, BEGINNING);
  const left = count - shown.length;
  return (
    <div class="section">
      <h3 class="section-head label">
        <span>
          {card(language)(title)} <span class="count">{formatNumber(count, language)}</span>
        </span>
      </h3>
      <ul ref={list}>
        {shown.map((details) => (
          <RoleItem
            key={`${details.role.subject} ${details.role.initiative} ${details.role.role} ${details.role.from}`}
            details={details}
            heading={heading}
            {...{ self, language, today, pageDate, onOpenEntry }}
          />
        ))}
      </ul>
      {left > 0 && (
        <button type="button" class="more" onClick={() => (isUnfolded ? onOpenEntry(self) : unfold(shown.length))}>
          <Icon name="down" />
          {common(language)('more', { count: left })}
        </button>
      )}
    </div>
  );
}

/** Holds the place of the roles; the bones themselves are seen only when it takes long. */
function Waiting({ slow, label }: { slow: boolean; label: string }) {
  return (
    <div class="section waiting" data-slow={slow}>
      <span class="sr">{label}</span>
      <Bone width={52} />
      <Bone width={190} />
      <Bone width={236} />
      <Bone width={120} />
    </div>
  );
}

interface FailedProps {
  why: 'noAnswer' | 'gone' | 'notFound';
  language: Language;
  onRetry: () => void;
}

function Failed({ why, language, onRetry }: FailedProps) {
  const t = card(language);
  return (
    <div class="after">
      <Notice tone={why === 'noAnswer' ? 'fail' : 'neutral'} title={t(why)}>
        <p class="soft">{t(`${why}More`)}</p>
        {why === 'noAnswer' && (
          <Button small onPress={onRetry}>
            {t('tryAgain')}
          </Button>
        )}
      </Notice>
    </div>
  );
}

/** Several entries bear the name: asks, with the likelier first and why; no goals, no roles. */
function Candidates({ mention, language, actions }: EntityCardProps) {
  const t = card(language);
  const [first, ...others] = mention.verdict.choices;
  // What speaks for the others as well makes none the likelier; of three words for one more may not have been told.
  const tips =
    others[0]?.score !== first?.score &&
    first?.reasons.filter(
      ({ code, detail }) =>
        !others.some(({ reasons }) =>
          reasons.filter((its) => its.code === code).some((its, at) => at > 1 || its.detail === detail),
        ),
    );
  return (
    <ul class="candidates">
      {mention.leads.map((lead) => (
        <li key={lead.id} class="candidate">
          <p class="name">{lead.headword}</p>
          <Button small onPress={() => actions.choose(lead.id)}>
            {t('thisOne')}
            <span class="sr">: {lead.headword}</span>
          </Button>
          <p class="small soft dots">
            {kindParts(lead, language).map((part) => (
              <span key={part}>{part}</span>
            ))}
          </p>
          {lead.pack && <p class="small soft">{originParts(lead, language).map(unbroken)}</p>}
          <p class="small soft">{localised(lead.description, language)}</p>
          {tips && lead.id === first?.entity && <LikelierLine reasons={tips} language={language} mention={mention} />}
        </li>
      ))}
    </ul>
  );
}

/** Always to be seen. */
function Foot({
  mention,
  language,
  shown,
  whyOpen,
  place,
  actions,
  possible,
}: EntityCardProps & { possible: boolean }) {
  const t = card(language);
  const several = mention.leads.length > 1;
  const certain = mention.verdict.certainty === 'certain';
  if (!shown && !place && !actions.dismiss) return null;
  return (
    <div class="card-foot">
      {place && (
        <>
          <span class="small faint num place">{t('placeOf', place)}</span>
          <IconButton icon="up" label={t('previous')} onPress={() => actions.step(-1)} />
          <IconButton icon="down" label={t('next')} onPress={() => actions.step(1)} />
        </>
      )}
      {shown && certain && reasonsFor(mention, shown).length > 0 && (
        <Button small look="quiet" expanded={whyOpen} onPress={actions.toggleWhy}>
          {t('whyMarked')}
        </Button>
      )}
      {shown && several && (
        <Button small look="quiet" onPress={() => actions.choose(null)}>
          {t('backToChoice')}
        </Button>
      )}
      {possible && shown && actions.confirm && (
        <Button small look="quiet" class="strong" onPress={actions.confirm}>
          {t('yesThis')}
        </Button>
      )}
      {actions.dismiss && (
        <Button small look="quiet" onPress={actions.dismiss}>
          {t(shown ? 'notThis' : mention.leads.length === 2 ? 'neither' : 'noneOfThese')}
        </Button>
      )}
      {shown && (
        <Button small look="quiet" last onPress={() => actions.openEntry(shown.id)}>
          {common(language)('fullEntry')}
        </Button>
      )}
    </div>
  );
}

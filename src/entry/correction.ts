import type { EntityDetails, EntityLead, RoleDetails } from '../dataset/reader.ts';
import type { Source } from '../dataset/schema.ts';
import { common } from '../i18n/catalogue/common.ts';
import { correction } from '../i18n/catalogue/correction.ts';
import { formatDate } from '../i18n/format.ts';
import { roleWord } from '../i18n/labels.ts';
import type { Language } from '../i18n/languages.ts';
import { localised } from '../i18n/localised.ts';

/** A statement of the dataset that stands by itself, with what it rests on. */
export interface Claim {
  /** The same in every version of the dataset and every language: `entity:abn-amro`, `role:abn-amro/fast/member`. */
  id: string;
  statement: string;
  sources: readonly Source[];
}

/** What the dataset says of an entry itself. */
export function entityClaim(details: Pick<EntityDetails, 'entity' | 'lead' | 'sources'>, language: Language): Claim {
  const { entity, lead, sources } = details;
  return { id: `entity:${entity.id}`, statement: localised(lead.description, language), sources };
}

/** What it says of one role. Three words name it: the dataset has no two roles of one kind between the same two. */
export function roleClaim({ role, subject, initiative, goalNumbers, sources }: RoleDetails, language: Language): Claim {
  const t = correction(language);
  const title = localised(role.title, language) || roleWord(role.role, language);
  const basis = common(language)(role.goalBasis === 'stated' ? 'statedBySource' : 'judgedByEditors');
  const parts = [
    t('roleOf', { subject: subject.headword, initiative: initiative.headword, title }),
    role.from ? t('from', { date: formatDate(role.from, language, 'long') }) : '',
    role.to ? t('to', { date: formatDate(role.to, language, 'long') }) : '',
    role.from || role.to ? '' : t('noDates'),
    goalNumbers.length > 0 ? t('goals', { count: goalNumbers.length, list: goalNumbers.join(', '), basis }) : '',
  ];
  return {
    id: `role:${role.subject}/${role.initiative}/${role.role}`,
    statement: parts.filter(Boolean).join(' '),
    sources,
  };
}

/** More than this nobody looks through to find the one that is wrong. */
const MOST_ROLES = 12;

interface CorrectionInput {
  language: Language;
  /** Whose entry it is; an added pack has makers of its own. */
  lead: Pick<EntityLead, 'headword' | 'pack'>;
  claims: readonly Claim[];
  /** Roles that were left out of `claims`. */
  left?: number;
  packVersion: string;
  packChecksum: string;
}

/**
 * A form to correct the dataset by, as plain text for the clipboard: each claim with its id, what it says and its sources;
 * the version and checksum of the dataset; room for what is right; how to send it. Nothing is opened and nothing sent.
 */
export function correctionText({
  language,
  lead,
  claims,
  left = 0,
  packVersion,
  packChecksum,
}: CorrectionInput): string {
  const t = correction(language);
  const sourceLine = ({ title, publisher, date, url }: Source) =>
    `- ${[title, publisher, date, url ?? t('notOnline')].filter(Boolean).join(', ')}`;
  const parts = [
    [t('head', { name: lead.headword })],
    ...claims.map(({ id, statement, sources }) => [
      t('claim', { id }),
      statement,
      t('sources'),
      ...sources.map(sourceLine),
    ]),
    left > 0 ? [t('moreClaims', { count: left })] : [],
    [t('wrong'), ''],
    [t('proof'), ''],
    [
      lead.pack
        ? t('datasetOf', { version: packVersion, pack: lead.pack.title })
        : t('dataset', { version: packVersion }),
      packChecksum,
    ],
    [t(lead.pack ? 'howToSendPack' : 'howToSend')],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map(oneLine).join('\n'))
    .join('\n\n')}\n`;
}

/** The form for a whole entry: what is said of itself and of its roles, of many the first. */
export function entryCorrection(details: EntityDetails, language: Language): string {
  const { roles, carriedBy, own, carried } = details;
  const shown = (own.total > 0 ? roles : carriedBy).slice(0, MOST_ROLES);
  return correctionText({
    language,
    lead: details.lead,
    claims: [entityClaim(details, language), ...shown.map((role) => roleClaim(role, language))],
    left: (own.total || carried.total) - shown.length,
    packVersion: details.packVersion,
    packChecksum: details.packChecksum,
  });
}

/** A text of a pack cannot begin a claim of its own. */
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

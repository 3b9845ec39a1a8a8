import { brief as texts } from '../i18n/catalogue/brief.ts';
import { unbroken } from '../i18n/format.ts';
import { Dotted } from '../ui/EntryHead.tsx';
import type { Brief, BriefEntity } from './brief.ts';
import {
  aboutParts,
  countWords,
  datasetWords,
  goalWords,
  leftOutWords,
  noRolesWords,
  packTitle,
  pageDateWords,
  partsOf,
  passageParts,
  readAtWords,
  roleWords,
  sourceWords,
} from './words.ts';

/** The brief as a sheet of paper: the same sentences as in Markdown. */
export function PrintSheet({ brief, sourcesInFull }: { brief: Brief; sourcesInFull: boolean }) {
  const { language, page } = brief;
  const t = texts(language);
  const told = [
    `${t('readAt', { time: readAtWords(page.readAt, language) })}.`,
    `${countWords(brief, language)}.`,
    ...pageDateWords(brief),
    ...(page.isComplete ? [] : [t('notComplete')]),
    ...leftOutWords(brief, language),
  ];
  return (
    <article class="sheet">
      <p class="sheet-kind">{t('title')}</p>
      <h3 class="sheet-title">{page.title}</h3>
      <p class="sheet-address">{page.address}</p>
      <p>{unbroken(told.join(' '))}</p>
      {brief.note !== '' && (
        <section class="sheet-note">
          <h4>{t('note')}</h4>
          <p>{brief.note}</p>
        </section>
      )}
      {partsOf(brief).map(({ pack, entities }) => (
        <section key={pack?.id ?? ''} class={pack === null ? 'sheet-part' : 'sheet-part added'}>
          {pack !== null && (
            <>
              <h4>{packTitle(pack, language)}</h4>
              <p>{t('packMeans')}</p>
            </>
          )}
          {entities.map((entity) => (
            <Entity key={entity.id} {...{ brief, entity }} />
          ))}
        </section>
      ))}
      <section>
        <h4>{t('sources')}</h4>
        <ol class="sheet-sources">
          {brief.sources.map((source) => (
            <li key={source.number}>
              {sourcesInFull && `${source.title}. `}
              {unbroken(sourceWords(source, language))}.
              {sourcesInFull && <span class="sheet-address"> {source.address ?? t('notOnline')}</span>}
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h4>{t('dataset')}</h4>
        {brief.datasets.map((dataset) => (
          <p key={`${dataset.id} ${dataset.isCurated}`}>
            {unbroken(datasetWords(dataset, language))}. {t('licence')}: {dataset.licence}. {t('checksum')}:{' '}
            <span class="sheet-address">{dataset.checksum}</span>
          </p>
        ))}
        <p>{t('howToRead')}</p>
        <p>{t('madeBy')}</p>
      </section>
    </article>
  );
}

function Entity({ brief: { language }, entity }: { brief: Brief; entity: BriefEntity }) {
  return (
    <section class="sheet-entity">
      <h4>
        {entity.name}
        {entity.fullName !== null && <span>, {entity.fullName}</span>}
      </h4>
      <p class="sheet-about">
        <Dotted parts={aboutParts(entity, language)} />
      </p>
      <p>
        {entity.description} <Cite numbers={entity.sources} />
      </p>
      {entity.mentions.passages.map((passage, place) => {
        const [before, name, after] = passageParts(passage);
        return (
          <blockquote key={place} lang={passage.lang}>
            {before}
            <b>{name}</b>
            {after}
          </blockquote>
        );
      })}
      {entity.goals.length > 0 && (
        <ul>
          {entity.goals.map((goal) => (
            <li key={goal.number}>
              {held(goalWords(goal, language))} <Cite numbers={goal.sources} />
            </li>
          ))}
        </ul>
      )}
      {entity.roles.length === 0 && <p>{noRolesWords(entity, language)}</p>}
      {entity.roles.length > 0 && (
        <table>
          <tbody>
            {entity.roles.map((role, place) => {
              const { when, initiative, strong, rest, goals } = roleWords(role, language);
              return (
                <tr key={place}>
                  <th scope="row">{when}</th>
                  <td>
                    <b>{initiative}.</b> {strong}
                    {rest}. {goals !== null && `${held(goals)}. `}
                    <Cite numbers={role.sources} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** “Goal 4 Remedy” on one line. */
const held = (goals: string): string => unbroken(goals).replace(/ (?=\d)/u, '\u00a0');

const Cite = ({ numbers }: { numbers: readonly number[] }) => (
  <span class="sheet-cite">{numbers.map((number) => `[${number}]`).join(' ')}</span>
);

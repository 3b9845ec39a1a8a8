import type { Source } from '../dataset/schema.ts';
import { entry } from '../i18n/catalogue/entry.ts';
import { formatDate, languageName } from '../i18n/format.ts';
import type { Language } from '../i18n/languages.ts';
import { Dotted } from '../ui/EntryHead.tsx';
import { OutsideLink } from './OutsideLink.tsx';

/** Sources like literature, numbered from one; each can be pointed at by `#<idPrefix><number>`. */
export function SourceList(props: { sources: readonly Source[]; language: Language; idPrefix: string }) {
  return (
    <ol class="sources">
      {props.sources.map((source, place) => (
        <li key={source.id} id={`${props.idPrefix}${place + 1}`} tabIndex={-1}>
          <span class="num" aria-hidden="true">
            {place + 1}
          </span>
          <p>
            <span lang={source.lang === 'und' ? undefined : source.lang}>
              {source.url === null ? source.title : <OutsideLink address={source.url}>{source.title}</OutsideLink>}
            </span>
            <br />
            <Dotted class="soft small" parts={partsOf(source, props.language)} />
          </p>
        </li>
      ))}
    </ol>
  );
}

function partsOf({ publisher, date, lang, url }: Source, language: Language): string[] {
  const t = entry(language);
  return [
    publisher,
    date === null ? t('undated') : formatDate(date, language, date.length > 7 ? 'long' : 'short'),
    ...(lang === 'und' ? [] : [languageName(lang, language)]),
    ...(url === null ? [t('notOnline')] : []),
  ];
}

import type { DatasetState } from '../extension-page/open-dataset.ts';
import { options } from '../i18n/catalogue/options.ts';
import type { Language } from '../i18n/languages.ts';
import { Dotted } from '../ui/EntryHead.tsx';
import { Notice } from '../ui/messages.tsx';

interface AboutSectionProps {
  language: Language;
  version: string;
  dataset: DatasetState;
  referenceAddress: string;
}

/** What others made and we carry, with their licences. */
const PARTS = 'Preact (MIT), Dexie (Apache-2.0), Valibot (MIT), d3-force (ISC), webextension-polyfill (MPL-2.0)';

export function AboutSection({ language, version, dataset, referenceAddress }: AboutSectionProps) {
  const t = options(language);
  const packs = dataset.status === 'ready' ? dataset.packs.filter(({ curated }) => curated) : [];
  return (
    <>
      <dl class="facts">
        <div>
          <dt>{t('version')}</dt>
          <dd class="num">{version}</dd>
        </div>
        {packs.map((pack) => (
          <div key={pack.id}>
            <dt>{t('dataset')}</dt>
            <dd class="num">
              <Dotted
                parts={[
                  pack.version,
                  <code key="checksum" title={pack.checksum}>
                    {pack.checksum.slice(0, 19)}…
                  </code>,
                ]}
              />
            </dd>
          </div>
        ))}
      </dl>
      <div class="block">
        <h3>{t('licences')}</h3>
        <ul class="lines">
          <li>{t('licenceProgram')}</li>
          {packs.map((pack) => (
            <li key={pack.id}>{t('licenceDataset', { licence: licenceName(pack.licence) })}</li>
          ))}
          <li>{t('licenceParts', { parts: PARTS })}</li>
        </ul>
        <p class="means">
          {t('sourcesMean')} <a href={referenceAddress}>{t('allEntries')}</a>
        </p>
      </div>
      <Notice icon="lock" title={t('nothingLeaves')}>
        <p class="soft">{t('nothingLeavesMeans')}</p>
        <ul class="lines soft">
          <li>{t('privacyReads')}</li>
          <li>{t('privacySkips')}</li>
          <li>{t('privacyKeeps')}</li>
          <li>{t('privacyLinks')}</li>
        </ul>
      </Notice>
    </>
  );
}

/** `CC-BY-4.0` as it is written in text. */
const licenceName = (licence: string): string => licence.replace(/^CC-BY-(\d)/, 'CC BY $1');

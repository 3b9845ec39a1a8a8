import { useEffect, useRef, useState } from 'preact/hooks';
import { welcome } from '../i18n/catalogue/welcome.ts';
import type { Language } from '../i18n/languages.ts';
import type { Access } from '../options/SitesSection.tsx';
import { Button } from '../ui/controls.tsx';

/** On every page, or only when asked: which of the two holds now, and the way to the other. */
export function AccessChoice({ language, access }: { language: Language; access: Access }) {
  const t = welcome(language);
  const [hasAccess, setAccess] = useState<boolean | null>(null);
  const [isRefused, setRefused] = useState(false);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const life = new AbortController();
    access.watch(setAccess, life.signal);
    return () => life.abort();
  }, [access]);
  const allow = async () => {
    const isGiven = await access.request();
    setRefused(!isGiven);
    // The button goes with its reason.
    if (isGiven) head.current?.focus();
  };
  const giveUp = async () => {
    await access.giveUp();
    if (!access.isGivenUpInBrowser) head.current?.focus();
  };
  return (
    <section class="where" aria-labelledby="where-head">
      <h2 id="where-head" ref={head} tabIndex={-1}>
        {t('where')}
      </h2>
      <div class="two">
        <div class={hasAccess === true ? 'pick is-so' : 'pick'}>
          <h3>{t('everyPage')}</h3>
          <p class="soft">{t('everyPageMeans')}</p>
          {hasAccess === true && <SoNow words={t('soNow')} />}
          {hasAccess === false && (
            <Button look="primary" onPress={() => void allow()}>
              {t('allowAll')}
            </Button>
          )}
          {isRefused && hasAccess === false && (
            <p class="fault" role="alert">
              {t('refused')}
            </p>
          )}
        </div>
        <div class={hasAccess === false ? 'pick is-so' : 'pick'}>
          <h3>{t('whenAsked')}</h3>
          <p class="soft">
            {t('whenAskedMeans')} {hasAccess === true && access.isGivenUpInBrowser && t('whenAskedWay')}
          </p>
          {hasAccess === false && <SoNow words={t('soNow')} />}
          {hasAccess === true && (
            <Button onPress={() => void giveUp()}>
              {t(access.isGivenUpInBrowser ? 'openBrowserPage' : 'startLikeThis')}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}

const SoNow = ({ words }: { words: string }) => (
  <p class="so-now">
    <span class="dot" />
    {words}
  </p>
);

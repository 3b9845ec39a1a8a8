import { useContext, useEffect, useId, useRef, useState } from 'preact/hooks';
import { options } from '../i18n/catalogue/options.ts';
import type { Language } from '../i18n/languages.ts';
import { hostsOver } from '../settings/host.ts';
import { Button } from '../ui/controls.tsx';
import { hostFrom } from './host.ts';
import { ManagedContext } from './managed-context.ts';
import { RemovableList } from './RemovableList.tsx';
import { Row } from './rows.tsx';

/** Access to all sites, as the browser has it. */
export interface Access {
  watch(listener: (hasAccess: boolean) => void, signal: AbortSignal): void;
  request(): Promise<boolean>;
  giveUp(): Promise<void>;
  /** Giving access up leads to a page of the browser. */
  isGivenUpInBrowser: boolean;
}

interface SitesSectionProps {
  language: Language;
  sitesOff: readonly string[];
  access: Access;
  onSwitch(site: string, isOn: boolean): Promise<boolean>;
  /** Says politely what has happened. */
  tell(words: string): void;
}

/** Where the extension may read, and where the reader wants it not to be. */
export function SitesSection({ language, sitesOff, access, onSwitch, tell }: SitesSectionProps) {
  const t = options(language);
  const managed = useContext(ManagedContext);
  return (
    <>
      <AccessRow {...{ language, access }} />
      <div class="block">
        <h3>{t('sitesOff')}</h3>
        <RemovableList
          label={t('sitesOff')}
          items={sitesOff.map((site) => ({
            key: site,
            words: site,
            actionLabel: t('switchOnSite', { site }),
            fixed: managed.sites.includes(site) ? t('setByOrganisation') : undefined,
          }))}
          action={t('switchOn')}
          empty={t('noSitesOff')}
          onRemove={async (site) => {
            const isSaved = await onSwitch(site, true);
            // Another line may reach as far.
            const covering = hostsOver(
              site,
              sitesOff.filter((off) => off !== site),
            )[0];
            if (isSaved) tell(covering ? t('stillOff', { site, covering }) : t('switchedOn', { site }));
            return isSaved;
          }}
        />
        <AddSite
          {...{ language, sitesOff }}
          onAdd={(site) =>
            onSwitch(site, false).then((isSaved) => {
              if (isSaved) tell(t('switchedOff', { site }));
              return isSaved;
            })
          }
        />
      </div>
    </>
  );
}

function AccessRow({ language, access }: { language: Language; access: Access }) {
  const t = options(language);
  const [hasAccess, setAccess] = useState<boolean | null>(null);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    const life = new AbortController();
    access.watch(setAccess, life.signal);
    return () => life.abort();
  }, [access]);
  if (hasAccess === null) return null;
  return (
    <>
      <Row title={t('access')} means={t(hasAccess ? 'accessAll' : 'accessAsked')}>
        {() =>
          hasAccess ? (
            <Button onPress={() => void access.giveUp()}>
              {t(access.isGivenUpInBrowser ? 'accessInBrowser' : 'onlyAsked')}
              {access.isGivenUpInBrowser && <span class="sr">: {t('access')}</span>}
            </Button>
          ) : (
            <Button onPress={() => void access.request().then((isGiven) => setRefused(!isGiven))}>
              {t('allowAll')}
            </Button>
          )
        }
      </Row>
      {isRefused && !hasAccess && (
        <p class="fault" role="alert">
          {t('accessRefused')}
        </p>
      )}
    </>
  );
}

interface AddSiteProps {
  language: Language;
  sitesOff: readonly string[];
  onAdd(site: string): Promise<boolean>;
}

function AddSite({ language, sitesOff, onAdd }: AddSiteProps) {
  const t = options(language);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  /** The site that was said to be off already. */
  const [covered, setCovered] = useState<string | null>(null);
  useEffect(() => {
    if (covered === null || sitesOff.includes(covered)) return;
    setCovered(null);
    setFault(null);
  }, [covered, sitesOff]);
  const add = async () => {
    const input = field.current;
    if (!input) return;
    const answer = hostFrom(input.value);
    if ('fault' in answer) {
      const text = input.value.trim();
      setFault(answer.fault === 'empty' ? t('emptyHost') : t('notHost', { text }));
      input.focus();
      return;
    }
    const { host } = answer;
    const [covering] = hostsOver(host, sitesOff);
    if (covering !== undefined) {
      setFault(t('alreadyOff', { site: covering }));
      setCovered(covering);
      input.focus();
      return;
    }
    setFault(null);
    if (await onAdd(host)) input.value = '';
    input.focus();
  };
  return (
    <form
      class="add-site"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <label for={id}>{t('addSite')}</label>
      <p class="means" id={`${id}-means`}>
        {t('addSiteMeans')}
      </p>
      <div class="add-line">
        <span class="field">
          <input
            ref={field}
            id={id}
            type="text"
            inputMode="url"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            aria-describedby={fault ? `${id}-means ${id}-fault` : `${id}-means`}
            aria-invalid={fault !== null}
            onInput={() => setFault(null)}
          />
        </span>
        <button type="submit" class="btn">
          {t('switchOff')}
        </button>
      </div>
      <p class="fault" id={`${id}-fault`} role="alert">
        {fault}
      </p>
    </form>
  );
}

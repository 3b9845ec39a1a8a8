import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Overview, PackInfo } from '../dataset/reader.ts';
import { views } from '../i18n/catalogue/views.ts';
import { type Language, LOCALES } from '../i18n/languages.ts';
import { Dotted, kindParts } from '../ui/EntryHead.tsx';
import { AddedApart } from './AddedPacks.tsx';
import { NetworkDrawing, nodeName } from './NetworkDrawing.tsx';
import { type Network, type NetworkNode, networkOf } from './network.ts';
import type { Place } from './network-layout.ts';
import { PageHead } from './PageHead.tsx';
import { entityAddress, listAddress, networkAddress, relationsAddress, routeOf } from './route.ts';

interface NetworkPageProps {
  language: Language;
  overview: Overview;
  packs: readonly PackInfo[];
  /** The entry the address names. */
  id: string | undefined;
}

/** All entries at once, drawn around the larger initiatives; beside it what is chosen and a list that says the same. */
export function NetworkPage({ language, overview, packs, id }: NetworkPageProps) {
  const network = useMemo(() => networkOf(overview), [overview]);
  const places = usePlaces(network);
  const [chosen, setChosen] = useState(id);
  useEffect(() => setChosen(id), [id]);
  useEffect(() => {
    // The way back to the whole network is no change of the route where what was chosen is only in the address.
    const follow = () => {
      const route = routeOf(location.hash);
      if (route.page === 'network') setChosen(route.id);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const nodes = useMemo(() => new Map(network.nodes.map((node) => [node.lead.id, node])), [network]);
  const node = chosen === undefined ? undefined : nodes.get(chosen);
  const choose = (next: string) => {
    setChosen(next);
    // The address follows without a step in the history for every key.
    history.replaceState(history.state, '', networkAddress(next));
  };
  const t = views(language);
  return (
    <main class="network-page">
      <PageHead title={t('networkTitle')} tabTitle={t('place/network')}>
        <p class="soft">{t('networkMeans', { count: network.nodes.length, ties: network.ties.length })}</p>
        <AddedApart {...{ language, packs }} />
      </PageHead>
      <div class="network-parts">
        {places === null ? (
          <p class="network-room soft" role="status">
            {t('layingOut')}
          </p>
        ) : (
          <NetworkDrawing {...{ language, network, places, node }} onChoose={choose} />
        )}
        <div class="network-side">
          <Chosen {...{ language, node, nodes }} onChoose={choose} />
          <ChosenTold {...{ language, node }} />
          <Clusters {...{ language, network }} />
        </div>
      </div>
    </main>
  );
}

/** Laid out once an overview: one comes back to the same drawing at once. */
const laidOut = new WeakMap<Network['nodes'], Map<string, Place>>();

/** The places of the nodes; null while they are worked out, a few milliseconds at a time. */
function usePlaces(network: Network): Map<string, Place> | null {
  const [places, setPlaces] = useState(laidOut.get(network.nodes) ?? null);
  useEffect(() => {
    const life = new AbortController();
    const work = async () => {
      // The library comes only with this page.
      const { layOutNetwork } = await import('./network-layout.ts');
      const steps = layOutNetwork(network);
      for (;;) {
        const step = steps.next();
        if (life.signal.aborted) return;
        if (step.done) {
          laidOut.set(network.nodes, step.value);
          setPlaces(step.value);
          return;
        }
        await new Promise((resolve) => setTimeout(resolve));
      }
    };
    if (!laidOut.has(network.nodes)) void work();
    return () => life.abort();
  }, [network]);
  return places;
}

interface ChosenProps {
  language: Language;
  node: NetworkNode | undefined;
  nodes: ReadonlyMap<string, NetworkNode>;
  onChoose(id: string): void;
}

/** What is chosen in the drawing, and all it is tied to. */
function Chosen({ language, node, nodes, onChoose }: ChosenProps) {
  const t = views(language);
  const head = useRef<HTMLHeadingElement>(null);
  const isByTie = useRef(false);
  const id = node?.lead.id;
  // The button that was pressed goes with its list.
  useLayoutEffect(() => {
    if (isByTie.current && id !== undefined) head.current?.focus();
    isByTie.current = false;
  }, [id]);
  if (!node) return <p class="soft small">{t('networkHow')}</p>;
  const { lead, tied } = node;
  const { compare } = new Intl.Collator(LOCALES[language]);
  const ties = tied.flatMap((id) => nodes.get(id)?.lead ?? []).sort((a, b) => compare(a.headword, b.headword));
  return (
    <section class="network-chosen">
      <h2 ref={head} tabIndex={-1}>
        {lead.headword}
      </h2>
      <p class="small soft">
        <Dotted parts={kindParts(lead, language)} />
      </p>
      <p class="small relations-links">
        <a href={entityAddress(lead.id)}>{t('openEntry', { name: lead.headword })}</a>
        <a href={relationsAddress(lead.id)}>{t('asColumns')}</a>
      </p>
      <h3 class="label">{t('tiedTo', { count: ties.length })}</h3>
      <ul class="network-ties">
        {ties.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              class="link"
              onClick={() => {
                isByTie.current = true;
                onChoose(one.id);
              }}
            >
              {one.headword}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Says what is chosen where the focus did not say it, as it does with keys: of a press, or of the address. */
function ChosenTold({ language, node }: Pick<ChosenProps, 'language' | 'node'>) {
  const [told, setTold] = useState('');
  useEffect(() => {
    const isFocused = document.activeElement?.matches('.network [data-id], .network-chosen h2');
    setTold(node && !isFocused ? nodeName(node, language) : '');
  }, [node, language]);
  return (
    <p class="sr" role="status">
      {told}
    </p>
  );
}

/** Every node of the drawing by the initiative it is drawn around: the drawing in words. */
function Clusters({ language, network }: { language: Language; network: Network }) {
  const t = views(language);
  const { compare } = new Intl.Collator(LOCALES[language]);
  const byCluster = Map.groupBy(network.nodes, ({ cluster }) => cluster);
  const sizeOf = (hub: string) => byCluster.get(hub)?.length ?? 0;
  return (
    <section>
      <h2>{t('networkList')}</h2>
      {network.hubs
        .toSorted((a, b) => sizeOf(b) - sizeOf(a))
        .map((hub) => {
          const members = (byCluster.get(hub) ?? []).toSorted((a, b) => compare(a.lead.headword, b.lead.headword));
          const name = members.find(({ lead }) => lead.id === hub)?.lead.headword ?? hub;
          return (
            <details key={hub}>
              <summary>
                <span>
                  {`${name}\u00a0`}
                  <span class="faint num">{members.length}</span>
                </span>
              </summary>
              <ul class="network-ties">
                {members.map(({ lead }) => (
                  <li key={lead.id}>
                    <a href={entityAddress(lead.id)}>{lead.headword}</a>
                  </li>
                ))}
              </ul>
            </details>
          );
        })}
      {network.untied > 0 && (
        <p class="small soft">
          {t('untied', { count: network.untied })} <a href={listAddress('entries', {})}>{t('place/entries')}</a>
        </p>
      )}
    </section>
  );
}

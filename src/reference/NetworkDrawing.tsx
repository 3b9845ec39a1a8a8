import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { views } from '../i18n/catalogue/views.ts';
import { kindLabel } from '../i18n/labels.ts';
import type { Language } from '../i18n/languages.ts';
import { Button } from '../ui/controls.tsx';
import type { Network, NetworkNode } from './network.ts';
import type { Place } from './network-layout.ts';
import { labelOrder, placeLabels, tieAround, tieTowards, wantedLabels } from './network-view.ts';
import { isActor } from './roles-of.ts';
import { entityAddress } from './route.ts';
import { textWidths } from './text-width.ts';
import { type Camera, useCamera } from './use-camera.ts';

interface NetworkDrawingProps {
  language: Language;
  network: Network;
  places: ReadonlyMap<string, Place>;
  /** What is chosen. */
  node: NetworkNode | undefined;
  onChoose(id: string): void;
}

/** Size of a label on the screen. */
const FONT = 12;

/**
 * The network as a drawing. One stop of the Tab key; arrow keys move along the ties, Page Up and Page Down go round
 * them, Enter opens the entry, + and − zoom, 0 shows all. A press chooses, a second press opens. Nothing moves by itself.
 */
export function NetworkDrawing({ language, network, places, node, onChoose }: NetworkDrawingProps) {
  const svg = useRef<SVGSVGElement>(null);
  const camera = useCamera(svg, places);
  const [hovered, setHovered] = useState<string | null>(null);
  const byId = useMemo(() => new Map(network.nodes.map((one) => [one.lead.id, one])), [network]);
  const widthOf = useMemo(() => labelWidths(network), [network]);
  const lit = hovered === null ? node : byId.get(hovered);
  const labels = useMemo(
    () =>
      placeLabels(labelOrder(network, node), {
        places,
        zoom: camera.scale,
        widthOf,
        wanted: wantedLabels(network, node, camera.scale),
        clear: new Set(node ? [node.lead.id, ...node.tied] : []),
        bounds: camera.bounds,
      }),
    [network, node, places, camera.scale, camera.bounds, widthOf],
  );
  const hubs = useMemo(() => wantedLabels(network, undefined), [network]);
  const start = node?.lead.id ?? network.hubs[0];
  const follow = camera.follow;
  useEffect(() => {
    if (node) follow(node.lead.id);
  }, [node, follow]);
  // Whose ties Page Up and Page Down go round: the node that the arrows came from last.
  const centre = useRef<string | null>(null);
  const moveTo = (next: string) => {
    onChoose(next);
    svg.current?.querySelector<SVGAElement>(`[data-id="${next}"]`)?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const from = byId.get(start ?? '');
    if (!from) return;
    if (event.key.startsWith('Arrow')) {
      const next = tieTowards(from, places, event.key);
      if (next !== from.lead.id) centre.current = from.lead.id;
      moveTo(next);
    } else if (event.key === 'PageDown' || event.key === 'PageUp') {
      const around = byId.get(centre.current ?? '');
      // Where one has just arrived, round the first tie: then the arrows' way is the way back.
      const isTied = around?.tied.includes(from.lead.id);
      const ring = isTied ? around : byId.get(from.cluster === from.lead.id ? (from.tied[0] ?? '') : from.cluster);
      if (ring) {
        centre.current = ring.lead.id;
        moveTo(tieAround(ring, from.lead.id, places, event.key === 'PageDown' ? 1 : -1));
      }
    } else if (event.key === '+' || event.key === '=') camera.zoomBy(1.5);
    else if (event.key === '-') camera.zoomBy(1 / 1.5);
    else if (event.key === '0') camera.showAll();
    else return;
    event.preventDefault();
  };
  const t = views(language);
  const ties = new Set(lit?.tied);
  return (
    <div class="network-frame">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset. */}
      <svg
        ref={svg}
        class={lit ? 'network has-lit' : 'network'}
        viewBox={camera.viewBox}
        role="group"
        aria-label={t('networkDrawing')}
        aria-describedby="network-how"
        onKeyDown={onKeyDown}
        {...camera.handlers}
      >
        <g class="ties">
          {network.ties.map(({ a, b, roles }) => {
            const [from, to] = [places.get(a), places.get(b)];
            const isLit = lit !== undefined && (a === lit.lead.id || b === lit.lead.id);
            const classes = ['tie-line', roles === 0 && 'belongs', isLit && 'lit'].filter(Boolean).join(' ');
            return from && to && <path key={`${a} ${b}`} class={classes} d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />;
          })}
        </g>
        {network.nodes.map((one) => {
          const { lead } = one;
          const place = places.get(lead.id);
          if (!place) return null;
          const isLit = lit !== undefined && (lead.id === lit.lead.id || ties.has(lead.id));
          const classes = ['mark', !isActor(lead) && 'undertaking', isLit && 'lit', one === node && 'chosen'];
          return (
            <a
              key={lead.id}
              data-id={lead.id}
              class={classes.filter(Boolean).join(' ')}
              href={entityAddress(lead.id)}
              tabindex={lead.id === start ? 0 : -1}
              onFocus={(event) => event.currentTarget.matches(':focus-visible') && onChoose(lead.id)}
              onClick={(event) => {
                // A key's click has no detail: Enter opens. A first press chooses, and chooses alone.
                if (event.detail === 0 || one === node) return;
                event.preventDefault();
                if (!camera.hasDragged()) onChoose(lead.id);
              }}
              onPointerEnter={() => setHovered(lead.id)}
              onPointerLeave={() => setHovered(null)}
            >
              <title>{nodeName(one, language)}</title>
              <Mark {...{ node: one, place }} />
            </a>
          );
        })}
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: text takes no focus; each mark has its name. */}
        <g
          class="labels"
          aria-hidden="true"
          style={{ fontSize: `${FONT / camera.scale}px`, strokeWidth: `${4 / camera.scale}px` }}
        >
          {labels.map(({ id, x, y, anchor }) => {
            const isHub = hubs.has(id);
            const isDim = lit !== undefined && id !== lit.lead.id && !ties.has(id);
            const classes = [isHub && 'hub', id === lit?.lead.id && 'own', isDim && 'dim'].filter(Boolean).join(' ');
            return (
              <text key={id} class={classes} x={x} y={y} dy="0.35em" text-anchor={anchor}>
                {labelOf(byId.get(id))}
              </text>
            );
          })}
          {lit && !labels.some(({ id }) => id === lit.lead.id) && <LitLabel {...{ node: lit, places, camera }} />}
        </g>
      </svg>
      <div class="network-tools">
        <Button small onPress={() => camera.zoomBy(1.5)}>
          <span aria-hidden="true">+</span>
          <span class="sr">{t('zoomIn')}</span>
        </Button>
        <Button small onPress={() => camera.zoomBy(1 / 1.5)}>
          <span aria-hidden="true">−</span>
          <span class="sr">{t('zoomOut')}</span>
        </Button>
        <Button small onPress={camera.showAll}>
          {t('showAll')}
        </Button>
      </div>
      <p class="keyline small soft" id="network-how">
        <span>
          <svg class="key" width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
            <g class="mark undertaking">
              <rect x="-5" y="-5" width="10" height="10" rx="2" />
            </g>
          </svg>
          {t('keyUndertaking')}
        </span>
        <span>
          <svg class="key" width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
            <g class="mark">
              <circle r="5" />
            </g>
          </svg>
          {t('keyActor')}
        </span>
        <span>{t('networkKeys')}</span>
      </p>
    </div>
  );
}

/** “FAST, Initiative, 63 ties”. */
export const nodeName = ({ lead, tied }: NetworkNode, language: Language): string =>
  `${lead.headword}, ${kindLabel(lead.kind, lead.sector, language)}, ${views(language)('tiedTo', { count: tied.length })}`;

function Mark({ node, place: { x, y, r } }: { node: NetworkNode; place: Place }) {
  if (isActor(node.lead)) return <circle cx={x} cy={y} r={r} />;
  return <rect x={x - r} y={y - r} width={2 * r} height={2 * r} rx={r / 3} />;
}

/** The name of what is under the pointer, also where it had no room. */
function LitLabel({ node, places, camera }: { node: NetworkNode; places: ReadonlyMap<string, Place>; camera: Camera }) {
  const place = places.get(node.lead.id);
  if (!place) return null;
  return (
    <text class="hub" x={place.x + place.r + 4 / camera.scale} y={place.y} dy="0.35em">
      {labelOf(node)}
    </text>
  );
}

/** Longer names are cut; the whole stands beside the drawing. */
const MAX_LETTERS = 34;
const labelOf = (node: NetworkNode | undefined): string => {
  const name = node?.lead.headword ?? '';
  return name.length > MAX_LETTERS ? `${name.slice(0, MAX_LETTERS - 1).trimEnd()}…` : name;
};

/** Widths of labels, with the strong weight of hubs for all. */
function labelWidths({ nodes }: Network): (id: string) => number {
  const widthOf = textWidths(FONT, 600);
  const widths = new Map(nodes.map((node) => [node.lead.id, widthOf(labelOf(node))]));
  return (id) => widths.get(id) ?? 0;
}

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import type { Network } from './network.ts';

/**
 * Places of the network's nodes, by d3-force (springs along ties, repulsion by Barnes and Hut's approximation). The same
 * network is always laid out alike: places to begin with are worked out, and the library's own chance is seeded.
 */

export interface Place {
  x: number;
  y: number;
  /** Half the width of its mark. */
  r: number;
}

type Moving = Place & { id: string; cluster: string };

/** Steps of the two passes: hubs among themselves, then all nodes around them. */
const HUB_STEPS = 200;
const STEPS = 240;
/** Steps between two chances to stop: about 5 ms. */
const STEPS_AT_ONCE = 4;

/** Half the width of a mark by the number of ties. */
export const radiusOf = (ties: number): number => 3.5 + 1.9 * Math.sqrt(Math.min(ties, 60));

/**
 * Works the places out a few steps at a time, so that the page stays alive: each `next()` takes a few milliseconds. The
 * last value holds them.
 */
export function* layOutNetwork({ nodes, ties, hubs }: Network): Generator<null, Map<string, Place>> {
  const centres = hubCentres(nodes, ties, hubs);
  yield null;
  const moving = nodes.map(({ lead, tied, cluster }, place): Moving => {
    const { x, y } = centres.get(cluster) ?? { x: 0, y: 0 };
    const isHub = cluster === lead.id;
    // Around its hub, on a spiral whose angle never repeats.
    const angle = place * 2.399963;
    const distance = isHub ? 0 : 20 + 6 * Math.sqrt(place);
    return {
      id: lead.id,
      cluster,
      x: x + distance * Math.cos(angle),
      y: y + distance * Math.sin(angle),
      r: radiusOf(tied.length),
    };
  });
  const simulation = forceSimulation(moving)
    .force('collide', forceCollide<Moving>(({ r }) => r + 6).iterations(2))
    .force('charge', forceManyBody<Moving>().strength(-46).distanceMax(420))
    .force(
      'ties',
      forceLink<Moving, { source: string; target: string }>(ties.map(({ a, b }) => ({ source: a, target: b })))
        .id(({ id }) => id)
        .distance(42)
        .strength(0.06),
    )
    .force('x', forceX<Moving>(({ cluster }) => centres.get(cluster)?.x ?? 0).strength(0.13))
    .force('y', forceY<Moving>(({ cluster }) => centres.get(cluster)?.y ?? 0).strength(0.16))
    .stop();
  for (let step = 0; step < STEPS; step += STEPS_AT_ONCE) {
    simulation.tick(STEPS_AT_ONCE);
    yield null;
  }
  return new Map(moving.map(({ id, x, y, r }) => [id, { x, y, r }]));
}

/** Where the hubs stand: near to those they share members with, and far enough apart for their own. */
function hubCentres(
  nodes: Network['nodes'],
  ties: Network['ties'],
  hubs: Network['hubs'],
): Map<string, { x: number; y: number }> {
  const clusterOf = new Map(nodes.map(({ lead, cluster }) => [lead.id, cluster]));
  const sizes = new Map(hubs.map((id) => [id, nodes.filter(({ cluster }) => cluster === id).length]));
  const shared = new Map<string, { source: string; target: string; count: number }>();
  for (const { a, b } of ties) {
    const [source, target] = [clusterOf.get(a) ?? '', clusterOf.get(b) ?? ''].sort() as [string, string];
    if (source === target || !sizes.has(source) || !sizes.has(target)) continue;
    const link = shared.get(`${source} ${target}`) ?? { source, target, count: 0 };
    link.count += 1;
    shared.set(`${source} ${target}`, link);
  }
  const moving = hubs.map((id, place) => ({
    id,
    // Room for a disc of its members.
    r: 34 + 15 * Math.sqrt(sizes.get(id) ?? 1),
    x: 90 * Math.sqrt(place) * Math.cos(place * 2.399963),
    y: 60 * Math.sqrt(place) * Math.sin(place * 2.399963),
  }));
  forceSimulation(moving)
    .force('collide', forceCollide<(typeof moving)[number]>(({ r }) => r).iterations(3))
    .force(
      'shared',
      forceLink<(typeof moving)[number], { source: string; target: string; count: number }>([...shared.values()])
        .id(({ id }) => id)
        .distance(120)
        .strength(({ count }) => Math.min(0.3, 0.02 * count)),
    )
    .force('x', forceX(0).strength(0.03))
    .force('y', forceY(0).strength(0.07))
    .stop()
    .tick(HUB_STEPS);
  return new Map(moving.map(({ id, x, y }) => [id, { x, y }]));
}

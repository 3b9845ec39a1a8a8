import type { EntityLead, Overview } from '../dataset/reader.ts';
import { isActor } from './roles-of.ts';

/** The whole dataset as a network: entries tied by roles and by who belongs to whom. Pure. */

export interface NetworkNode {
  lead: EntityLead;
  /** Ids of the nodes it is tied to, in the order of their ids. */
  tied: string[];
  /** Id of the initiative it is drawn around; its own where it is one of those. */
  cluster: string;
}

export interface NetworkTie {
  a: string;
  b: string;
  /** Roles that make the tie; 0: one belongs to the other. */
  roles: number;
}

export interface Network {
  /** In the order of their ids. */
  nodes: NetworkNode[];
  ties: NetworkTie[];
  /** Ids of initiatives that others are drawn around, the largest first. */
  hubs: string[];
  /** Entries that nothing ties to another. */
  untied: number;
}

/** An undertaking with this many different ties has others drawn around it. */
const HUB_TIES = 8;

export function networkOf(overview: Overview): Network {
  const ties = tiesOf(overview);
  const tied = new Map<string, Set<string>>();
  const tie = (a: string, b: string) => tied.set(a, (tied.get(a) ?? new Set()).add(b));
  for (const { a, b } of ties) {
    tie(a, b);
    tie(b, a);
  }
  const degree = (id: string) => tied.get(id)?.size ?? 0;
  const hubs = [...tied.keys()]
    .filter((id) => degree(id) >= HUB_TIES && !isActor(overview.leads.get(id) ?? { kind: 'person' }))
    .sort((a, b) => degree(b) - degree(a) || (a < b ? -1 : 1));
  const clusters = clustersOf(hubs, ties, tied);
  // What no hub reaches goes around the largest of its own.
  const apart = [...tied.keys()].filter((id) => !clusters.has(id));
  for (const id of apart.sort((a, b) => degree(b) - degree(a) || (a < b ? -1 : 1))) {
    if (clusters.has(id)) continue;
    hubs.push(id);
    spread(id, [id], clusters, tied);
  }
  const nodes = [...overview.leads.values()]
    .filter(({ id }) => tied.has(id))
    .map((lead) => ({
      lead,
      tied: [...(tied.get(lead.id) ?? [])].sort(),
      cluster: clusters.get(lead.id) ?? lead.id,
    }));
  return { nodes, ties, hubs, untied: overview.leads.size - nodes.length };
}

function tiesOf(overview: Overview): NetworkTie[] {
  const ties = new Map<string, NetworkTie>();
  const add = (one: string, other: string, roles: number) => {
    if (one === other || !overview.leads.has(one) || !overview.leads.has(other)) return;
    const [a, b] = one < other ? [one, other] : [other, one];
    const tie = ties.get(`${a} ${b}`) ?? { a, b, roles: 0 };
    tie.roles += roles;
    ties.set(`${a} ${b}`, tie);
  };
  for (const { role } of overview.roles) {
    add(role.subject, role.initiative, 1);
    if (role.person !== null) add(role.person, role.initiative, 1);
  }
  for (const [child, parent] of overview.parents) add(child, parent, 0);
  return [...ties.values()].sort((x, y) => (x.a === y.a ? (x.b < y.b ? -1 : 1) : x.a < y.a ? -1 : 1));
}

/**
 * Each hub is its own; a node goes to the hub it has most roles with, of several to the smallest, which says more of it;
 * one that no hub ties goes with the first of its ties that has a place.
 */
function clustersOf(
  hubs: readonly string[],
  ties: readonly NetworkTie[],
  tied: ReadonlyMap<string, ReadonlySet<string>>,
): Map<string, string> {
  const rank = new Map(hubs.map((id, place) => [id, place]));
  const clusters = new Map(hubs.map((id) => [id, id]));
  const best = new Map<string, { hub: string; roles: number }>();
  const offer = (id: string, hub: string, roles: number) => {
    const now = best.get(id);
    const isBetter =
      !now || roles > now.roles || (roles === now.roles && (rank.get(hub) ?? 0) > (rank.get(now.hub) ?? 0));
    if (isBetter) best.set(id, { hub, roles });
  };
  for (const { a, b, roles } of ties) {
    if (rank.has(a) && !rank.has(b)) offer(b, a, roles);
    if (rank.has(b) && !rank.has(a)) offer(a, b, roles);
  }
  for (const [id, { hub }] of best) clusters.set(id, hub);
  // All at once, so that each goes to the nearest.
  spread(null, [...clusters.keys()], clusters, tied);
  return clusters;
}

/**
 * Puts all that can be reached from some nodes, and has no place yet, into a cluster: into that of the node it is first
 * reached from, the nearest first; where `cluster` is given, into that one.
 */
function spread(
  cluster: string | null,
  from: readonly string[],
  clusters: Map<string, string>,
  tied: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  if (cluster !== null) for (const id of from) clusters.set(id, cluster);
  const waiting = [...from];
  for (const id of waiting) {
    for (const other of [...(tied.get(id) ?? [])].sort()) {
      if (clusters.has(other)) continue;
      clusters.set(other, clusters.get(id) ?? id);
      waiting.push(other);
    }
  }
}

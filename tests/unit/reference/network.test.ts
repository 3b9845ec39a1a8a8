import { beforeAll, describe, expect, test } from 'vitest';
import { readPack } from '../../../scripts/read-pack.ts';
import { MemoryReader, memoryDataset } from '../../../src/dataset/memory-reader.ts';
import type { Overview } from '../../../src/dataset/reader.ts';
import { type Network, networkOf } from '../../../src/reference/network.ts';
import { layOutNetwork, type Place } from '../../../src/reference/network-layout.ts';
import {
  type Label,
  labelOrder,
  placeLabels,
  tieAround,
  tieTowards,
  wantedLabels,
} from '../../../src/reference/network-view.ts';

let overview: Overview;
let network: Network;
let places: Map<string, Place>;
beforeAll(async () => {
  const data = memoryDataset([{ ...(await readPack('assets/packs/fast')), curated: true }]);
  overview = await new MemoryReader(data, 'en').overview();
  network = networkOf(overview);
  places = laidOut(network);
});

function laidOut(one: Network): Map<string, Place> {
  const steps = layOutNetwork(one);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

describe('the network', () => {
  test('holds every entry that a role or a parent ties to another, and every such tie once', () => {
    const ends = new Set(
      overview.roles
        .flatMap(({ role }) =>
          [
            [role.subject, role.initiative],
            [role.person ?? role.initiative, role.initiative],
          ].filter(([a, b]) => a !== b),
        )
        .flat(),
    );
    for (const [child, parent] of overview.parents) ends.add(child).add(parent);
    expect(new Set(network.nodes.map(({ lead }) => lead.id))).toEqual(ends);
    expect(network.untied).toBe(451 - ends.size);
    expect(new Set(network.ties.map(({ a, b }) => [a, b].sort().join(' '))).size).toBe(network.ties.length);
    for (const { lead, tied } of network.nodes) {
      for (const other of tied) {
        expect(network.ties.some(({ a, b }) => (a === lead.id && b === other) || (b === lead.id && a === other))).toBe(
          true,
        );
      }
    }
  });

  test('draws every entry around one of the hubs, and a hub around itself', () => {
    const hubs = new Set(network.hubs);
    expect(hubs.size).toBe(network.hubs.length);
    for (const { lead, cluster } of network.nodes) {
      expect(hubs.has(cluster), `${lead.id} around ${cluster}`).toBe(true);
      if (hubs.has(lead.id)) expect(cluster).toBe(lead.id);
    }
    expect(network.hubs.slice(0, 3)).toEqual(
      expect.arrayContaining(['fast', 'financial-sector-commission', 'survivor-inclusion-initiative']),
    );
  });
});

describe('its layout', () => {
  test('is the same each time', () => {
    expect([...laidOut(networkOf(overview))]).toEqual([...places]);
  });

  test('gives every node a place, and none lies on another', () => {
    expect(places.size).toBe(network.nodes.length);
    const all = [...places];
    for (const [place, [id, a]] of all.entries()) {
      for (const [other, b] of all.slice(place + 1)) {
        expect(Math.hypot(a.x - b.x, a.y - b.y), `${id} and ${other}`).toBeGreaterThan(0.9 * (a.r + b.r));
      }
    }
  });

  test('has most entries nearer to their own hub than to the middle of the others', () => {
    const distance = (a: string, b: string) => {
      const [from, to] = [places.get(a), places.get(b)];
      return from && to ? Math.hypot(from.x - to.x, from.y - to.y) : Number.NaN;
    };
    const near = network.nodes.filter(({ lead, cluster }) => {
      const others = network.hubs.map((hub) => distance(lead.id, hub)).toSorted((a, b) => a - b);
      return distance(lead.id, cluster) <= (others[Math.floor(others.length / 4)] ?? 0);
    });
    expect(near.length / network.nodes.length).toBeGreaterThan(0.85);
  });
});

describe('its labels', () => {
  const widthOf = (id: string) => Math.min(34, overview.leads.get(id)?.headword.length ?? 0) * 7;
  const bounds = { left: -700, right: 760 };
  const options = (zoom: number, wanted = wantedLabels(network, undefined)) => ({
    places,
    zoom,
    widthOf,
    wanted,
    bounds,
  });
  const boxOf = (label: Label, zoom: number) => {
    const [x, y, width] = [label.x * zoom, label.y * zoom, widthOf(label.id)];
    const left = label.anchor === 'start' ? x : label.anchor === 'end' ? x - width : x - width / 2;
    return { left, right: left + width, top: y - 7, bottom: y + 7 };
  };

  test.each([0.5, 0.65, 1, 2, 4])('never touch one another, at zoom %d', (zoom) => {
    const labels = placeLabels(labelOrder(network, undefined), options(zoom));
    const boxes = labels.map((label) => ({ id: label.id, ...boxOf(label, zoom) }));
    for (const [place, a] of boxes.entries()) {
      for (const b of boxes.slice(place + 1)) {
        const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
        expect(apart, `${a.id} and ${b.id}`).toBe(true);
      }
    }
  });

  test('name the largest initiatives at the zoom that shows all, and more the nearer one comes', () => {
    const count = (zoom: number) => placeLabels(labelOrder(network, undefined), options(zoom)).length;
    const shown = new Set(placeLabels(labelOrder(network, undefined), options(0.65)).map(({ id }) => id));
    for (const id of network.hubs.slice(0, 5)) expect(shown).toContain(id);
    expect(count(2)).toBeGreaterThan(count(0.65));
    expect(count(6)).toBeGreaterThan(count(2));
  });

  test('name what is chosen before all others', () => {
    const node = network.nodes.find(({ lead }) => lead.id === 'fiu-nederland');
    const labels = placeLabels(labelOrder(network, node), options(0.65, wantedLabels(network, node)));
    expect(labels[0]?.id).toBe('fiu-nederland');
  });

  test.each(['comensha', 'fast', 'fiu-nederland'])('other than its own lie over no mark that %s is tied to', (id) => {
    const node = network.nodes.find(({ lead }) => lead.id === id);
    const clear = new Set([id, ...(node?.tied ?? [])]);
    for (const zoom of [0.65, 1, 2]) {
      const wanted = wantedLabels(network, node);
      const labels = placeLabels(labelOrder(network, node), { ...options(zoom, wanted), clear });
      expect(labels[0]?.id).toBe(id);
      for (const label of labels.slice(1)) {
        const box = boxOf(label, zoom);
        for (const other of clear) {
          const mark = places.get(other);
          if (!mark || other === label.id) continue;
          const [left, right] = [(mark.x - mark.r) * zoom, (mark.x + mark.r) * zoom];
          const [top, bottom] = [(mark.y - mark.r) * zoom, (mark.y + mark.r) * zoom];
          const apart = box.right <= left || right <= box.left || box.bottom <= top || bottom <= box.top;
          expect(apart, `${label.id} and ${other}`).toBe(true);
        }
      }
    }
  });
});

describe('arrow keys', () => {
  test('lead along ties alone, in the direction of the key', () => {
    for (const node of network.nodes) {
      for (const [key, dx, dy] of [
        ['ArrowRight', 1, 0],
        ['ArrowLeft', -1, 0],
        ['ArrowUp', 0, -1],
        ['ArrowDown', 0, 1],
      ] as const) {
        const next = tieTowards(node, places, key);
        if (next === node.lead.id) continue;
        expect(node.tied).toContain(next);
        const [from, to] = [places.get(node.lead.id), places.get(next)];
        expect((to?.x ?? 0) * dx + (to?.y ?? 0) * dy).toBeGreaterThan((from?.x ?? 0) * dx + (from?.y ?? 0) * dy);
      }
    }
  });

  test('and Page Down around the node they came from reach every entry that hangs together with FAST', () => {
    const nodes = new Map(network.nodes.map((node) => [node.lead.id, node]));
    const reached = new Set(['fast']);
    for (const id of reached) {
      const node = nodes.get(id);
      if (!node) continue;
      const first = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']
        .map((key) => tieTowards(node, places, key))
        .find((next) => next !== id);
      if (first === undefined) continue;
      let next = first;
      do {
        reached.add(next);
        expect(tieAround(node, tieAround(node, next, places, 1), places, -1)).toBe(next);
        next = tieAround(node, next, places, 1);
      } while (next !== first);
    }
    const together = new Set(['fast']);
    for (const id of together) for (const other of nodes.get(id)?.tied ?? []) together.add(other);
    expect(reached).toEqual(together);
  });
});

/**
 * What the gallery is made of, as text that can be compared on any machine: each figure with its elements, their boxes
 * and what their style computes to. Fonts are left out, and so is what follows from them: see {@link structureFaults}.
 */

/** One element: `tag.class`, then x, y, width, height in its figure in px, whether it holds text, and the style's number. */
export interface Structure {
  styles: string[];
  figures: { caption: string; elements: string[][] }[];
}

/** Reads the structure of the page. Travels into it as source text, so it stands alone. */
export function readStructure(): Structure {
  const READ = [
    'display',
    'color',
    'background-color',
    'border-top',
    'border-bottom',
    'border-radius',
    'padding',
    'font-size',
    'font-weight',
    'line-height',
    'text-decoration-line',
    'text-decoration-style',
    'opacity',
  ];
  const styles: string[] = [];
  const places = new Map<string, number>();
  const figures = [...document.querySelectorAll('figure')].map((figure) => {
    const origin = figure.getBoundingClientRect();
    const elements = [...figure.querySelectorAll('*:not(figcaption, svg *, .sr)')]
      .filter((element) => element.checkVisibility())
      .map((element) => {
        const computed = getComputedStyle(element);
        const style = READ.map((name) => computed.getPropertyValue(name)).join('; ');
        const place = places.get(style) ?? styles.push(style) - 1;
        places.set(style, place);
        const { x, y, width, height } = element.getBoundingClientRect();
        const box = [x - origin.x, y - origin.y, width, height].map((px) => String(Math.round(px)));
        const name = [element.localName, ...element.classList].join('.');
        return [name, ...box, element.textContent === '' ? 'bare' : 'text', String(place)];
      });
    return { caption: figure.querySelector('figcaption')?.textContent ?? '', elements };
  });
  return { styles, figures };
}

/** One line an element, so that a change reads well. */
export const writeStructure = ({ styles, figures }: Structure): string =>
  [
    ...styles.map((style, place) => `${place}: ${style}`),
    ...figures.flatMap(({ caption, elements }) => [
      '',
      `# ${caption}`,
      ...elements.map((element) => element.join(' ')),
    ]),
    '',
  ].join('\n');

/** @throws Error for a text that {@link writeStructure} has not written */
export function parseStructure(text: string): Structure {
  const [head = '', ...parts] = text.trimEnd().split('\n\n# ');
  const styles = head.split('\n').map((line) => line.replace(/^\d+: /, ''));
  const figures = parts.map((part) => {
    const [caption = '', ...lines] = part.split('\n');
    return { caption, elements: lines.map((line) => line.split(' ')) };
  });
  if (figures.length === 0) throw new Error('The structure holds no figure.');
  return { styles, figures };
}

/** With other fonts a text is wider or narrower by as much; how it breaks, and hence heights and places, is not compared. */
const OTHER_FONT = { share: 0.35, px: 12 };

/**
 * Where a structure differs from what it was, one line an element, at most one a figure.
 *
 * @param isSameMachine whether browser and fonts are the same: then every box must be where it was, to the pixel
 */
export function structureFaults(was: Structure, is: Structure, isSameMachine: boolean): string[] {
  const captions = (structure: Structure) => structure.figures.map(({ caption }) => caption);
  const [before, now] = [captions(was), captions(is)];
  const faults = [
    ...now.filter((caption) => !before.includes(caption)).map((caption) => `${caption}: is new`),
    ...before.filter((caption) => !now.includes(caption)).map((caption) => `${caption}: is gone`),
  ];
  for (const { caption, elements } of was.figures) {
    const figure = is.figures.find((other) => other.caption === caption);
    if (!figure) continue;
    if (figure.elements.length !== elements.length) {
      faults.push(`${caption}: ${elements.length} elements were there, ${figure.elements.length} are`);
      continue;
    }
    const fault = elements
      .map((element, place) => elementFault(element, figure.elements[place] ?? [], was, is, isSameMachine))
      .find((words) => words !== null);
    if (fault) faults.push(`${caption}: ${fault}`);
  }
  return faults;
}

function elementFault(
  element: string[],
  now: string[],
  was: Structure,
  is: Structure,
  isSameMachine: boolean,
): string | null {
  const [name = '', ...box] = element;
  const [nameNow = '', ...boxNow] = now;
  if (name !== nameNow) return `${name} was there, ${nameNow} is`;
  const [style, styleNow] = [was.styles[Number(element.at(-1))] ?? '', is.styles[Number(now.at(-1))] ?? ''];
  if (style !== styleNow) {
    const parts = style.split('; ');
    const changed = styleNow.split('; ').find((part, place) => part !== parts[place]);
    return `${name}: the style has changed to “${changed}”, it was “${parts[styleNow.split('; ').indexOf(changed ?? '')]}”`;
  }
  const [x = 0, y = 0, width = 0, height = 0] = box.slice(0, 4).map(Number);
  const [xNow = 0, yNow = 0, widthNow = 0, heightNow = 0] = boxNow.slice(0, 4).map(Number);
  const apart = (a: number, b: number, most: number) => Math.abs(a - b) > most;
  const boxes = `${name}: ${box.slice(0, 4).join(' ')} has become ${boxNow.slice(0, 4).join(' ')}`;
  if (isSameMachine) {
    const isMoved = apart(x, xNow, 1) || apart(y, yNow, 1) || apart(width, widthNow, 1) || apart(height, heightNow, 1);
    return isMoved ? boxes : null;
  }
  // Controls that the browser draws are as large as it likes.
  if (/^(input|select|textarea)\b/.test(name)) return null;
  const isBare = element.at(-2) === 'bare';
  if (isBare && !/\b(edge|rest)\b/.test(name))
    return apart(width, widthNow, 1 + OTHER_FONT.share * width) ? boxes : null;
  return apart(width, widthNow, OTHER_FONT.px + OTHER_FONT.share * width) ? boxes : null;
}

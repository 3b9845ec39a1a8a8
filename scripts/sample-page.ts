import { markedBlocks, parseMarkedText } from './marked-text.ts';

/** Languages of the sample article, in the order in which its pages list them. */
export const sampleLanguages = ['nl', 'en', 'de'] as const;
export type SampleLanguage = (typeof sampleLanguages)[number];

/** Inline markup of one place in the text: `text`, where `before` stands right in front of it, goes into `tag`. */
interface InlineMarkup {
  before: string;
  text: string;
  /** Start tag without its angle brackets. */
  tag: string;
}

/**
 * What a marked text cannot say: emphasis, links and dates. Several rules cut a name in two on purpose, because pages do
 * and a name must be found all the same.
 */
const inlineMarkup: Record<SampleLanguage, InlineMarkup[]> = {
  nl: [
    { before: 'redactie economie, ', text: '4 oktober 2019', tag: 'time datetime="2019-10-04"' },
    { before: 'New York is op ', text: '27 september', tag: 'time datetime="2019-09-27"' },
    { before: 'heet voluit ', text: 'Blueprint for Mobilizing Finance', tag: 'cite' },
    { before: 'september 2018 als ', text: 'Liechtenstein Initiative', tag: 'em' },
    { before: 'honderden deskundigen. ', text: 'CoMensha', tag: 'a href="#dutch-part"' },
    { before: 'gebouw hing ', text: 'Open je Ogen voor mensenhandel', tag: 'cite' },
    { before: 'Financial Intelligence Unit Nederland (', text: 'FIU', tag: 'abbr title="Financial Intelligence Unit"' },
    { before: 'Bij ', text: 'ABN', tag: 'b' },
    { before: 'het project ', text: 'Big Data', tag: 'a href="#goals"' },
    { before: 'een nieuwe naam, ', text: 'Finance Against Slavery and Trafficking', tag: 'strong' },
    { before: 'stond ', text: 'Leichtenstein', tag: 's' },
  ],
  en: [
    { before: 'finance desk, ', text: '4 October 2019', tag: 'time datetime="2019-10-04"' },
    { before: 'in New York on ', text: '27 September', tag: 'time datetime="2019-09-27"' },
    { before: 'name is the ', text: 'Blueprint for Mobilizing Finance', tag: 'cite' },
    { before: 'September 2018 as the ', text: 'Liechtenstein Initiative', tag: 'em' },
    { before: 'hundred experts. ', text: 'CoMensha', tag: 'a href="#dutch-part"' },
    { before: 'walls hung ', text: 'Open je Ogen voor mensenhandel', tag: 'cite' },
    { before: 'Intelligence Unit the Netherlands (', text: 'FIU', tag: 'abbr title="Financial Intelligence Unit"' },
    { before: 'Since 2016 ', text: 'ABN', tag: 'b' },
    { before: 'the project ', text: 'Big Data', tag: 'a href="#goals"' },
    { before: 'a new name, ', text: 'Finance Against Slavery and Trafficking', tag: 'strong' },
    { before: 'version had ', text: 'Leichtenstein', tag: 's' },
  ],
  de: [
    { before: 'Wirtschaftsredaktion, ', text: '4. Oktober 2019', tag: 'time datetime="2019-10-04"' },
    { before: 'Am ', text: '27. September', tag: 'time datetime="2019-09-27"' },
    { before: 'Namen heißt er ', text: 'Blueprint for Mobilizing Finance', tag: 'cite' },
    { before: 'September 2018 als ', text: 'Liechtenstein Initiative', tag: 'em' },
    { before: 'Dazu gehörte ', text: 'CoMensha', tag: 'a href="#dutch-part"' },
    { before: 'Wänden hing ', text: 'Open je Ogen voor mensenhandel', tag: 'cite' },
    { before: 'Intelligence Unit Nederland (', text: 'FIU', tag: 'abbr title="Financial Intelligence Unit"' },
    { before: 'Bei ', text: 'ABN', tag: 'b' },
    { before: 'das Projekt ', text: 'Big Data', tag: 'a href="#goals"' },
    { before: 'neuen Namen, ', text: 'Finance Against Slavery and Trafficking', tag: 'strong' },
    { before: 'Fassung stand ', text: 'Leichtenstein', tag: 's' },
  ],
};

/** Width, in the drawing's units, that keeps the four stops of the route apart on a phone too. */
const route = `<svg viewBox="0 0 640 240" aria-hidden="true" focusable="false">
<g class="grid"><path d="M0 60h640M0 120h640M0 180h640M128 0v240M256 0v240M384 0v240M512 0v240"/></g>
<path class="leg" d="M150 96Q250 24 342 84T566 196"/>
<path class="leg back" d="M566 196Q440 118 330 66T150 96"/>
<g class="stop"><circle cx="150" cy="96" r="7"/><circle cx="342" cy="84" r="5"/><circle cx="566" cy="196" r="5"/><circle cx="330" cy="66" r="5"/></g>
</svg>`;

const style = `
:root { color-scheme: light dark; --paper: light-dark(#fff, #151515); --ink: light-dark(#1a1a1a, #dedede);
  --soft: light-dark(#595959, #a6a6a6); --rule: light-dark(#d6d6d6, #3a3a3a); --link: light-dark(#0645ad, #8ab4f8);
  --wash: light-dark(#f4f2ee, #1e1e1d); --serif: Georgia, "Liberation Serif", serif; --sans: Arial, "Liberation Sans", sans-serif; }
html { background: var(--paper); color: var(--ink); font: 19px/31px var(--serif); text-size-adjust: none; }
body { margin: 0; }
a { color: var(--link); text-underline-offset: 3px; }
.mast { display: flex; flex-wrap: wrap; align-items: baseline; gap: 8px 32px; max-width: 1016px; margin: 0 auto; padding: 22px 32px 12px; border-bottom: 3px double; }
.mast p { margin: 0; font: 700 22px/26px var(--serif); }
.mast ul, footer ul { display: flex; flex-wrap: wrap; gap: 6px 20px; margin: 0; padding: 0; list-style: none; font: 14px/20px var(--sans); }
.mast a, footer a { color: var(--soft); text-decoration: none; } .mast a:hover, footer a:hover { text-decoration: underline; }
.mast .languages { margin-left: auto; } .languages [aria-current] { color: var(--ink); font-weight: 700; }
main, footer { max-width: 640px; margin: 0 auto; padding: 0 32px; }
.kicker, .byline { margin: 0; font: 14px/20px var(--sans); color: var(--soft); }
.kicker { padding-top: 40px; } .byline { margin-bottom: 28px; }
h1 { margin: 4px 0 14px; font: 700 38px/44px var(--serif); letter-spacing: -.01em; text-wrap: balance; }
.lead { margin: 0 0 14px; font-size: 21px; color: var(--soft); }
h2 { margin: 32px 0 8px; font: 700 21px/28px var(--serif); }
article p, article ol { margin: 0 0 16px; } article ol { padding-left: 28px; } article ol li { margin-bottom: 8px; }
figure { margin: 24px 0; } figure svg { display: block; width: 100%; background: var(--wash); border-radius: 3px; }
.grid { stroke: var(--rule); stroke-width: 1; fill: none; } .leg { stroke: var(--soft); stroke-width: 2; fill: none; } .back { stroke-dasharray: 3 6; } .stop { fill: var(--ink); }
figcaption { margin-top: 8px; font: 14px/20px var(--sans); color: var(--soft); }
blockquote { margin: 28px 0; padding: 2px 0 2px 20px; border-left: 3px solid var(--ink); } blockquote p { margin: 0; font: italic 23px/33px var(--serif); text-wrap: balance; }
.correction { margin: 24px 0 0; padding: 12px 16px; background: var(--wash); font: 15px/23px var(--sans); border-radius: 3px; } .correction p { margin: 0; }
.related { margin-top: 40px; padding-top: 4px; border-top: 1px solid var(--rule); } .related h2 { margin-top: 16px; font: 700 15px/20px var(--sans); }
.related ul { margin: 0; padding: 0; list-style: none; } .related li { padding: 6px 0; }
footer { margin: 48px auto 40px; padding-top: 16px; border-top: 1px solid var(--rule); font: 14px/21px var(--sans); color: var(--soft); } footer p { margin: 0 0 12px; }
@media (max-width: 600px) { html { font-size: 18px; line-height: 29px; } h1 { font-size: 31px; line-height: 37px; } .mast { padding-inline: 20px; } .mast .languages { margin-left: 0; } main, footer { padding-inline: 20px; } }
`;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escapeText = (text: string) => text.replace(/[&<>]/g, (character) => escapes[character] ?? character);

/** File name of the page in one language. */
export const samplePageName = (language: SampleLanguage) => `sample.${language}.html`;

/**
 * Lays a marked text out as a newspaper page: header with menu, article, related links, footer. The n-th block of the
 * text becomes the content of the n-th element with `data-block`, character for character; nothing else on the page is
 * text, except the title, which repeats the headline. Without scripts and without any address outside the folder.
 *
 * @throws Error where the text has other blocks than the layout, or inline markup fits no place or two
 */
export function buildSamplePage(language: SampleLanguage, source: string): string {
  const marked = parseMarkedText(source);
  const blocks = markedBlocks(marked).map((block) => block.text);
  const inline = blocks.map(escapeText);

  for (const { before, text, tag } of inlineMarkup[language]) {
    const places = inline.flatMap((block, index) => (block.split(before + text).length === 2 ? [index] : []));
    const index = places[0];
    if (index === undefined || places.length > 1)
      throw new Error(`${language}: "${before}${text}" fits ${places.length} blocks`);
    const name = tag.split(' ')[0];
    inline[index] = inline[index]?.replace(before + text, `${before}<${tag}>${text}</${name}>`) ?? '';
  }

  let at = 0;
  /** The next block of the text as an element; `wrap` puts an element around its inline content. */
  const next = (tag: string, wrap?: string): string => {
    const content = inline[at];
    if (content === undefined) throw new Error(`${language}: the layout asks for block ${at}, the text ends before it`);
    const inner = wrap ? `<${wrap}>${content}</${wrap.split(' ')[0]}>` : content;
    return `<${tag} data-block="${at++}">${inner}</${tag.split(' ')[0]}>`;
  };
  const times = (count: number, make: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => make(i)).join('\n');
  /** A goal's name, up to its colon, stands out. */
  const goal = () => {
    inline[at] = inline[at]?.replace(/^[^:]+:/, '<strong>$&</strong>') ?? '';
    return next('li');
  };
  const languageLink = (index: number) => {
    const target = sampleLanguages[index] ?? language;
    const current = target === language ? ' aria-current="page"' : '';
    return next('li', `a href="${samplePageName(target)}" hreflang="${target}" lang="${target}"${current}`);
  };

  const page = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeText(blocks[9] ?? '')}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body id="top">
<header class="mast">
${next('p')}
<nav><ul>
${times(4, () => next('li', 'a href="#top"'))}
</ul></nav>
<ul class="languages">
${times(3, languageLink)}
</ul>
</header>
<main>
<article>
${next('p class="kicker"')}
${next('h1')}
${next('p class="lead"')}
${next('p class="byline"')}
${times(2, () => next('p'))}
${next('h2')}
${times(3, () => next('p'))}
<figure>
${route}
${next('figcaption')}
</figure>
${next('h2')}
${next('p')}
${next('h2 id="goals"')}
${next('p')}
<ol>
${times(5, goal)}
</ol>
<blockquote>${next('p')}</blockquote>
${next('h2 id="dutch-part"')}
${times(3, () => next('p'))}
${next('h2')}
${next('p')}
<aside class="correction">${next('p')}</aside>
</article>
<section class="related">
${next('h2')}
<ul>
${times(3, () => next('li', 'a href="#top"'))}
</ul>
</section>
</main>
<footer>
${next('p')}
<ul>
${times(3, () => next('li', 'a href="#top"'))}
</ul>
</footer>
</body>
</html>
`;
  if (at !== blocks.length)
    throw new Error(`${language}: the layout takes ${at} blocks, the text has ${blocks.length}`);
  return page;
}

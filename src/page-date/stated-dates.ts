/** What a page says of its own date, as it stands there; untrusted. */
export interface StatedDates {
  published: string[];
  modified: string[];
}

/**
 * Collects what a document says of its own date: metadata of articles, JSON-LD, a `time` in the head of its one article.
 * Dates of other things on the page (teasers, comments, events) are passed over. Nothing of it is believed here.
 *
 * Stands alone, as it also travels into pages as source text: it uses nothing from around it. Never throws; texts are
 * short and few whatever the page holds.
 */
export function readStatedDates(page: Document = document): StatedDates {
  const found: StatedDates = { published: [], modified: [] };
  const MOST_DATES = 12;
  const MOST_CHARACTERS = 40;
  const MOST_JSON = 200_000;
  const add = (to: string[], text: unknown): void => {
    if (typeof text === 'string' && to.length < MOST_DATES) to.push(text.trim().slice(0, MOST_CHARACTERS));
  };

  const PUBLISHED = [
    ...['article:published_time', 'og:article:published_time', 'datepublished', 'citation_publication_date'],
    ...['dc.date', 'dc.date.issued', 'dcterms.date', 'dcterms.issued', 'dcterms.created', 'date', 'pubdate'],
  ];
  const MODIFIED = ['article:modified_time', 'og:updated_time', 'datemodified', 'dcterms.modified', 'last-modified'];
  const readMeta = (): void => {
    let seen = 0;
    for (const meta of page.querySelectorAll('meta[content]')) {
      if (++seen > 500) return;
      const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop') ?? '';
      const isPublished = PUBLISHED.includes(name.toLowerCase());
      if (isPublished || MODIFIED.includes(name.toLowerCase()))
        add(isPublished ? found.published : found.modified, meta.getAttribute('content'));
    }
  };

  const ABOUT_PAGE = /Article$|^(?:BlogPosting|LiveBlogPosting|Report|WebPage|ItemPage|AboutPage|TechArticle)$/;
  // Only what stands for the page itself: its parts, comments and related articles have dates of their own.
  const readThing = (thing: unknown, depth: number): void => {
    if (typeof thing !== 'object' || thing === null || depth > 3) return;
    if (Array.isArray(thing)) {
      for (const each of thing.slice(0, 50)) readThing(each, depth + 1);
      return;
    }
    const {
      '@type': type,
      '@graph': graph,
      datePublished,
      dateModified,
      mainEntity,
    } = thing as Record<string, unknown>;
    if ([type].flat().some((each) => typeof each === 'string' && ABOUT_PAGE.test(each))) {
      add(found.published, datePublished);
      add(found.modified, dateModified);
    }
    readThing(graph, depth + 1);
    readThing(mainEntity, depth + 1);
  };
  const readJson = (): void => {
    for (const script of [...page.querySelectorAll('script[type="application/ld+json" i]')].slice(0, 10)) {
      const text = script.textContent ?? '';
      if (text.length > MOST_JSON) continue;
      try {
        readThing(JSON.parse(text), 0);
      } catch {
        // Not JSON: nothing is said.
      }
    }
  };

  const readTime = (): void => {
    add(found.published, page.querySelector('time[pubdate]')?.getAttribute('datetime'));
    // A page of many articles has no date of its own.
    const articles = [...page.querySelectorAll('article')].filter(
      (article) => !article.parentElement?.closest('article'),
    );
    if (articles.length > 1) return;
    const head = (articles[0] ?? page.querySelector('main'))?.querySelector('header');
    for (const time of [...(head?.querySelectorAll('time[datetime]') ?? [])].slice(0, 1))
      add(found.published, time.getAttribute('datetime'));
  };

  for (const read of [readMeta, readJson, readTime]) {
    try {
      read();
    } catch {
      // A page can put anything in the place of a method: then it states no date.
    }
  }
  return found;
}

/** Firefox gives extensions the closed shadow root of an element. */
type Looked = Element & { openOrClosedShadowRoot?: ShadowRoot | null };

/** Where a card stands: see `layerAt` of the card's shell. */
const PLACES = ':is(:root,dialog,[popover],[role$=dialog],[aria-modal],:fullscreen)>div';

/**
 * Takes away the place of a card whose script is gone. Firefox ends the scripts of an extension that is updated or
 * removed where they stand, with whatever they have open; in Chromium they live on and tidy up themselves.
 */
export function removeLeftovers(document: Document): void {
  // By the prototype: an image named `querySelectorAll` takes its place on the document.
  const places: Iterable<Looked> = Document.prototype.querySelectorAll.call(document, PLACES);
  for (const place of places) if (place.openOrClosedShadowRoot?.querySelector('.il-root')) place.remove();
}

/** Firefox gives extensions the closed shadow root of an element. */
type Looked = Element & { openOrClosedShadowRoot?: ShadowRoot | null };

/**
 * Takes away the place of a card whose script is gone. Firefox ends the scripts of an extension that is updated or
 * removed where they stand, with whatever they have open; in Chromium they live on and tidy up themselves.
 */
export function removeLeftovers(document: Document): void {
  // By the prototype: an image named `querySelectorAll` takes its place on the document.
  const places = Document.prototype.querySelectorAll.call(document, ':root > div, dialog > div') as Iterable<Looked>;
  for (const place of places) if (place.openOrClosedShadowRoot?.querySelector('.il-root')) place.remove();
}

/** A document was left while something was asked of it. */
export class DocumentGoneError extends Error {
  override name = 'DocumentGoneError';
  constructor() {
    super('The document was left before it could answer.');
  }
}
